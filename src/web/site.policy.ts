import { definePolicy, everywhere, open } from '../access/policy.js';

/** What belongs to no meeting: anybody may read it; signed in is who holds an account. */
export const sitePolicy = definePolicy({
  name: 'site',
  ...everywhere,
  rules: {
    read: open(() => true),
    signedIn: (actor) => actor.accountId !== null,
    createMeeting: (actor) => actor.mayCreateMeetings,
    manageAccounts: (actor) => actor.admin,
  },
});
