/** What a person may be in a meeting; a global admin looks after accounts and reference data. */
export type Role =
  'organizer' | 'secretariat' | 'minute_taker' | 'chair' | 'coordinator' | 'delegate' | 'desk';

/** A role held in one meeting; `delegationId` for coordinators and delegates, `registrationId` for delegates. */
export interface HeldRole {
  readonly meetingId: string;
  readonly role: Role;
  readonly delegationId: string | null;
  readonly registrationId: string | null;
}

/** Who acts, with every role held, and the request it comes from (`once`: the form's or the client's retry key). */
export interface Actor {
  readonly accountId: string | null;
  readonly name: string;
  readonly admin: boolean;
  readonly mayCreateMeetings: boolean;
  readonly roles: readonly HeldRole[];
  readonly once: string | null;
}

/** Nobody in particular. */
export const ANONYMOUS: Actor = {
  accountId: null,
  name: '',
  admin: false,
  mayCreateMeetings: false,
  roles: [],
  once: null,
};

/** The program itself: jobs, commands, the demo. */
export const SYSTEM: Actor = { ...ANONYMOUS, name: 'sistem' };

/** Whether the actor holds one of these roles in that meeting. */
export const holds = (actor: Actor, meetingId: string, ...roles: Role[]): boolean =>
  actor.roles.some((held) => held.meetingId === meetingId && roles.includes(held.role));

/** The people who run a meeting: organizer and secretariat. */
export const isStaff = (actor: Actor, meetingId: string): boolean =>
  holds(actor, meetingId, 'organizer', 'secretariat');

/** Whether the actor coordinates that delegation. */
export const coordinates = (actor: Actor, delegationId: string): boolean =>
  actor.roles.some((held) => held.role === 'coordinator' && held.delegationId === delegationId);

/** Whether the actor belongs to that delegation, as coordinator or delegate. */
export const belongsTo = (actor: Actor, delegationId: string): boolean =>
  actor.roles.some((held) => held.delegationId === delegationId);

/** The delegation the actor belongs to in a meeting; null when there is none. */
export const delegationOf = (actor: Actor, meetingId: string): string | null =>
  actor.roles.find((held) => held.meetingId === meetingId && held.delegationId !== null)?.delegationId ??
  null;
