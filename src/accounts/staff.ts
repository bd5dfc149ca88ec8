import type { Account } from '../access/account.entity.js';
import type { Reads } from '../database/read-side.js';
import { list, sql } from '../database/sql.js';
import type { Role } from '../kernel/actor.js';

/** Roles that see or change other people's entries: they sign in with a passphrase and an authenticator. */
export const STAFF_ROLES: readonly Role[] = ['organizer', 'secretariat', 'minute_taker', 'chair', 'desk'];

/** Whether the account needs a passphrase and an authenticator. */
export async function isStaffAccount(
  reads: Reads,
  account: Pick<Account, 'id' | 'admin' | 'mayCreateMeetings'>,
): Promise<boolean> {
  if (account.admin || account.mayCreateMeetings) return true;
  const held = await reads.one(sql`
    select 1 as one from meeting_role where account_id = ${account.id} and role in (${list(STAFF_ROLES)}) limit 1`);
  return held !== null;
}
