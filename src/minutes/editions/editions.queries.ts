import { Injectable } from '@nestjs/common';
import { ReadSide, type Reads } from '../../database/read-side.js';
import { sql } from '../../database/sql.js';
import { NotFound } from '../../kernel/errors.js';
import type { Actor } from '../../kernel/actor.js';
import type { Instant } from '../../kernel/time.js';
import { sessionFacts } from '../../agenda/agenda.queries.js';
import type { OfMeeting } from '../../meetings/meeting-facts.js';
import { readsEditions } from '../minutes.policy.js';
import type { MinutesSnapshot } from '../minutes-edition.entity.js';

/** A published edition. */
export interface EditionRow {
  id: string;
  number: number;
  sha256: string;
  code: string;
  pdfFileId: string;
  publishedAt: Instant;
  approvedByName: string;
  snapshot: MinutesSnapshot;
}

/** An edition among its siblings. */
export interface EditionLine {
  number: number;
  publishedAt: Instant;
  sha256: string;
}

/** An edition in the list of a meeting. */
export interface ListedEdition {
  sessionId: string;
  number: number;
  title: string;
  startsAt: Instant | null;
  publishedAt: Instant;
}

/** What a code confirms, and nothing more. */
export interface Confirmation {
  meeting: string;
  session: string;
  number: number;
  publishedAt: Instant;
  timeZone: string;
  sha256: string;
  newest: number;
}

/** The letterhead that documents of a meeting carry. */
export const letterheadOf = async (reads: Reads, meetingId: string): Promise<string | null> =>
  (
    await reads.one<{ letterhead: string | null }>(
      sql`select letterhead from meeting where id = ${meetingId}`,
    )
  )?.letterhead ?? null;

/** All reads of published editions. */
@Injectable()
export class EditionQueries {
  constructor(private readonly reads: ReadSide) {}

  /** One edition. Throws NotFound. */
  async byId(id: string): Promise<EditionRow> {
    const row = await this.reads.one<Omit<EditionRow, 'snapshot'> & { snapshot: string }>(sql`
      select id, number, sha256, code, pdf_file_id as "pdfFileId", published_at as "publishedAt",
        approved_by_name as "approvedByName", snapshot
      from minutes_edition where id = ${id}`);
    if (!row) throw new NotFound();
    return { ...row, snapshot: JSON.parse(row.snapshot) as MinutesSnapshot };
  }

  /** The editions of a session's minutes, newest first. */
  async ofSession(sessionId: string): Promise<EditionLine[]> {
    return this.reads.all<EditionLine>(sql`
      select number, published_at as "publishedAt", sha256 from minutes_edition
      where session_id = ${sessionId} order by number desc`);
  }

  /** The newest edition of each session that the actor may read, in the order of the sessions. */
  async listed(actor: Actor, { meeting }: OfMeeting): Promise<ListedEdition[]> {
    const rows = await this.reads.all<ListedEdition>(sql`
      select e.session_id as "sessionId", e.number, e.title, e.starts_at as "startsAt",
        e.published_at as "publishedAt"
      from minutes_edition e join minutes m on m.id = e.minutes_id and m.editions = e.number
      where e.meeting_id = ${meeting.id} order by e.starts_at, e.title, e.id`);
    const sessions = await sessionFacts(
      this.reads,
      sql`s.meeting_id = ${meeting.id} and s.id in (select e.session_id from minutes_edition e)`,
    );
    const readable = new Set(
      sessions.filter((session) => readsEditions(actor, { meeting, session })).map(({ id }) => id),
    );
    return rows.filter((row) => readable.has(row.sessionId));
  }

  /** What a verification code confirms; null for a code that is none. */
  async confirm(code: string): Promise<Confirmation | null> {
    const row = await this.reads.one<
      Omit<Confirmation, 'meeting' | 'session' | 'timeZone'> & { snapshot: string }
    >(sql`
      select e.number, e.published_at as "publishedAt", e.sha256, e.snapshot,
        (select max(n.number) from minutes_edition n where n.session_id = e.session_id) as newest
      from minutes_edition e where e.code = ${code}`);
    if (!row) return null;
    const { snapshot, ...facts } = row;
    const { meeting, session } = JSON.parse(snapshot) as MinutesSnapshot;
    return { ...facts, meeting: meeting.title, session: session.title, timeZone: meeting.timeZone };
  }
}
