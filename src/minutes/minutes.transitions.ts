import { lifecycle } from '../kernel/transitions.js';

/** draf → diperiksa pimpinan sidang → terbit; dikembalikan is a draft with the chair's reason on it. */
export const MINUTES_STATES = ['draft', 'in_review', 'returned', 'published'] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];

export const MINUTES_VERBS = ['submit', 'return', 'approve', 'reopen'] as const;
export type MinutesVerb = (typeof MINUTES_VERBS)[number];

export const minutesLifecycle = lifecycle<MinutesState, MinutesVerb>({
  submit: { from: ['draft', 'returned'], to: 'in_review' },
  return: { from: ['in_review'], to: 'returned' },
  approve: { from: ['in_review'], to: 'published' },
  /** A correction: a new draft on top of the published edition, which stays as it is. */
  reopen: { from: ['published'], to: 'draft' },
});

/** Whether the texts may be changed now. */
export const isEditable = (state: MinutesState): boolean => minutesLifecycle.can(state, 'submit');
