import { gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { sha256 } from '../kernel/ids.js';
import { brotli, type Encoding } from './compression.js';

/** A body rendered once per version, with its compressed forms and its ETag. Answered with 304 when the reader has it. */
export class KeptPage {
  readonly etag: string;
  private readonly bodies: Readonly<Record<Encoding, Buffer>>;

  constructor(
    text: string,
    readonly mediaType: string = 'text/html; charset=utf-8',
  ) {
    const identity = Buffer.from(text);
    this.bodies = { identity, br: brotli(identity, 9), gzip: gzipSync(identity, { level: 9 }) };
    this.etag = `"${sha256(identity).slice(0, 27)}"`;
  }

  body(encoding: Encoding): Buffer {
    return this.bodies[encoding];
  }

  get size(): number {
    return this.bodies.identity.length + this.bodies.br.length + this.bodies.gzip.length;
  }
}

/** Published pages by their version: a new version is a new key, so nothing has to be thrown out on any process. */
@Injectable()
export class KeptPages {
  private readonly pages = new LRUCache<string, KeptPage>({
    maxSize: 64 * 1024 * 1024,
    sizeCalculation: (page) => page.size,
  });
  private readonly rendering = new Map<string, Promise<KeptPage>>();

  /** The page of a key, rendered now if nobody did before; many who ask at once wait for one rendering. */
  async get(key: string, render: () => Promise<KeptPage>): Promise<KeptPage> {
    const kept = this.pages.get(key);
    if (kept) return kept;
    const under = this.rendering.get(key);
    if (under) return under;
    const made = render()
      .then((page) => {
        this.pages.set(key, page);
        return page;
      })
      .finally(() => this.rendering.delete(key));
    this.rendering.set(key, made);
    return made;
  }
}
