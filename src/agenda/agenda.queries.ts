import { Injectable } from '@nestjs/common';
import { ReadSide, type Reads } from '../database/read-side.js';
import { nothing, type Sql, sql } from '../database/sql.js';
import type { Instant, LocalDate } from '../kernel/time.js';
import type { PersonRole, SessionAccess, SessionKind } from './session-kinds.js';

/** Who has a part that an account may act in. */
export interface Assigned {
  name: string;
  accountId: string | null;
}

/** What other features need to know of a session: what it is, when, where, who leads it and who writes. */
export interface SessionFacts {
  id: string;
  meetingId: string;
  kind: SessionKind;
  title: string;
  titleEn: string | null;
  day: LocalDate;
  startsAt: Instant;
  endsAt: Instant;
  room: string | null;
  access: SessionAccess;
  cancelled: boolean;
  chair: Assigned | null;
  minuteTaker: Assigned | null;
}

interface FactsRow extends Omit<SessionFacts, 'cancelled' | 'chair' | 'minuteTaker'> {
  cancelledAt: Instant | null;
  chairName: string | null;
  chairAccount: string | null;
  takerName: string | null;
  takerAccount: string | null;
}

/** The facts of the sessions that match a condition on `session s`, in the order of time; one query. */
export async function sessionFacts(reads: Reads, where: Sql): Promise<SessionFacts[]> {
  const rows = await reads.all<FactsRow>(sql`
    select s.id, s.meeting_id as "meetingId", s.kind, s.title, s.title_en as "titleEn", s.day,
      s.starts_at as "startsAt", s.ends_at as "endsAt", r.name as room, s.access, s.cancelled_at as "cancelledAt",
      c.name as "chairName", c.account_id as "chairAccount", t.name as "takerName", t.account_id as "takerAccount"
    from session s
    left join room r on r.id = s.room_id
    left join session_person c on c.session_id = s.id and c.role = 'chair'
    left join session_person t on t.session_id = s.id and t.role = 'minute_taker'
    where ${where}
    order by s.starts_at, s.ends_at, s.title, s.id`);
  return rows.map(({ cancelledAt, chairName, chairAccount, takerName, takerAccount, ...facts }) => ({
    ...facts,
    cancelled: cancelledAt !== null,
    chair: chairName === null ? null : { name: chairName, accountId: chairAccount },
    minuteTaker: takerName === null ? null : { name: takerName, accountId: takerAccount },
  }));
}

/** A room as lists show it. */
export interface RoomRow {
  id: string;
  version: number;
  name: string;
  capacity: number | null;
  position: number;
  /** Sessions of the draft that take place in it, cancelled ones too. */
  sessions: number;
}

/** A person's part as the draft has it. */
export interface PersonRow {
  sessionId: string;
  role: PersonRole;
  name: string;
  position: string | null;
  institution: string | null;
  accountId: string | null;
}

/** A session of the working draft with its people. */
export interface DraftSession {
  id: string;
  version: number;
  kind: SessionKind;
  title: string;
  titleEn: string | null;
  day: LocalDate;
  startsAt: Instant;
  endsAt: Instant;
  roomId: string | null;
  roomName: string | null;
  access: SessionAccess;
  audience: string | null;
  description: string | null;
  cancelledAt: Instant | null;
  cancelReason: string | null;
  people: PersonRow[];
}

/** The working draft of a meeting (or one session of it) in the order of time; two queries, however many sessions. */
export async function draftOf(
  reads: Reads,
  meetingId: string,
  id: string | null = null,
): Promise<DraftSession[]> {
  const sessions = await reads.all<Omit<DraftSession, 'people'>>(sql`
    select s.id, s.version, s.kind, s.title, s.title_en as "titleEn", s.day, s.starts_at as "startsAt",
      s.ends_at as "endsAt", s.room_id as "roomId", r.name as "roomName", s.access, s.audience, s.description,
      s.cancelled_at as "cancelledAt", s.cancel_reason as "cancelReason"
    from session s
    left join room r on r.id = s.room_id
    where s.meeting_id = ${meetingId} ${id === null ? nothing : sql`and s.id = ${id}`}
    order by s.starts_at, coalesce(r.position, 0), s.ends_at, s.title, s.id`);
  const people = await reads.all<PersonRow>(sql`
    select session_id as "sessionId", role, name, position, institution, account_id as "accountId"
    from session_person
    where meeting_id = ${meetingId} ${id === null ? nothing : sql`and session_id = ${id}`}
    order by session_id, sort, id`);
  const parts = new Map<string, PersonRow[]>(sessions.map(({ id }) => [id, []]));
  for (const person of people) parts.get(person.sessionId)?.push(person);
  return sessions.map((session) => ({ ...session, people: parts.get(session.id) ?? [] }));
}

/** An account of the meeting's team that may be named chair or minute-taker. */
export interface TeamMember {
  accountId: string;
  name: string;
}

/** The accounts that may be named chair or minute-taker, by name. */
export const teamOf = (reads: Reads, meetingId: string): Promise<TeamMember[]> =>
  reads.all<TeamMember>(sql`
    select distinct a.id as "accountId", a.name
    from meeting_role h
    join account a on a.id = h.account_id
    where h.meeting_id = ${meetingId}
      and h.role in ('organizer', 'secretariat', 'minute_taker', 'chair')
      and a.disabled_at is null
    order by a.name, a.id`);

/** Whether the public has ever read of this session: the newest version still names every session of those before. */
export async function wasPublished(reads: Reads, meetingId: string, sessionId: string): Promise<boolean> {
  const found = await reads.one(sql`
    select 1 as one from agenda_version
    where meeting_id = ${meetingId} and snapshot like ${`%"${sessionId}"%`} limit 1`);
  return found !== null;
}

/** All reads of the working draft. */
@Injectable()
export class AgendaQueries {
  constructor(private readonly reads: ReadSide) {}

  /** The sessions of a meeting as other features know them. */
  async sessionsOf(meetingId: string): Promise<SessionFacts[]> {
    return sessionFacts(this.reads, sql`s.meeting_id = ${meetingId}`);
  }

  /** The whole draft. */
  async draft(meetingId: string): Promise<DraftSession[]> {
    return draftOf(this.reads, meetingId);
  }

  /** One session of the draft. */
  async draftSession(meetingId: string, id: string): Promise<DraftSession | null> {
    return (await draftOf(this.reads, meetingId, id))[0] ?? null;
  }

  /** Whether removing this session means cancelling it before the public's eyes. */
  async wasPublished(meetingId: string, sessionId: string): Promise<boolean> {
    return wasPublished(this.reads, meetingId, sessionId);
  }

  /** The rooms in their order, each with how much it is used. */
  async rooms(meetingId: string): Promise<RoomRow[]> {
    return this.reads.all<RoomRow>(sql`
      select r.id, r.version, r.name, r.capacity, r.position,
        (select cast(count(*) as integer) from session s where s.room_id = r.id) as sessions
      from room r
      where r.meeting_id = ${meetingId}
      order by r.position, r.name`);
  }

  /** The accounts that may be named chair or minute-taker. */
  async team(meetingId: string): Promise<TeamMember[]> {
    return teamOf(this.reads, meetingId);
  }
}
