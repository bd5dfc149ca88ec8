import { createHash, createHmac, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';

/** A new identifier for a row. */
export const newId = (): string => randomUUID();

/** Crockford's base 32 without I, L, O, U: no letter is mistaken for a digit when read aloud or off paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of `length` characters for people to read and type (5 bits each). */
export const newCode = (length: number): string =>
  Array.from({ length }, () => ALPHABET[randomInt(32)]).join('');

/** What somebody typed, as the code it was meant to be: case, spaces, dashes and look-alikes forgiven. */
export const readCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

/** An unguessable token for links (256 bits, URL-safe). */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** A six-digit one-time code. */
export const newDigits = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** SHA-256 as lower-case hex: for tokens at rest and published editions. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** HMAC-SHA-256, URL-safe. */
export const hmac = (key: string, data: string): string =>
  createHmac('sha256', key).update(data).digest('base64url');

/** Compares secrets without telling where they differ. */
export const sameSecret = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(sha256(a)), Buffer.from(sha256(b))];
  return timingSafeEqual(x, y);
};
