import { definePolicy } from '../../access/policy.js';
import { sql } from '../../database/sql.js';
import { belongsTo, coordinates, isStaff } from '../../kernel/actor.js';
import { factColumns, type FactsRow, type OfMeeting, readFacts } from '../../meetings/meeting-facts.js';
import type { AssignmentState } from './assignment.transitions.js';

/** An assignment with the delegation that answers for it. */
export interface OfAssignment extends OfMeeting {
  readonly delegation: { readonly id: string; readonly name: string };
  readonly assignment: { readonly id: string; readonly outcomeId: string; readonly state: AssignmentState };
}

interface AssignmentFactsRow extends FactsRow {
  a_id: string;
  a_outcome_id: string;
  a_state: AssignmentState;
  d_id: string;
  d_name: string;
}

/** An assignment, its reports and its evidence exist for the staff and for its own delegation, and for nobody else. */
export const followUpPolicy = definePolicy({
  name: 'followUp',
  async locate(params, reads): Promise<OfAssignment | null> {
    const row = await reads.one<AssignmentFactsRow>(sql`
      select ${factColumns}, a.id as a_id, a.outcome_id as a_outcome_id, a.state as a_state,
        d.id as d_id, d.name as d_name
      from assignment a
      join delegation d on d.id = a.delegation_id
      join meeting m on m.id = a.meeting_id
      where m.slug = ${params['slug'] ?? ''} and a.id = ${params['assignmentId'] ?? ''}`);
    if (!row) return null;
    return {
      meeting: readFacts(row),
      delegation: { id: row.d_id, name: row.d_name },
      assignment: { id: row.a_id, outcomeId: row.a_outcome_id, state: row.a_state },
    };
  },
  sees: (actor, { meeting, delegation }) => isStaff(actor, meeting.id) || belongsTo(actor, delegation.id),
  rules: {
    read: () => true,
    /** Only the coordinator speaks for the delegation. */
    report: (actor, { delegation }: OfAssignment) => coordinates(actor, delegation.id),
    /** Verify, return, cancel, change what is asked. */
    decide: (actor, { meeting }: OfAssignment) => isStaff(actor, meeting.id),
  },
});
