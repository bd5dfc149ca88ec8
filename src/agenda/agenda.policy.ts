import { definePolicy, open, type RouteParams } from '../access/policy.js';
import type { Reads } from '../database/read-side.js';
import { nothing, type Sql, sql } from '../database/sql.js';
import { type Actor, holds, isStaff } from '../kernel/actor.js';
import { factColumns, type FactsRow, type OfMeeting, readFacts } from '../meetings/meeting-facts.js';
import { seesMeeting } from '../meetings/meetings.policy.js';

/** A meeting and how far its agenda is. */
export interface OfAgenda extends OfMeeting {
  /** The version of the meeting's row: what is said of the meeting on a kept page changes with it. */
  readonly meetingVersion: number;
  /** The number of the newest published version; null before the first. */
  readonly newest: number | null;
}

/** A session of the draft, or a room, named in the path. */
export interface OfDraftPart extends OfAgenda {
  readonly id: string;
}

interface Row extends FactsRow {
  meeting_version: number;
  newest: number | null;
  part: string;
}

async function locate(params: RouteParams, reads: Reads, part: Sql | null): Promise<OfDraftPart | null> {
  const row = await reads.one<Row>(sql`
    select ${factColumns}, m.version as meeting_version,
      (select max(v.number) from agenda_version v where v.meeting_id = m.id) as newest,
      ${part ? sql`p.id` : sql`m.id`} as part
    from meeting m ${part ?? nothing}
    where m.slug = ${params['slug'] ?? ''}`);
  return (
    row && { meeting: readFacts(row), meetingVersion: row.meeting_version, newest: row.newest, id: row.part }
  );
}

const sees: (actor: Actor, subject: OfAgenda) => boolean = seesMeeting;

const mayEdit = (actor: Actor, { meeting }: OfAgenda): boolean => isStaff(actor, meeting.id);

/** Who may do what with an agenda. The public reads versions; the draft is the committee's. */
export const agendaPolicy = definePolicy({
  name: 'agenda',
  locate: (params, reads): Promise<OfAgenda | null> => locate(params, reads, null),
  sees,
  rules: {
    view: open<OfAgenda>(() => true),
    readDraft: (actor, { meeting }) =>
      holds(actor, meeting.id, 'organizer', 'secretariat', 'minute_taker', 'chair'),
    edit: mayEdit,
    /** What the public reads is the organizer's word. */
    publish: (actor, { meeting }) => holds(actor, meeting.id, 'organizer'),
  },
});

/** One session of the draft, by `:session`. */
export const sessionPolicy = definePolicy<OfDraftPart, 'edit'>({
  name: 'session',
  locate: (params, reads): Promise<OfDraftPart | null> =>
    locate(params, reads, sql`join session p on p.meeting_id = m.id and p.id = ${params['session'] ?? ''}`),
  sees,
  rules: { edit: mayEdit },
});

/** One room, by `:room`. */
export const roomPolicy = definePolicy<OfDraftPart, 'edit'>({
  name: 'room',
  locate: (params, reads): Promise<OfDraftPart | null> =>
    locate(params, reads, sql`join room p on p.meeting_id = m.id and p.id = ${params['room'] ?? ''}`),
  sees,
  rules: { edit: mayEdit },
});
