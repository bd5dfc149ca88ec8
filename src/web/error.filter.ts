import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
  Logger,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS } from '../kernel/actor.js';
import { DomainError, SignInRequired, TooMany } from '../kernel/errors.js';
import { newCode } from '../kernel/ids.js';
import { languageOf, readCookie } from '../access/cookies.js';
import { PageExpired } from '../access/forgery.js';
import type { Visit } from '../access/request.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { constraintOf } from '../database/constraint.js';
import { isMessageKey, translator } from '../i18n/translator.js';
import { Page } from './page.js';
import { Responder } from './responder.js';

const CODES: Readonly<Record<number, string>> = {
  404: 'errors.notFound',
  413: 'errors.tooBig',
  500: 'errors.failed',
};
const VIEWS = new Set([403, 404, 422, 429, 500, 503]);

/** The one place where an error becomes an answer: a page for people, RFC 9457 problem+json for programs. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('Errors');

  constructor(
    private readonly responder: Responder,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const visit = request.visit ?? this.stranger(request);
    const { status, code, params, field } = refusalOf(error, request);
    if (error instanceof TooMany) void reply.header('retry-after', String(error.retryAfter));
    if (!isApi(request) && (error instanceof SignInRequired || error instanceof PageExpired)) {
      if (request.method === 'POST' && !SECRETS.test(request.url)) {
        void reply.send(this.responder.sendPage(unsent(request, visit, status), visit, request, reply));
        return;
      }
      if (error instanceof SignInRequired) {
        const next = request.method === 'GET' ? `?lanjut=${encodeURIComponent(request.url)}` : '';
        void reply.status(303).header('location', `/masuk${next}`).send('');
        return;
      }
    }
    const reference = status === 500 ? newCode(8) : null;
    if (reference)
      this.log.error(`${reference} ${request.method} ${request.url.split('?')[0] ?? ''}`, stackOf(error));
    const t = translator(visit.language);
    const detail = t(isMessageKey(code) ? code : 'errors.invalid', params);
    if (isApi(request)) {
      void reply
        .status(status)
        .header('content-type', 'application/problem+json')
        .header('cache-control', 'no-store')
        .send(
          JSON.stringify({
            type: 'about:blank',
            title: code,
            status,
            detail,
            ...extras(error, field, reference),
          }),
        );
      return;
    }
    // A form that cannot be proved ours is a page open for too long, not a person without the right.
    const view = code === 'errors.forged' ? 422 : VIEWS.has(status) ? status : status > 500 ? 503 : 422;
    const page = new Page(`errors/${view}`, { title: t('errors.title'), reference, detail }, status);
    void reply.send(this.responder.sendPage(page, visit, request, reply));
  }

  /** A visit for a request that failed before the guard ran. */
  private stranger(request: FastifyRequest): Visit {
    return {
      actor: ANONYMOUS,
      subject: null,
      language: languageOf(this.config, request),
      browser: readCookie(this.config, request, 'peramban'),
      sessionId: null,
      bearer: false,
    };
  }
}

/**
 * A form sent after its session ended: everything typed comes back on a page that can send it again after signing in
 * in another tab, with or without JavaScript. Files cannot be handed back; the page says so.
 */
function unsent(request: FastifyRequest, visit: Visit, status: number): Page {
  const body = Object.entries((request.body ?? {}) as Record<string, unknown>);
  const kept = body
    .filter(([name]) => name !== '_csrf' && name !== '_once')
    .flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one })))
    .filter((field): field is { name: string; value: string } => typeof field.value === 'string');
  return new Page(
    'errors/unsent',
    {
      title: translator(visit.language)('web.error.sessionOver.title'),
      action: request.url,
      kept,
      shown: kept.map(({ value }) => value).filter((value) => value.length > LONG_TEXT),
      lostFiles: body.some(
        ([, value]) => typeof value === 'object' && value !== null && !Array.isArray(value),
      ),
    },
    status,
  );
}

/** Where passphrases and codes are typed: they are never written into a page. */
const SECRETS = /^\/(?:akun|masuk|mulai)(?:[/?]|$)/;

/** A text that somebody would be sorry to lose; shown so that it can be copied. */
const LONG_TEXT = 40;

const isApi = (request: FastifyRequest): boolean => request.url.startsWith('/api/');

function refusalOf(
  error: unknown,
  request: FastifyRequest,
): Pick<DomainError, 'code' | 'params' | 'field'> & { status: number } {
  if (error instanceof DomainError) return error;
  if ((error as { code?: unknown })?.code === 'SQLITE_BUSY') {
    return { status: 503, code: 'errors.failed', params: {}, field: null };
  }
  const constraint = constraintOf(error);
  if (constraint) {
    // Two at the same moment: the same was added twice, or what this pointed at is gone.
    const code = constraint === 'unique' ? 'errors.duplicate' : 'errors.transition';
    return { status: 409, code, params: {}, field: null };
  }
  const given =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown })?.statusCode;
  const status = typeof given === 'number' && given >= 400 && given < 500 ? given : otherwise(request);
  const code = CODES[status] ?? 'errors.invalid';
  return { status, code, params: {}, field: null };
}

/** The parser of uploads throws bare errors at a body without boundary or end, before anybody was recognised. */
const otherwise = (request: FastifyRequest): 422 | 500 =>
  request.visit === undefined && /^multipart\//i.test(request.headers['content-type'] ?? '') ? 422 : 500;

/** RFC 9457 extension members: the field, a bug's reference, every invalid field of a body. */
function extras(error: unknown, field: string | null, reference: string | null): Record<string, unknown> {
  const invalid = (error as { invalid?: unknown } | null)?.invalid;
  return {
    ...(field ? { field } : {}),
    ...(reference ? { reference } : {}),
    ...(invalid ? { errors: invalid } : {}),
  };
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
