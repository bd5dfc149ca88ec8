import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { list, sql } from '../database/sql.js';
import type { Tx } from '../database/transaction.js';
import { Work } from '../database/unit-of-work.js';
import type { Actor } from '../kernel/actor.js';
import { Refused } from '../kernel/errors.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import { Assignment } from './follow-up/assignment.entity.js';
import { Outcome } from './outcome.entity.js';
import type { assignForm, publicationForm } from './outcomes.forms.js';

type AssignInput = z.output<typeof assignForm>;

/** What an assignment did: who got the outcome now, and who had it already. */
export interface Assigned {
  added: number;
  already: number;
}

/** Publishing outcomes and giving them to delegations. */
@Injectable()
export class Outcomes {
  constructor(private readonly work: Work) {}

  /** Shows an outcome to the public, or takes it back with a reason. */
  async move(actor: Actor, id: string, input: z.output<typeof publicationForm>): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const outcome = await tx.get(Outcome, id);
      outcome.expectVersion(input.version);
      outcome.move(input.verb, input.reason, tx.now);
      await tx.save(outcome);
    });
  }

  /** Publishes every draft among `ids`; others of that meeting stay as they are. Gives how many. */
  async publishAll(actor: Actor, meetingId: string, ids: readonly string[]): Promise<number> {
    return this.work.run(actor, async (tx) => {
      const drafts = (await tx.findAll(Outcome, { meetingId, state: 'unpublished' })).filter(
        (outcome) => ids.includes(outcome.id) && outcome.withdrawnIn === null,
      );
      for (const outcome of drafts) {
        outcome.move('publish', null, tx.now);
        await tx.save(outcome);
      }
      return drafts.length;
    });
  }

  /** Gives an outcome to delegations, one row each; who has it already keeps what stands. */
  async assign(actor: Actor, meeting: MeetingFacts, id: string, input: AssignInput): Promise<Assigned> {
    if (input.dueOn < meeting.startsOn) throw new Refused('outcomes.refusals.dueTooEarly', {}, 'dueOn');
    return this.work.run(actor, async (tx) => {
      // Two who assign at once take turns on the outcome's row.
      const outcome = await tx.get(Outcome, id);
      outcome.mustStand();
      const owners = await ownersOf(tx, meeting.id, input);
      const rows = await tx.all<{ delegation_id: string }>(sql`
        select delegation_id from assignment where outcome_id = ${id}`);
      const have = new Set(rows.map((row) => row.delegation_id));
      const missing = owners.filter((owner) => !have.has(owner));
      for (const owner of missing) await tx.save(Assignment.give(outcome, owner, input, tx.now));
      return { added: missing.length, already: owners.length - missing.length };
    });
  }
}

/** The delegations meant, in their order. Nobody is not an owner, and neither is somebody of another meeting. */
async function ownersOf(tx: Tx, meetingId: string, { to, delegations }: AssignInput): Promise<string[]> {
  const which = {
    provinces: sql`kind = 'province'`,
    everybody: sql`1 = 1`,
    chosen: sql`id in (${list(delegations)})`,
  }[to];
  const rows = await tx.all<{ id: string }>(sql`
    select id from delegation where meeting_id = ${meetingId} and ${which} order by position, id`);
  if (to === 'chosen' && rows.length < new Set(delegations).size)
    throw new Refused('errors.choice', {}, 'delegations');
  if (rows.length === 0)
    throw new Refused('outcomes.refusals.nobody', {}, to === 'chosen' ? 'delegations' : 'to');
  return rows.map((row) => row.id);
}
