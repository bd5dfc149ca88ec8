import { inflateSync } from 'node:zlib';

const LARGEST_SIDE = 3000;
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Colour type → samples per pixel. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/**
 * A logo that the PDF library can be given: it decodes PNG in a callback, where a broken or boastful file would end
 * the process, so the pixels are decoded here once, within bounds, and only the parts that count are handed on.
 * Null for a picture that cannot be used; the letterhead then stands without it.
 */
export function usableLogo(bytes: Buffer): Buffer | null {
  if (bytes.length > 3 && bytes.readUInt16BE(0) === 0xffd8) return bytes;
  return bytes.subarray(0, 8).equals(PNG_SIGNATURE) ? cleanPng(bytes) : null;
}

function cleanPng(bytes: Buffer): Buffer | null {
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (!chunks || header?.name !== 'IHDR' || header.data.length !== 13) return null;
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const [bits, color, , , interlaced] = header.data.subarray(8);
  const samples = SAMPLES[color ?? -1];
  if (bits !== 8 || samples === undefined || interlaced !== 0) return null;
  if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) return null;
  const palette = chunks.find(({ name }) => name === 'PLTE');
  if (color === 3 && (!palette || palette.data.length % 3 !== 0 || palette.data.length > 768)) return null;
  const line = 1 + width * samples;
  const pixels = inflated(
    chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data),
    line * height,
  );
  if (pixels?.length !== line * height) return null;
  for (let row = 0; row < height; row += 1) if ((pixels[row * line] ?? 5) > 4) return null;
  return Buffer.concat([
    PNG_SIGNATURE,
    ...chunks.filter(({ name }) => KEPT.has(name)).map(({ whole }) => whole),
  ]);
}

function inflated(parts: Buffer[], most: number): Buffer | null {
  try {
    return inflateSync(Buffer.concat(parts), { maxOutputLength: most });
  } catch {
    return null;
  }
}

interface Chunk {
  name: string;
  data: Buffer;
  whole: Buffer;
}

/** The chunks up to IEND; null when a length lies. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const name = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ name, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
    if (name === 'IEND') return chunks;
    at = end;
  }
  return null;
}
