import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';

const NAME = 'rakornas-kabar';

/** Leaves a one-time notice for the next page; only a translation key travels, never words. */
export function leaveNotice(config: Config, reply: FastifyReply, key: string): void {
  void reply.setCookie(NAME, key, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.baseUrl.startsWith('https:'),
    maxAge: 60,
  });
}

/** Takes the notice left by the page before; null when there is none. */
export function takeNotice(config: Config, request: FastifyRequest, reply: FastifyReply): string | null {
  const key = request.cookies[NAME];
  if (!key) return null;
  void reply.setCookie(NAME, '', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.baseUrl.startsWith('https:'),
    maxAge: 0,
  });
  return key;
}
