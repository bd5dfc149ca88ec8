import { list, nothing, sql } from '../database/sql.js';
import type { Tx } from '../database/transaction.js';
import { Refused } from '../kernel/errors.js';
import { Quota } from './quota.entity.js';
import { SEATED } from './registration.transitions.js';

/**
 * Makes sure that the delegation has a free seat in the category, and keeps everybody else from taking it until this
 * transaction ends: the quota's row is locked, so whoever counts next counts what this one took. Refuses at `categoryId`.
 */
export async function claimSeat(tx: Tx, delegationId: string, categoryId: string): Promise<void> {
  const quota = await tx.find(Quota, { delegationId, categoryId });
  if (!quota) throw new Refused('delegations.refusals.noQuota', {}, 'categoryId');
  if ((await takenSeats(tx, delegationId, categoryId)) >= quota.seats) {
    throw new Refused('delegations.refusals.full', { seats: quota.seats }, 'categoryId');
  }
}

/** How many seats of a delegation in a category are taken; with no category, in all of them. */
export async function takenSeats(
  tx: Tx,
  delegationId: string,
  categoryId: string | null = null,
): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`
    select cast(count(*) as integer) as n from registration
    where delegation_id = ${delegationId} and state in (${list(SEATED)})
      ${categoryId === null ? nothing : sql`and category_id = ${categoryId}`}`);
  return row?.n ?? 0;
}
