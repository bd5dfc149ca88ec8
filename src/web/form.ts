import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DomainError, type MessageParams, Stale } from '../kernel/errors.js';
import { isMessageKey, type Translate } from '../i18n/translator.js';
import type { MessageKey } from '../i18n/words.js';
import { type FieldSpec, isOptional, specOf } from './fields.js';

/** A choice offered by a field. */
export interface Option {
  value: string;
  text: string;
  hint?: string;
}

/** A message and its values, before a language is known. */
export interface Problem {
  readonly code: string;
  readonly params: MessageParams;
}

type Schema = z.ZodObject;
type Values = Readonly<Record<string, unknown>>;

/** What was typed (or what stands), what is wrong with it, and what may be chosen: all a page needs to draw a form. */
export class Form<S extends Schema = Schema> {
  private options: Readonly<Record<string, readonly Option[]>> = {};
  private current: Values = {};

  constructor(
    readonly schema: S,
    readonly values: Values = {},
    readonly problems: Readonly<Record<string, Problem>> = {},
  ) {}

  /** Gives the choices of fields whose options are known only at run time. */
  offering(options: Readonly<Record<string, readonly Option[]>>): this {
    this.options = options;
    return this;
  }

  /** The saved values that stand against the typed ones, after a stale save. */
  against(current: Values): this {
    this.current = current;
    return this;
  }

  get failed(): boolean {
    return Object.keys(this.problems).length > 0;
  }

  /** The form as a view model in one language. */
  view(t: Translate): FormView {
    const fields: Record<string, FieldView> = {};
    for (const [name, schema] of fieldsOf(this.schema)) {
      const spec = specOf(schema);
      if (spec) fields[name] = this.field(t, name, spec, !isOptional(schema));
    }
    const errors = Object.entries(this.problems).map(([name, problem]) => {
      const field = fields[name];
      return { href: field ? `#${field.id}` : '#main', text: say(t, problem, field?.label) };
    });
    return { fields, errors, failed: this.failed };
  }

  private field(t: Translate, name: string, spec: FieldSpec, required: boolean): FieldView {
    const value = this.values[name];
    const chosen = new Set([value].flat().map(shown));
    const problem = this.problems[name];
    const label = t(spec.label);
    const options = this.options[name] ?? null;
    return {
      id: name,
      name,
      label,
      hint: spec.hint ? t(spec.hint) : null,
      control: spec.control,
      type: spec.control,
      value: shown(value),
      error: problem ? say(t, problem, null) : null,
      required,
      maxlength: spec.maxlength ?? null,
      min: spec.min ?? null,
      max: spec.max ?? null,
      rows: spec.rows ?? 4,
      autocomplete: spec.autocomplete ?? null,
      inputmode: spec.inputmode ?? null,
      accept: spec.accept ?? null,
      checked: isTicked(value),
      current: this.differing(t, name, value),
      options:
        options?.map((option) => ({ hint: null, ...option, selected: chosen.has(option.value) })) ?? null,
    };
  }

  private differing(t: Translate, name: string, typed: unknown): string | null {
    const saved = this.current[name];
    if (saved === undefined) return null;
    if (typeof saved === 'boolean')
      return saved === isTicked(typed) ? null : t(saved ? 'web.form.yes' : 'web.form.no');
    if (shown(saved) === shown(typed)) return null;
    const chosen = this.options[name]?.find((option) => option.value === shown(saved));
    return chosen?.text ?? (shown(saved) || '—');
  }
}

const fieldsOf = (schema: Schema): [string, z.ZodType][] => Object.entries<z.ZodType>(schema.shape);

const isTicked = (value: unknown): boolean => value === true || value === 'on' || value === 'true';

/** A value as the field shows it; files and lists are not shown. */
function shown(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}

/** A form ready to be drawn. */
export interface FormView {
  fields: Record<string, FieldView>;
  errors: { href: string; text: string }[];
  failed: boolean;
}

/** A field ready to be drawn. */
export interface FieldView {
  id: string;
  name: string;
  label: string;
  hint: string | null;
  control: FieldSpec['control'];
  type: string;
  value: string;
  error: string | null;
  required: boolean;
  maxlength: number | null;
  min: number | null;
  max: number | null;
  rows: number;
  autocomplete: string | null;
  inputmode: string | null;
  accept: string | null;
  checked: boolean;
  /** After a stale save: what somebody else saved here meanwhile. */
  current: string | null;
  options: { value: string; text: string; hint: string | null; selected: boolean }[] | null;
}

/** A submitted form: what arrived, read by its schema. */
export class Submission<S extends Schema> {
  constructor(
    private readonly schema: S,
    private readonly body: Values,
  ) {}

  /** What arrived, unread; for the parts of a body that no schema describes. */
  get raw(): Values {
    return this.body;
  }

  /**
   * Reads the input and acts. Invalid input, or a refusal of the domain, gives `again` the form with everything typed
   * and the messages at their fields; the caller's page carries the status.
   */
  async handle<R, P>(
    act: (input: z.output<S>) => Promise<R>,
    then: (result: R) => P | Promise<P>,
    again: (form: Form<S>, status: number) => P | Promise<P>,
  ): Promise<P> {
    const read = this.schema.safeParse(this.body);
    if (!read.success)
      return again(new Form(this.schema, this.body, problemsOf(read.error, this.schema)), 422);
    let result: R;
    try {
      result = await act(read.data);
    } catch (error) {
      if (!(error instanceof DomainError) || ![409, 422, 429].includes(error.status)) throw error;
      const problems = { [error.field ?? '']: { code: error.code, params: error.params } };
      const values = error instanceof Stale ? { ...this.body, version: error.currentVersion } : this.body;
      const form = new Form(this.schema, values, problems);
      return again(error instanceof Stale ? form.against(error.current) : form, error.status);
    }
    return then(result);
  }
}

/** The first problem of each field, as translation keys. */
export function problemsOf(error: z.ZodError, schema: Schema): Record<string, Problem> {
  const problems: Record<string, Problem> = {};
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '');
    const spec = specOf((schema.shape as Record<string, z.ZodType>)[name] ?? z.never());
    problems[name] ??= {
      code: isMessageKey(issue.message) ? issue.message : 'errors.invalid',
      params: { max: spec?.maxlength ?? spec?.max ?? 0, min: spec?.min ?? 0 },
    };
  }
  return problems;
}

function say(t: Translate, problem: Problem, label: string | null | undefined): string {
  const key: MessageKey = isMessageKey(problem.code) ? problem.code : 'errors.invalid';
  const words = t(key, problem.params);
  return label ? `${label}: ${words}` : words;
}

// A schema has a `transform`, so Nest would take it for a pipe if it were handed over bare.
const submitted = createParamDecorator(
  ({ schema }: { schema: Schema; of: 'form' }, context: ExecutionContext) => {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    return new Submission(schema, typeof body === 'object' && body !== null ? (body as Values) : {});
  },
);

/** The submitted form of this request: `@Sent(nomination) sent: Submission<typeof nomination>`. */
export const Sent = (schema: Schema): ParameterDecorator => submitted({ schema, of: 'form' });
