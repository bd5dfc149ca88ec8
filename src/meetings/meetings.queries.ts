import { Injectable } from '@nestjs/common';
import { ReadSide } from '../database/read-side.js';
import { list, sql } from '../database/sql.js';
import type { Actor, Role } from '../kernel/actor.js';
import type { Instant, LocalDate } from '../kernel/time.js';
import { factColumns, type FactsRow, type MeetingFacts, readFacts } from './meeting-facts.js';
import type { MeetingDetails } from './meeting.entity.js';

/** A category as lists show it. */
export interface CategoryRow {
  id: string;
  version: number;
  name: string;
  name_en: string | null;
  default_seats: number;
  self_funded: unknown;
}

/** Somebody of the team. */
export interface MemberRow {
  account_id: string;
  name: string;
  email: string | null;
  role: Role;
}

/** All reading about meetings. */
@Injectable()
export class MeetingQueries {
  constructor(private readonly reads: ReadSide) {}

  /** The meetings an actor sees, newest first; drafts only for those who have a part in them. */
  async listFor(actor: Actor): Promise<MeetingFacts[]> {
    const seen = actor.admin
      ? sql`1 = 1`
      : sql`m.state <> 'draft' or m.id in (${list(actor.roles.map((held) => held.meetingId))})`;
    const rows = await this.reads.all<FactsRow>(sql`
      select ${factColumns} from meeting m where ${seen} order by m.starts_on desc, m.title`);
    return rows.map(readFacts);
  }

  /** What the organizer said of the meeting, with the version that edits carry. */
  async details(id: string): Promise<MeetingDetails & { version: number }> {
    const row = await this.reads.one<Record<string, unknown>>(sql`select * from meeting where id = ${id}`);
    if (!row) throw new Error('a located meeting without a row');
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()),
        value,
      ]),
    ) as unknown as MeetingDetails & { version: number };
  }

  async categories(meetingId: string): Promise<CategoryRow[]> {
    return this.reads.all<CategoryRow>(sql`
      select id, version, name, name_en, default_seats, self_funded from participant_category
      where meeting_id = ${meetingId} order by position`);
  }

  /** The team: everybody but coordinators and delegates. */
  async team(meetingId: string): Promise<MemberRow[]> {
    return this.reads.all<MemberRow>(sql`
      select distinct r.account_id, a.name, a.email, r.role from meeting_role r join account a on a.id = r.account_id
      where r.meeting_id = ${meetingId} and r.role not in ('coordinator', 'delegate') order by r.role, a.name`);
  }
}

/** Whether delegations may put in, change and take back registrations now, by state and period. */
export function acceptsRegistrations(
  meeting: Pick<MeetingFacts, 'state' | 'registrationOpensAt' | 'registrationClosesAt'>,
  now: Instant,
): boolean {
  // While it is in session late arrivals are still named, as they are in practice, unless the period says otherwise.
  if (!['registration_open', 'in_session'].includes(meeting.state)) return false;
  const { registrationOpensAt: opens, registrationClosesAt: closes } = meeting;
  return (opens === null || opens <= now) && (closes === null || now < closes);
}

/** Whether a meeting lies behind us. */
export const isPast = (meeting: MeetingFacts, today: LocalDate): boolean =>
  ['concluded', 'archived', 'cancelled'].includes(meeting.state) ||
  (meeting.endsOn < today && meeting.state !== 'in_session');
