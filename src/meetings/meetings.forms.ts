import { z } from 'zod';
import {
  date,
  email,
  file,
  integer,
  longText,
  optional,
  pick,
  text,
  tick,
  version,
  wallTime,
} from '../web/fields.js';
import { choice, zone } from '../web/fields.js';
import { MEETING_VERBS } from './meeting.transitions.js';
import { brandColor } from './brand.js';

/** What the organizer says of a Rakornas. */
export const meetingForm = z.object({
  title: text({ label: 'meetings.fields.title', max: 300 }),
  titleEn: optional(text({ label: 'meetings.fields.titleEn', max: 300 })),
  shortTitle: text({ label: 'meetings.fields.shortTitle', hint: 'meetings.hints.shortTitle', max: 80 }),
  theme: optional(longText({ label: 'meetings.fields.theme', max: 2000, rows: 2 })),
  about: optional(longText({ label: 'meetings.fields.about', hint: 'meetings.hints.about', max: 5000 })),
  organizer: text({ label: 'meetings.fields.organizer', max: 200, autocomplete: 'organization' }),
  letterhead: optional(
    longText({ label: 'meetings.fields.letterhead', hint: 'meetings.hints.letterhead', max: 1000, rows: 4 }),
  ),
  contact: optional(
    longText({ label: 'meetings.fields.contact', hint: 'meetings.hints.contact', max: 1000, rows: 3 }),
  ),
  startsOn: date({ label: 'meetings.fields.startsOn' }),
  endsOn: date({ label: 'meetings.fields.endsOn' }),
  venue: optional(text({ label: 'meetings.fields.venue', max: 200 })),
  city: text({ label: 'meetings.fields.city', max: 100 }),
  provinceCode: pick({ label: 'meetings.fields.province' }),
  timeZone: zone({ label: 'meetings.fields.timeZone', hint: 'meetings.hints.timeZone' }),
  registrationOpensAt: optional(
    wallTime({ label: 'meetings.fields.registrationOpensAt', hint: 'meetings.hints.registrationOpensAt' }),
  ),
  registrationClosesAt: optional(
    wallTime({ label: 'meetings.fields.registrationClosesAt', hint: 'meetings.hints.registrationClosesAt' }),
  ),
  dress: optional(
    longText({ label: 'meetings.fields.dress', hint: 'meetings.hints.dress', max: 1000, rows: 2 }),
  ),
  funding: optional(
    longText({ label: 'meetings.fields.funding', hint: 'meetings.hints.funding', max: 2000, rows: 3 }),
  ),
  brandColor: optional(
    brandColor({ label: 'meetings.fields.brandColor', hint: 'meetings.hints.brandColor' }),
  ),
  version: version(),
});

/** A logo for masthead and documents. */
export const logoForm = z.object({
  logo: file({ label: 'meetings.fields.logo', hint: 'meetings.hints.logo', accept: 'image/png,image/jpeg' }),
});

/** A step of the lifecycle. */
export const stepForm = z.object({
  verb: choice(MEETING_VERBS, { label: 'meetings.fields.step' }),
  reason: optional(
    longText({ label: 'meetings.fields.reason', hint: 'meetings.hints.reason', max: 1000, rows: 3 }),
  ),
});

/** A participant category. */
export const categoryForm = z.object({
  name: text({ label: 'meetings.fields.categoryName', hint: 'meetings.hints.categoryName', max: 120 }),
  nameEn: optional(text({ label: 'meetings.fields.categoryNameEn', max: 120 })),
  defaultSeats: integer({
    label: 'meetings.fields.defaultSeats',
    hint: 'meetings.hints.defaultSeats',
    min: 0,
    max: 10_000,
  }),
  selfFunded: tick({ label: 'meetings.fields.selfFunded' }),
  version: version(),
});

export const TEAM_ROLES = ['organizer', 'secretariat', 'minute_taker', 'chair', 'desk'] as const;

/** Somebody who works on the meeting. */
export const teamForm = z.object({
  name: text({
    label: 'meetings.fields.memberName',
    hint: 'meetings.hints.memberName',
    max: 300,
    autocomplete: 'off',
  }),
  email: email({ label: 'meetings.fields.memberEmail' }),
  role: choice(TEAM_ROLES, { label: 'meetings.fields.memberRole' }),
});
