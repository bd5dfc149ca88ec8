import { definePolicy, open, type RouteParams } from '../access/policy.js';
import type { Reads } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import { type Actor, holds, isStaff } from '../kernel/actor.js';
import { type SessionFacts, sessionFacts } from '../agenda/agenda.queries.js';
import { locateMeeting, type OfMeeting } from '../meetings/meeting-facts.js';
import { seesMeeting } from '../meetings/meetings.policy.js';

/** The minutes of one session, written or not. */
export interface OfMinutes extends OfMeeting {
  readonly session: SessionFacts;
}

/** A published edition of a session's minutes. */
export interface OfEdition extends OfMinutes {
  readonly editionId: string;
  readonly number: number;
}

/** Appointed on the session, and still holding the role in the meeting: taking the role away ends it. */
const isMinuteTaker = (actor: Actor, { meeting, session }: OfMinutes): boolean =>
  actor.accountId !== null &&
  session.minuteTaker?.accountId === actor.accountId &&
  holds(actor, meeting.id, 'minute_taker');

const isChair = (actor: Actor, { meeting, session }: OfMinutes): boolean =>
  actor.accountId !== null &&
  session.chair?.accountId === actor.accountId &&
  holds(actor, meeting.id, 'chair');

/** Who works on these minutes in any part. */
const hasPart = (actor: Actor, subject: OfMinutes): boolean =>
  isStaff(actor, subject.meeting.id) || isMinuteTaker(actor, subject) || isChair(actor, subject);

async function locateSession(params: RouteParams, reads: Reads): Promise<OfMinutes | null> {
  const found = await locateMeeting(params, reads);
  if (!found) return null;
  const where = sql`s.id = ${params['sessionId'] ?? ''} and s.meeting_id = ${found.meeting.id}`;
  const [session] = await sessionFacts(reads, where);
  return session ? { ...found, session } : null;
}

const mayWrite = (actor: Actor, subject: OfMinutes): boolean =>
  isMinuteTaker(actor, subject) || holds(actor, subject.meeting.id, 'secretariat');

/** The working text of a session's minutes exists for the committee, its minute-taker and its chair. */
export const minutesPolicy = definePolicy({
  name: 'minutes',
  locate: locateSession,
  sees: hasPart,
  rules: {
    read: () => true,
    write: mayWrite,
    /** Only the chair of this session, whatever else somebody may be. */
    decide: isChair,
    /** A correction of what is published. */
    correct: mayWrite,
  },
});

/** The list of a meeting's minutes: the committee sees all sessions, minute-takers and chairs their own. */
export const minutesListPolicy = definePolicy({
  name: 'minutesList',
  locate: locateMeeting,
  sees: seesMeeting,
  rules: {
    list: (actor, { meeting }: OfMeeting) =>
      holds(actor, meeting.id, 'organizer', 'secretariat', 'minute_taker', 'chair'),
  },
});

/** Who may read what was published of a session: the same people who could have been in the room. */
export function readsEditions(actor: Actor, subject: OfMinutes): boolean {
  if (hasPart(actor, subject)) return true;
  if (!seesMeeting(actor, subject)) return false;
  const { meeting, session } = subject;
  if (session.access === 'open') return true;
  return (
    session.access === 'delegates' &&
    holds(actor, meeting.id, 'delegate', 'coordinator', 'chair', 'minute_taker')
  );
}

/** Published editions: the newest, or the one that `:number` names ("2", or "2.pdf"). */
export const editionPolicy = definePolicy({
  name: 'minutesEdition',
  async locate(params, reads): Promise<OfEdition | null> {
    const asked = params['number'];
    const number = asked === undefined ? null : /^([1-9]\d{0,5})(?:\.pdf)?$/.exec(asked)?.[1];
    if (number === undefined) return null;
    const found = await locateSession(params, reads);
    if (!found) return null;
    const edition = await reads.one<{ id: string; number: number }>(sql`
      select id, number from minutes_edition where session_id = ${found.session.id}
        and (${number === null ? 1 : 0} = 1 or number = ${Number(number)})
      order by number desc limit 1`);
    return edition && { ...found, editionId: edition.id, number: edition.number };
  },
  sees: readsEditions,
  rules: { read: open<OfEdition>(() => true) },
});
