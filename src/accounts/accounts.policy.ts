import { definePolicy } from '../access/policy.js';
import { type AccountRow, accountOf } from './accounts.queries.js';
import { NotFound } from '../kernel/errors.js';

/** One account among all: administrators see it; what would lock themselves out they may not do to their own. */
export const accountPolicy = definePolicy({
  name: 'accounts',
  locate: (params, reads): Promise<AccountRow | null> =>
    accountOf(reads, params['id'] ?? '').catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    }),
  sees: (actor) => actor.admin,
  rules: {
    view: (actor) => actor.admin,
    grant: (actor) => actor.admin,
    reset: (actor, account: AccountRow) => actor.admin && account.id !== actor.accountId,
    disable: (actor, account: AccountRow) => actor.admin && account.id !== actor.accountId,
  },
});
