import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../kernel/actor.js';
import { newId, sha256 } from '../kernel/ids.js';
import { type Reads, ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import { Work } from '../database/unit-of-work.js';

interface Entry {
  id: string;
  at: string;
  account_id: string | null;
  actor_name: string;
  meeting_id: string | null;
  event: string;
  subject_type: string;
  subject_id: string;
  data: string;
}

const SEAL_AT_ONCE = 1000;

/**
 * The trail of who did what, written in the same transaction as the change. Entries are sealed a moment later in a
 * chain of SHA-256: sealing apart keeps writers of one meeting from waiting for one another, and an entry changed
 * or removed afterwards breaks the chain (`rakornas doctor` looks).
 */
@Injectable()
export class Trail {
  constructor(
    private readonly work: Work,
    private readonly reads: ReadSide,
  ) {
    work.onEvent(async (tx, event, about) => {
      await tx.run(sql`
        insert into audit_entry (id, at, nth, account_id, actor_name, meeting_id, event, subject_type, subject_id, data)
        values (${newId()}, ${tx.now}, ${tx.nth()}, ${tx.actor.accountId}, ${tx.actor.name}, ${about.trailMeetingId},
          ${event.name}, ${about.constructor.name}, ${about.id}, ${JSON.stringify(event.data)})`);
    });
  }

  /** Seals whatever waits; looks first, so that an idle program does not take the write lock. */
  async sealAll(): Promise<void> {
    while (await this.reads.one(sql`select 1 as one from audit_entry where seal_position is null limit 1`))
      await this.seal();
  }

  /** Chains the entries not sealed yet, a thousand at most; gives how many. */
  async seal(): Promise<number> {
    return this.work.run(SYSTEM, async (tx) => {
      await tx.alone('seal');
      const last = await tx.one<{ seal: string; seal_position: number }>(sql`
        select seal, seal_position from audit_entry where seal_position is not null
        order by seal_position desc limit 1`);
      const entries = await tx.all<Entry>(sql`
        select * from audit_entry where seal_position is null order by at, nth, id limit ${SEAL_AT_ONCE}`);
      let seal = last?.seal ?? '';
      let position = last?.seal_position ?? 0;
      for (const entry of entries) {
        seal = sealOf(seal, entry);
        position += 1;
        await tx.run(
          sql`update audit_entry set seal = ${seal}, seal_position = ${position} where id = ${entry.id}`,
        );
      }
      return entries.length;
    });
  }

  /** The first position at which the chain does not hold; null when it holds whole. */
  async firstBreak(): Promise<number | null> {
    const last = await this.reads.one<{ position: number | null }>(
      sql`select max(seal_position) as position from audit_entry`,
    );
    let seal = '';
    for (let after = 0; after < (last?.position ?? 0); after += SEAL_AT_ONCE) {
      const entries = await this.reads.all<Entry & { seal: string; seal_position: number }>(sql`
        select * from audit_entry where seal_position > ${after} and seal_position <= ${after + SEAL_AT_ONCE}
        order by seal_position`);
      for (const [i, entry] of entries.entries()) {
        seal = sealOf(seal, entry);
        if (entry.seal_position !== after + i + 1) return after + i + 1;
        if (entry.seal !== seal) return entry.seal_position;
      }
      const whole = Math.min(SEAL_AT_ONCE, (last?.position ?? 0) - after);
      if (entries.length < whole) return after + entries.length + 1;
    }
    return null;
  }

  /** What happened to one thing, newest first. */
  async of(subjectId: string, reads: Reads = this.reads): Promise<TrailRow[]> {
    const rows = await reads.all<Entry>(sql`
      select * from audit_entry where subject_id = ${subjectId} order by at desc, nth desc, id limit 100`);
    return rows.map((row) => ({
      at: row.at,
      actorName: row.actor_name,
      event: row.event,
      data: JSON.parse(row.data) as Record<string, unknown>,
    }));
  }
}

/** One line of a thing's history. */
export interface TrailRow {
  at: string;
  actorName: string;
  event: string;
  data: Record<string, unknown>;
}

function sealOf(previous: string, entry: Entry): string {
  const { id, at, account_id, actor_name, meeting_id, event, subject_type, subject_id, data } = entry;
  return sha256(
    JSON.stringify([
      previous,
      id,
      at,
      account_id,
      actor_name,
      meeting_id,
      event,
      subject_type,
      subject_id,
      data,
    ]),
  );
}
