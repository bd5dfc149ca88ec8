import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearCookie, readCookie, setCookie } from '../access/cookies.js';
import type { Config } from '../config/config.js';

/** Leaves a one-time notice for the next page; only a translation key travels, never words. */
export const leaveNotice = (config: Config, reply: FastifyReply, key: string): void =>
  setCookie(config, reply, 'kabar', key, 60);

/** Takes the notice left by the page before; null when there is none. */
export function takeNotice(config: Config, request: FastifyRequest, reply: FastifyReply): string | null {
  const key = readCookie(config, request, 'kabar');
  if (key !== null) clearCookie(config, reply, 'kabar');
  return key;
}
