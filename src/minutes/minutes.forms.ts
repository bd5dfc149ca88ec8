import { z } from 'zod';
import { choice, date, longText, optional, text, version } from '../web/fields.js';
import { OUTCOME_KINDS } from './minutes-point.entity.js';

/** One block holds at most about six printed pages. */
const LONGEST = 20_000;

/** `version` is the block's revision: what somebody had before them when they began to type. */
export const openingForm = z.object({
  participants: optional(
    text({ label: 'minutes.fields.participants', hint: 'minutes.hints.participants', max: 300 }),
  ),
  opening: optional(longText({ label: 'minutes.fields.opening', max: LONGEST, rows: 7 })),
  version: version(),
});

export const closingForm = z.object({
  closing: optional(longText({ label: 'minutes.fields.closing', max: LONGEST })),
  version: version(),
});

export const discussionForm = z.object({
  speaker: optional(text({ label: 'minutes.fields.speaker', hint: 'minutes.hints.speaker', max: 300 })),
  office: optional(text({ label: 'minutes.fields.office', hint: 'minutes.hints.office', max: 300 })),
  text: longText({ label: 'minutes.fields.discussion', max: LONGEST, rows: 7 }),
  version: version(),
});

export const decisionForm = z.object({
  text: longText({ label: 'minutes.fields.decision', hint: 'minutes.hints.decision', max: LONGEST }),
  outcomeKind: choice(OUTCOME_KINDS, { label: 'minutes.fields.outcomeKind' }),
  version: version(),
});

export const followUpForm = z.object({
  text: longText({ label: 'minutes.fields.followUp', max: LONGEST }),
  responsible: optional(
    text({ label: 'minutes.fields.responsible', hint: 'minutes.hints.responsible', max: 300 }),
  ),
  dueOn: optional(date({ label: 'minutes.fields.dueOn' })),
  version: version(),
});

/** Nothing is typed to hand a text in. */
export const submissionForm = z.object({});

/** The version that the chair has read: what changed since is not approved. */
export const approvalForm = z.object({ version: version() });

export const returnForm = z.object({
  reason: longText({ label: 'minutes.fields.returnReason', hint: 'minutes.hints.returnReason', max: 5000 }),
});

export const correctionForm = z.object({
  reason: longText({
    label: 'minutes.fields.correctionReason',
    hint: 'minutes.hints.correctionReason',
    max: 5000,
  }),
});

/** What somebody types off a printed edition. */
export const verifyForm = z.object({
  kode: text({ label: 'minutes.verify.code', hint: 'minutes.verify.codeHint', max: 40 }),
});

/** One place up or down among the points of its kind; only programs send it, pages have a button for each. */
export const moveForm = z.object({
  direction: choice(['up', 'down'], { label: 'web.hidden' }),
});
