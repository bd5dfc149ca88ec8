import { Injectable } from '@nestjs/common';
import { NotFound, Refused } from '../kernel/errors.js';
import { newId, sha256 } from '../kernel/ids.js';
import { ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import type { Tx } from '../database/transaction.js';
import type { Upload } from './fields.js';
import { Download } from './page.js';

const KINDS = {
  pdf: { mediaType: 'application/pdf', ending: 'pdf', magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  jpeg: { mediaType: 'image/jpeg', ending: 'jpg', magic: [0xff, 0xd8, 0xff] },
  png: { mediaType: 'image/png', ending: 'png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
} as const;

/** What may be uploaded, by its content. */
export type FileKind = keyof typeof KINDS;

/**
 * Files live in the database: kept in the same transaction as what they belong to, seen by every process, in one
 * backup. What a file is, its first bytes say, never its name.
 */
@Injectable()
export class Files {
  constructor(private readonly reads: ReadSide) {}

  /** Keeps an uploaded file of one of the kinds; gives its id. Refuses others at `field`. */
  async keep(tx: Tx, upload: Upload, kinds: readonly FileKind[], field: string): Promise<string> {
    const kind = kinds
      .map((name) => KINDS[name])
      .find(({ magic }) => magic.every((byte, i) => upload.content[i] === byte));
    if (!kind) throw new Refused('errors.fileType', {}, field);
    return this.put(tx, withEnding(upload.name, kind.ending), kind.mediaType, upload.content);
  }

  /** Keeps bytes that the program made itself; gives their id. */
  async put(tx: Tx, name: string, mediaType: string, content: Buffer): Promise<string> {
    const id = newId();
    await tx.run(sql`
      insert into stored_file (id, name, media_type, bytes, sha256, content, created_at)
      values (${id}, ${name}, ${mediaType}, ${content.length}, ${sha256(content)}, ${content}, ${tx.now})`);
    return id;
  }

  /** The file as a download; attachments, unless it is a picture or PDF asked for `inline`. Throws NotFound. */
  async download(id: string, inline = false): Promise<Download> {
    const row = await this.reads.one<{ name: string; media_type: string; content: Buffer }>(sql`
      select name, media_type, content from stored_file where id = ${id}`);
    if (!row) throw new NotFound();
    return new Download(row.name, row.media_type, Buffer.from(row.content), {
      inline,
      cache: 'private, no-cache',
    });
  }
}

function withEnding(name: string, ending: string): string {
  const base = name
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{Cc}"<>|:*?]/gu, '_')
    .slice(0, 150);
  return `${base || 'berkas'}.${ending}`;
}
