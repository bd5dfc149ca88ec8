import type { FastifyRequest } from 'fastify';
import { visitOf } from '../access/request.js';
import type { Config } from '../config/config.js';

/** From where somebody signs in. */
export interface Entrance {
  /** The browser's random id; every POST has one, or the guard refused it. */
  readonly browser: string;
  readonly address: string;
  readonly device: string;
  /** The session this browser has already; signing in anew ends it. */
  readonly sessionId: string | null;
}

/** The entrance of a request. */
export const entranceOf = (request: FastifyRequest): Entrance => ({
  browser: visitOf(request).browser ?? '',
  address: request.ip,
  device: request.headers['user-agent'] ?? '',
  sessionId: visitOf(request).sessionId,
});

/** What an address is counted by: a household or hotel has one IPv4 address, or one IPv6 network of 64 bits. */
export function networkOf(address: string): string {
  const ipv4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (ipv4) return ipv4;
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? [];
  const front = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - front.length - tail.split(':').filter(Boolean).length;
  return [...front, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...(tail ?? '').split(':')]
    .slice(0, 4)
    .join(':');
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
const OWN_NAME = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/**
 * Whether the demo's entrances are open to this request: in demo mode, from this very machine, through no proxy, and
 * under a name of this machine (another site's name pointed here would let that site read the page).
 */
export const demoOpenTo = (config: Config, request: FastifyRequest): boolean =>
  config.demo &&
  LOOPBACK.has(request.ip) &&
  LOOPBACK.has(request.socket.remoteAddress ?? '') &&
  FORWARDED.every((name) => request.headers[name] === undefined) &&
  OWN_NAME.test(request.headers.host ?? '');
