import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { LANGUAGES, type Language } from '../i18n/translator.js';

/** What the program's cookies are called; over https they carry `__Host-`, which no other host can set. */
export const cookieName = (config: Config, name: 'sesi' | 'peramban' | 'bahasa' | 'kabar'): string =>
  config.baseUrl.startsWith('https:') ? `__Host-${name}` : `rakornas-${name}`;

/** Sets one of the program's cookies: HttpOnly, SameSite=Lax, whole site, Secure over https. */
export function setCookie(
  config: Config,
  reply: FastifyReply,
  name: Parameters<typeof cookieName>[1],
  value: string,
  maxAgeSeconds: number,
): void {
  void reply.setCookie(cookieName(config, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.baseUrl.startsWith('https:'),
    maxAge: maxAgeSeconds,
  });
}

/** Takes a cookie away. */
export const clearCookie = (
  config: Config,
  reply: FastifyReply,
  name: Parameters<typeof cookieName>[1],
): void => setCookie(config, reply, name, '', 0);

/** Reads a cookie; null when absent or absurdly long. */
export function readCookie(
  config: Config,
  request: FastifyRequest,
  name: Parameters<typeof cookieName>[1],
): string | null {
  // A request that fails before the cookies are read has none.
  const value = (request.cookies as typeof request.cookies | null)?.[cookieName(config, name)];
  return value && value.length <= 200 ? value : null;
}

/** The reader's language: the cookie, else Indonesian. (Accept-Language is not asked: many phones here are set to English by default.) */
export function languageOf(config: Config, request: FastifyRequest): Language {
  const asked =
    (request.query as Record<string, unknown> | undefined)?.['bahasa'] ??
    readCookie(config, request, 'bahasa');
  return LANGUAGES.find((language) => language === asked) ?? 'id';
}
