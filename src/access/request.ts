import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/actor.js';
import type { Language } from '../i18n/translator.js';

/** What the guard learned about a request, kept on it. */
export interface Visit {
  actor: Actor;
  /** What the route speaks of, as its policy found it. */
  subject: unknown;
  language: Language;
  /** A random id of the browser, from a cookie; null until a page with a form gave one. */
  browser: string | null;
  /** SHA-256 of the session's token; null when nobody is signed in. */
  sessionId: string | null;
  /** Came with a bearer token: no cookie, so nothing to forge. */
  bearer: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    visit?: Visit;
  }
}

/** The visit of a request that passed the guard. */
export function visitOf(request: FastifyRequest): Visit {
  if (!request.visit) throw new Error('no visit: the guard has not run');
  return request.visit;
}

const fromVisit = <T>(pick: (visit: Visit) => T) =>
  createParamDecorator((_: unknown, context: ExecutionContext) =>
    pick(visitOf(context.switchToHttp().getRequest<FastifyRequest>())),
  );

/** The actor of this request: `@By() actor: Actor`. */
export const By = fromVisit((visit) => visit.actor);
/** What the route speaks of, found by its policy: `@Here() here: DelegationSubject`. */
export const Here = fromVisit((visit) => visit.subject);
/** The language of this request. */
export const In = fromVisit((visit) => visit.language);
/** The whole visit, for the few handlers that need cookies or the session. */
export const TheVisit = fromVisit((visit) => visit);
