import { lifecycle } from '../kernel/transitions.js';

/** draf → dipublikasikan → registrasi dibuka → ditutup → berlangsung → selesai → diarsipkan; also ditunda, dibatalkan. */
export const MEETING_STATES = [
  'draft',
  'published',
  'registration_open',
  'registration_closed',
  'in_session',
  'concluded',
  'archived',
  'postponed',
  'cancelled',
] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const MEETING_VERBS = [
  'publish',
  'openRegistration',
  'closeRegistration',
  'start',
  'conclude',
  'archive',
  'postpone',
  'resume',
  'cancel',
] as const;
export type MeetingVerb = (typeof MEETING_VERBS)[number];

/** The verbs that need a reason the public can read. */
export const WITH_REASON: readonly MeetingVerb[] = ['postpone', 'cancel'];

const BEFORE = ['published', 'registration_open', 'registration_closed'] as const;

export const meetingLifecycle = lifecycle<MeetingState, MeetingVerb>({
  publish: { from: ['draft'], to: 'published' },
  openRegistration: { from: ['published', 'registration_closed'], to: 'registration_open' },
  closeRegistration: { from: ['registration_open'], to: 'registration_closed' },
  start: { from: ['registration_open', 'registration_closed'], to: 'in_session' },
  conclude: { from: ['in_session'], to: 'concluded' },
  archive: { from: ['concluded'], to: 'archived' },
  postpone: { from: BEFORE, to: 'postponed' },
  resume: { from: ['postponed'], to: 'published' },
  /** Not a draft: cancelling tells the public, and nobody was told of a draft. */
  cancel: { from: [...BEFORE, 'postponed'], to: 'cancelled' },
});
