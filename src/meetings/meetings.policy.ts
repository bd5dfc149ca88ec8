import { definePolicy, open } from '../access/policy.js';
import { type Actor, holds, isStaff } from '../kernel/actor.js';
import { locateMeeting, type MeetingFacts, type OfMeeting } from './meeting-facts.js';

/** A draft exists only for those who have a part in it; once published a meeting exists for everybody. */
export const seesMeeting = (actor: Actor, { meeting }: OfMeeting): boolean =>
  meeting.state !== 'draft' || actor.admin || actor.roles.some((held) => held.meetingId === meeting.id);

/** Whoever works on the meeting in any part. */
export const worksOn = (actor: Actor, meeting: MeetingFacts): boolean =>
  holds(actor, meeting.id, 'organizer', 'secretariat', 'minute_taker', 'chair', 'desk');

/** What one may do with a meeting. */
export const meetingPolicy = definePolicy({
  name: 'meeting',
  locate: locateMeeting,
  sees: seesMeeting,
  rules: {
    view: open<OfMeeting>(() => true),
    /** The workspace of organizer and secretariat. */
    prepare: (actor, { meeting }) => isStaff(actor, meeting.id),
    /** Details, state, categories, team. */
    manage: (actor, { meeting }) => holds(actor, meeting.id, 'organizer'),
  },
});
