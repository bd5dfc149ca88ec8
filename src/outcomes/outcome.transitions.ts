import { lifecycle } from '../kernel/transitions.js';

/** An outcome is the secretariat's to look over until it is published; taking it back needs a reason. */
export const OUTCOME_STATES = ['unpublished', 'published'] as const;
export type OutcomeState = (typeof OUTCOME_STATES)[number];

export const PUBLICATION_VERBS = ['publish', 'unpublish'] as const;
export type PublicationVerb = (typeof PUBLICATION_VERBS)[number];

export const outcomeLifecycle = lifecycle<OutcomeState, PublicationVerb>({
  publish: { from: ['unpublished'], to: 'published' },
  unpublish: { from: ['published'], to: 'unpublished' },
});
