import { definePolicy, open, type RouteParams } from '../access/policy.js';
import type { Reads } from '../database/read-side.js';
import { type Sql, sql } from '../database/sql.js';
import { type Actor, isStaff } from '../kernel/actor.js';
import {
  factColumns,
  type FactsRow,
  locateMeeting,
  type OfMeeting,
  readFacts,
} from '../meetings/meeting-facts.js';
import { seesMeeting } from '../meetings/meetings.policy.js';
import type { OutcomeKind } from '../minutes/minutes-point.entity.js';
import type { OutcomeState } from './outcome.transitions.js';
import { readOutcomePath } from './outcomes.urls.js';

/** An outcome as policies and pages know it. */
export interface OfOutcome extends OfMeeting {
  readonly outcome: {
    readonly id: string;
    readonly kind: OutcomeKind;
    readonly number: number;
    readonly state: OutcomeState;
  };
}

interface OutcomeFactsRow extends FactsRow {
  o_id: string;
  o_kind: OutcomeKind;
  o_number: number;
  o_state: OutcomeState;
}

async function locate(params: RouteParams, reads: Reads, which: Sql): Promise<OfOutcome | null> {
  const row = await reads.one<OutcomeFactsRow>(sql`
    select ${factColumns}, o.id as o_id, o.kind as o_kind, o.number as o_number, o.state as o_state
    from outcome o join meeting m on m.id = o.meeting_id
    where m.slug = ${params['slug'] ?? ''} and ${which}`);
  if (!row) return null;
  return {
    meeting: readFacts(row),
    outcome: { id: row.o_id, kind: row.o_kind, number: row.o_number, state: row.o_state },
  };
}

/** Unpublished outcomes are the staff's alone. */
const seesOutcome = (actor: Actor, subject: OfOutcome): boolean =>
  isStaff(actor, subject.meeting.id) ||
  (subject.outcome.state === 'published' && seesMeeting(actor, subject));

const manages = (actor: Actor, { meeting }: OfMeeting): boolean => isStaff(actor, meeting.id);

/** The outcomes of a meeting: everybody reads the published ones, the staff all of them and the whole follow-up. */
export const outcomesPolicy = definePolicy({
  name: 'outcomes',
  locate: locateMeeting,
  sees: seesMeeting,
  rules: { read: open<OfMeeting>(() => true), manage: manages },
});

/** One outcome, by its id. */
export const outcomePolicy = definePolicy({
  name: 'outcome',
  locate: (params, reads) => locate(params, reads, sql`o.id = ${params['outcomeId'] ?? ''}`),
  sees: seesOutcome,
  rules: { read: open<OfOutcome>(() => true), manage: manages },
});

/** One outcome as the public names it: "kesepakatan-3". */
export const numberedOutcomePolicy = definePolicy({
  name: 'numberedOutcome',
  async locate(params, reads): Promise<OfOutcome | null> {
    const named = readOutcomePath(params['outcome'] ?? '');
    return named && locate(params, reads, sql`o.kind = ${named.kind} and o.number = ${named.number}`);
  },
  sees: seesOutcome,
  rules: { read: open<OfOutcome>(() => true) },
});
