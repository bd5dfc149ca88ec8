import type { FastifyRequest } from 'fastify';
import { DomainError } from '../kernel/errors.js';
import { hmac, newToken, sameSecret } from '../kernel/ids.js';
import type { Config } from '../config/config.js';
import { readCookie } from './cookies.js';
import type { Visit } from './request.js';

/** Whether a method changes something. */
export const isWrite = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** The token that a form of this browser carries; salted anew each time, so that compression tells nothing about it. */
export function forgeryToken(config: Config, browser: string, salt = newToken().slice(0, 16)): string {
  return `${salt}.${hmac(config.secret, `csrf:${salt}:${browser}`)}`;
}

/**
 * Refuses a write that another site could have caused: the Origin must be ours, and the form must carry the token of
 * this browser (a header for scripts). Requests with a bearer token carry no cookie and need neither; JSON without our
 * session cookie acts for nobody, and no other site's page can send it without our leave (CORS), so it needs no token.
 */
export function checkForgery(config: Config, request: FastifyRequest, visit: Visit): void {
  if (visit.bearer) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined && origin !== 'null' && !isOurs(config, request, origin)) throw refusal();
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw refusal();
  // No form can send anything but POST, so the other methods need a script and thereby our leave, as JSON does.
  if ((isJson(request) || request.method !== 'POST') && readCookie(config, request, 'sesi') === null) return;
  const body = request.body as Record<string, unknown> | null | undefined;
  const token =
    request.headers['x-csrf-token'] ?? (body && typeof body === 'object' ? body['_csrf'] : undefined);
  if (visit.browser && typeof token === 'string') {
    const salt = token.split('.')[0] ?? '';
    if (sameSecret(token, forgeryToken(config, visit.browser, salt))) return;
  }
  // A browser tells the origin of every POST, and no page can make it lie: this is a page of ours from before the
  // browser was forgotten (signed out in another tab), and what was typed on it may be handed back.
  throw origin !== undefined && origin !== 'null' ? new PageExpired() : refusal();
}

/** A form of our own whose token no longer counts. */
export class PageExpired extends DomainError {
  constructor() {
    super('errors.forged', 403);
  }
}

const isJson = (request: FastifyRequest): boolean =>
  /^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? '');

/** Our public address, or the address the browser used when it is this very machine's. */
function isOurs(config: Config, request: FastifyRequest, origin: string): boolean {
  return origin === new URL(config.baseUrl).origin || origin === `http://${request.headers.host ?? ''}`;
}

const refusal = () => new DomainError('errors.forged', 403);
