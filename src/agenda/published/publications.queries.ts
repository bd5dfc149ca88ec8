import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ReadSide, type Reads } from '../../database/read-side.js';
import { nothing, type Sql, sql } from '../../database/sql.js';
import type { Instant } from '../../kernel/time.js';
import type { SessionChange } from './changes.js';
import type { Snapshot } from './snapshot.js';

/** A published version, read back. */
export interface Publication {
  readonly number: number;
  readonly note: string | null;
  readonly publishedAt: Instant;
  readonly publishedBy: string;
  readonly snapshot: Snapshot;
  readonly changes: readonly SessionChange[];
}

interface Row extends Omit<Publication, 'snapshot' | 'changes'> {
  snapshot: string;
  changes: string;
}

/** The published versions of a meeting that match, newest first. */
export async function publicationsOf(reads: Reads, meetingId: string, and: Sql): Promise<Publication[]> {
  const rows = await reads.all<Row>(sql`
    select number, note, published_at as "publishedAt", published_by as "publishedBy", snapshot, changes
    from agenda_version
    where meeting_id = ${meetingId} ${and}
    order by number desc`);
  return rows.map((row) => ({
    ...row,
    snapshot: JSON.parse(row.snapshot) as Snapshot,
    changes: JSON.parse(row.changes) as SessionChange[],
  }));
}

/** The newest version, for a transaction that is about to make the next. */
export async function newestOf(reads: Reads, meetingId: string): Promise<Publication | null> {
  const newest = sql`and number = (select max(number) from agenda_version where meeting_id = ${meetingId})`;
  return (await publicationsOf(reads, meetingId, newest))[0] ?? null;
}

/** What was published. A version never changes, so one that was read once is kept by its number. */
@Injectable()
export class Publications {
  private readonly kept = new LRUCache<string, Publication>({ max: 100 });

  constructor(private readonly reads: ReadSide) {}

  /** One version; null when there is none of that number. */
  async version(meetingId: string, number: number): Promise<Publication | null> {
    const key = `${meetingId} ${number}`;
    const kept = this.kept.get(key);
    if (kept) return kept;
    const [found] = await publicationsOf(this.reads, meetingId, sql`and number = ${number}`);
    if (found) this.kept.set(key, found);
    return found ?? null;
  }

  /** Every version, newest first. */
  async all(meetingId: string): Promise<Publication[]> {
    return publicationsOf(this.reads, meetingId, nothing);
  }
}
