import { Injectable } from '@nestjs/common';
import { sql } from '../database/sql.js';
import type { Tx } from '../database/transaction.js';
import { Work } from '../database/unit-of-work.js';
import { type DecisionEntry, MinutesEdition } from '../minutes/minutes-edition.entity.js';
import { OUTCOME_KINDS, type OutcomeKind } from '../minutes/minutes-point.entity.js';
import { type Decided, Outcome } from './outcome.entity.js';
import { OutcomeWording } from './outcome-wording.entity.js';

/** The decisions of a published edition become outcomes in the transaction that publishes it. */
@Injectable()
export class OutcomeHandlers {
  constructor(work: Work) {
    work.onEvent(async (tx, event) => {
      if (event.name !== 'minutes.published') return;
      const edition = await tx.find(MinutesEdition, { id: String(event.data['editionId']) });
      if (!edition) throw new Error('minutes were published without an edition');
      await takeOver(tx, edition);
    });
  }
}

/** Numbers new decisions, restates the known, and marks those that the edition no longer has. */
async function takeOver(tx: Tx, edition: MinutesEdition): Promise<void> {
  const source = { editionId: edition.id, number: edition.number };
  const known = await tx.findAll(Outcome, { sessionId: edition.sessionId });
  const standing = new Map(known.map((outcome) => [keyOf(outcome), outcome]));
  const decisions = await decidedIn(tx, edition);
  const fresh = decisions.filter((decided) => !standing.has(keyOf(decided)));
  const numbers = await nextNumbers(tx, edition.meetingId, fresh);

  for (const decided of decisions) {
    const outcome = standing.get(keyOf(decided));
    if (outcome) {
      standing.delete(keyOf(decided));
      const changed = outcome.restate(decided, source);
      await tx.save(outcome);
      if (changed) await tx.save(OutcomeWording.of(outcome, tx.now));
    } else {
      const added = Outcome.of(decided, numbers.take(decided.kind), source, tx.now);
      await tx.save(added);
      await tx.save(OutcomeWording.of(added, tx.now));
    }
  }
  for (const gone of standing.values()) {
    gone.withdraw(edition.number);
    await tx.save(gone);
  }
}

/** The same point under the same kind is the same outcome. */
const keyOf = ({ pointId, kind }: Pick<DecisionEntry, 'pointId' | 'kind'>): string => `${kind} ${pointId}`;

/** The edition's decisions, each with who proposed it where the minutes say so. */
async function decidedIn(tx: Tx, edition: MinutesEdition): Promise<Decided[]> {
  const { meetingId, sessionId, minutesId, snapshot } = edition;
  const points = await tx.all<{ id: string; speaker: string | null; office: string | null }>(sql`
    select id, speaker, office from minutes_point where minutes_id = ${minutesId} and kind = 'decision'`);
  const speakers = new Map(points.map((point) => [point.id, point]));
  return snapshot.decisions.map(({ pointId, kind, text }) => {
    const point = speakers.get(pointId);
    return {
      meetingId,
      sessionId,
      sessionTitle: snapshot.session.title,
      ...{ pointId, kind, text },
      proposedBy: point?.speaker ?? null,
      proposedByOffice: point?.office ?? null,
    };
  });
}

/**
 * Takes the numbers that the new outcomes need. The counter's row stays locked until the end of the transaction: who
 * comes second waits, and a transaction that fails gives its numbers back, so there are no gaps. Kinds are always
 * taken in one order, so that nobody deadlocks.
 */
async function nextNumbers(tx: Tx, meetingId: string, fresh: readonly { kind: OutcomeKind }[]) {
  const next = new Map<OutcomeKind, number>();
  for (const kind of OUTCOME_KINDS) {
    const wanted = fresh.filter((decided) => decided.kind === kind).length;
    if (wanted === 0) continue;
    const row = await tx.one<{ last: number }>(sql`
      insert into outcome_counter (meeting_id, kind, last) values (${meetingId}, ${kind}, ${wanted})
      on conflict (meeting_id, kind) do update set last = outcome_counter.last + excluded.last
      returning last`);
    if (!row) throw new Error('a counter that gives no number');
    next.set(kind, row.last - wanted + 1);
  }
  return {
    take(kind: OutcomeKind): number {
      const number = next.get(kind);
      if (number === undefined) throw new Error(`no numbers taken for ${kind}`);
      next.set(kind, number + 1);
      return number;
    },
  };
}
