import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** The encodings a body can be sent in. */
export type Encoding = 'br' | 'gzip' | 'identity';

const WORTH_IT = 860;

/** What the client accepts, best first. */
export function encodingFor(acceptEncoding: string | string[] | undefined): Encoding {
  const accepted = String(acceptEncoding ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

/** Compresses text for one answer, quickly; small texts stay as they are. */
export function compress(text: string, encoding: Encoding): { body: Buffer; encoding: Encoding } {
  const plain = Buffer.from(text);
  if (encoding === 'identity' || plain.length < WORTH_IT) return { body: plain, encoding: 'identity' };
  return { body: encoding === 'br' ? brotli(plain, 4) : gzipSync(plain, { level: 5 }), encoding };
}

/** Brotli at a quality: 4 for one answer, 11 for what is kept. */
export const brotli = (plain: Buffer, quality: number): Buffer =>
  brotliCompressSync(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  });
