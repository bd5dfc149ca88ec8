import { lifecycle } from '../kernel/transitions.js';

/** menunggu verifikasi → disetujui | dikembalikan | ditolak; also dibatalkan. */
export const REGISTRATION_STATES = ['submitted', 'verified', 'returned', 'rejected', 'withdrawn'] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** The states that hold a seat. A rejected or withdrawn registration gives its seat back. */
export const SEATED: readonly RegistrationState[] = ['submitted', 'verified', 'returned'];

export const registrationLifecycle = lifecycle<
  RegistrationState,
  'verify' | 'return' | 'reject' | 'change' | 'withdraw' | 'reopen'
>({
  verify: { from: ['submitted', 'returned'], to: 'verified' },
  return: { from: ['submitted', 'verified'], to: 'returned' },
  reject: { from: ['submitted', 'returned', 'verified'], to: 'rejected' },
  /** A change by the delegation goes back to the secretariat's desk. */
  change: { from: ['submitted', 'returned', 'verified'], to: 'submitted' },
  withdraw: { from: ['submitted', 'returned', 'verified'], to: 'withdrawn' },
  /** The undo of a rejection or a verification: back to the queue. */
  reopen: { from: ['verified', 'rejected'], to: 'submitted' },
});
