import { Injectable } from '@nestjs/common';
import { type SessionFacts, sessionFacts } from '../agenda/agenda.queries.js';
import { isPlain } from '../agenda/session-kinds.js';
import { ReadSide, type Reads } from '../database/read-side.js';
import { nothing, sql } from '../database/sql.js';
import type { Actor } from '../kernel/actor.js';
import { isStaff } from '../kernel/actor.js';
import type { Instant, LocalDate } from '../kernel/time.js';
import type { OutcomeKind, PointKind } from './minutes-point.entity.js';
import type { MinutesState } from './minutes.transitions.js';

/** The working text around the points, and how far it has come. */
export interface MinutesRow {
  id: string;
  version: number;
  meetingId: string;
  sessionId: string;
  state: MinutesState;
  participants: string | null;
  opening: string | null;
  closing: string | null;
  openingRevision: number;
  closingRevision: number;
  editions: number;
  returnReason: string | null;
  correctionReason: string | null;
  submittedAt: Instant | null;
  submittedBy: string | null;
}

/** A point of the working text. */
export interface PointRow {
  id: string;
  kind: PointKind;
  position: number;
  revision: number;
  text: string;
  speaker: string | null;
  office: string | null;
  outcomeKind: OutcomeKind | null;
  responsible: string | null;
  dueOn: LocalDate | null;
  removedAt: Instant | null;
}

/** Somebody with a part in the session: whom the speaker's field offers. */
export interface SpeakerRow {
  role: string;
  name: string;
  position: string | null;
  institution: string | null;
}

/** A session and where its minutes stand. */
export interface ListedMinutes {
  session: SessionFacts;
  minutesState: MinutesState | null;
  editions: number;
  mine: boolean;
}

/** One line of the history. */
export interface HistoryRow {
  at: Instant;
  actorName: string;
  event: string;
  data: Record<string, unknown>;
}

/** The minutes of a session; null before the first word. */
export const minutesOf = (reads: Reads, sessionId: string): Promise<MinutesRow | null> =>
  reads.one<MinutesRow>(sql`
    select id, version, meeting_id as "meetingId", session_id as "sessionId", state, participants, opening, closing,
      opening_revision as "openingRevision", closing_revision as "closingRevision", editions,
      return_reason as "returnReason", correction_reason as "correctionReason", submitted_at as "submittedAt",
      submitted_by as "submittedBy"
    from minutes where session_id = ${sessionId}`);

/** The points in the order of the document, the removed ones too. */
export const pointsOf = (reads: Reads, minutesId: string): Promise<PointRow[]> =>
  reads.all<PointRow>(sql`
    select id, kind, position, revision, text, speaker, office, outcome_kind as "outcomeKind", responsible,
      due_on as "dueOn", removed_at as "removedAt"
    from minutes_point where minutes_id = ${minutesId} order by kind, position, id`);

/** Everybody named on a session, leaders first. */
export const speakersOf = (reads: Reads, sessionId: string): Promise<SpeakerRow[]> =>
  reads.all<SpeakerRow>(sql`
    select role, name, position, institution from session_person
    where session_id = ${sessionId} order by sort, name, id`);

/** "Kepala Dinas, Dinas Sosial Provinsi NTT"; null when neither is known. */
export const officeOf = (person: Pick<SpeakerRow, 'position' | 'institution'>): string | null =>
  [person.position, person.institution].filter(Boolean).join(', ') || null;

/** All reads of the working text. */
@Injectable()
export class MinutesQueries {
  constructor(private readonly reads: ReadSide) {}

  /** The sessions that have or may get minutes, those of the actor first; only theirs unless they are staff. */
  async list(actor: Actor, meetingId: string): Promise<ListedMinutes[]> {
    const mine = sql`(c.account_id = ${actor.accountId} or t.account_id = ${actor.accountId})`;
    const scope = isStaff(actor, meetingId) ? nothing : sql`and ${mine}`;
    const sessions = await sessionFacts(this.reads, sql`s.meeting_id = ${meetingId} ${scope}`);
    const rows = await this.reads.all<{ sessionId: string; state: MinutesState; editions: number }>(sql`
      select session_id as "sessionId", state, editions from minutes where meeting_id = ${meetingId}`);
    const bySession = new Map(rows.map((row) => [row.sessionId, row]));
    const listed = sessions
      .map((session) => {
        const row = bySession.get(session.id);
        return {
          session,
          minutesState: row?.state ?? null,
          editions: row?.editions ?? 0,
          mine: [session.chair, session.minuteTaker].some(
            (person) => person?.accountId && person.accountId === actor.accountId,
          ),
        };
      })
      .filter((one) => one.minutesState !== null || (!one.session.cancelled && !isPlain(one.session.kind)));
    return [...listed.filter((one) => one.mine), ...listed.filter((one) => !one.mine)];
  }

  /** The working text with its points; two queries. */
  async content(sessionId: string): Promise<{ minutes: MinutesRow | null; points: PointRow[] }> {
    const minutes = await minutesOf(this.reads, sessionId);
    return { minutes, points: await pointsOf(this.reads, minutes?.id ?? '') };
  }

  speakers(sessionId: string): Promise<SpeakerRow[]> {
    return speakersOf(this.reads, sessionId);
  }

  /** What happened to the minutes and their points, newest first. */
  async history(minutesId: string): Promise<HistoryRow[]> {
    const rows = await this.reads.all<Omit<HistoryRow, 'data'> & { data: string }>(sql`
      select at, actor_name as "actorName", event, data from audit_entry
      where subject_id = ${minutesId}
        or subject_id in (select id from minutes_point where minutes_id = ${minutesId})
      order by at desc, id limit 200`);
    return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }));
  }
}
