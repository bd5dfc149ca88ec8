import { lifecycle } from '../../kernel/transitions.js';

/** belum dimulai → proses → dilaporkan selesai → terverifikasi | dikembalikan; also dibatalkan. Overdue is derived. */
export const ASSIGNMENT_STATES = [
  'not_started',
  'in_progress',
  'reported_done',
  'returned',
  'verified',
  'cancelled',
] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

export type AssignmentVerb = 'report' | 'reportDone' | 'verify' | 'return' | 'cancel' | 'resume';

/** Where the next step is the delegation's: what can be overdue, and what can be reported on. */
export const OPEN_STATES = ['not_started', 'in_progress', 'returned'] as const satisfies AssignmentState[];

export const assignmentLifecycle = lifecycle<AssignmentState, AssignmentVerb>({
  report: { from: OPEN_STATES, to: 'in_progress' },
  reportDone: { from: OPEN_STATES, to: 'reported_done' },
  verify: { from: ['reported_done'], to: 'verified' },
  return: { from: ['reported_done'], to: 'returned' },
  cancel: { from: [...OPEN_STATES, 'reported_done'], to: 'cancelled' },
  resume: { from: ['cancelled'], to: 'not_started' },
});
