import { Shell1790000000001 } from './1-shell.js';
import { Accounts1790000000002 } from './2-accounts.js';
import { Meetings1790000000003 } from './3-meetings.js';
import { Delegations1790000000004 } from './4-delegations.js';
import { Agenda1790000000005 } from './5-agenda.js';
import { Minutes1790000000006 } from './6-minutes.js';
import { Outcomes1790000000007 } from './7-outcomes.js';

/** Every migration in order; the same classes run on both databases. */
export const MIGRATIONS = [
  Shell1790000000001,
  Accounts1790000000002,
  Meetings1790000000003,
  Delegations1790000000004,
  Agenda1790000000005,
  Minutes1790000000006,
  Outcomes1790000000007,
];
