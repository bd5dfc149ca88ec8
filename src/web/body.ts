import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { DomainError } from '../kernel/errors.js';
import { translator } from '../i18n/translator.js';
import { visitOf } from '../access/request.js';
import { isMessageKey } from '../i18n/translator.js';
import { problemsOf } from './form.js';

/** A JSON body that its schema refuses; `invalid` names each field and says what is wrong in the caller's language. */
export class InvalidBody extends DomainError {
  constructor(readonly invalid: readonly { field: string; code: string; detail: string }[]) {
    super('errors.invalid', 422);
  }
}

/** Where the API's description finds the schema of a handler's body. */
export const JSON_BODY = 'rakornas:json-body';

// A schema has a `transform`, so Nest would take it for a pipe if it were handed over bare.
const read = createParamDecorator(
  ({ schema }: { schema: z.ZodObject; of: 'json' }, context: ExecutionContext) => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const result = schema.safeParse(request.body ?? {});
    if (result.success) return result.data;
    const t = translator(visitOf(request).language);
    throw new InvalidBody(
      Object.entries(problemsOf(result.error, schema)).map(([field, { code, params }]) => ({
        field,
        code,
        detail: t(isMessageKey(code) ? code : 'errors.invalid', params),
      })),
    );
  },
);

/** The body of an API request, read by the same schema as the form: `@Json(nomination) input: z.output<…>`. */
export const Json =
  (schema: z.ZodObject): ParameterDecorator =>
  (target, key, index) => {
    if (key !== undefined) {
      const handler = (target as Record<string | symbol, object>)[key];
      if (handler) Reflect.defineMetadata(JSON_BODY, schema, handler);
    }
    read({ schema, of: 'json' })(target, key, index);
  };
