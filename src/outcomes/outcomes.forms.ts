import { z } from 'zod';
import {
  checked,
  choice,
  date,
  file,
  integer,
  longText,
  optional,
  several,
  tick,
  version,
} from '../web/fields.js';
import { ASSIGNMENT_ROLES } from './follow-up/assignment.entity.js';
import { PUBLICATION_VERBS } from './outcome.transitions.js';

/** Publishing an outcome, or taking it back with a reason. */
export const publicationForm = z.object({
  verb: choice(PUBLICATION_VERBS, { label: 'outcomes.fields.publication' }),
  reason: optional(
    longText({ label: 'outcomes.fields.reason', hint: 'outcomes.hints.unpublishReason', max: 1000, rows: 3 }),
  ),
  version: version(),
});

/** Publishing several drafts at once. */
export const publishAllForm = z.object({
  outcomes: checked(
    several({ label: 'outcomes.fields.drafts' }),
    (ids) => ids.length > 0,
    'outcomes.refusals.nothingChosen',
  ),
});

const plan = {
  role: choice(ASSIGNMENT_ROLES, { label: 'outcomes.fields.role', hint: 'outcomes.hints.role' }),
  output: optional(
    longText({ label: 'outcomes.fields.output', hint: 'outcomes.hints.output', max: 2000, rows: 3 }),
  ),
  indicator: optional(
    longText({ label: 'outcomes.fields.indicator', hint: 'outcomes.hints.indicator', max: 2000, rows: 2 }),
  ),
  dueOn: date({ label: 'outcomes.fields.dueOn', hint: 'outcomes.hints.dueOn' }),
};

export const ASSIGNEES = ['provinces', 'everybody', 'chosen'] as const;

/** Giving an outcome to delegations. */
export const assignForm = z.object({
  to: choice(ASSIGNEES, { label: 'outcomes.fields.to' }),
  delegations: several({ label: 'outcomes.fields.delegations', hint: 'outcomes.hints.delegations' }),
  ...plan,
});

/** Changing what is asked of a delegation. */
export const planForm = z.object({ ...plan, version: version() });

const progress = {
  text: longText({ label: 'outcomes.fields.progress', hint: 'outcomes.hints.progress', max: 5000, rows: 6 }),
  percent: integer({ label: 'outcomes.fields.percent', hint: 'outcomes.hints.percent', min: 0, max: 100 }),
  done: tick({ label: 'outcomes.fields.done', hint: 'outcomes.hints.done' }),
};

/** A progress report without files: what a program sends. */
export const progressForm = z.object(progress);

const ACCEPTED = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png';

/** A progress report with its evidence: what the page sends. */
export const reportForm = z.object({
  ...progress,
  evidence1: optional(
    file({ label: 'outcomes.fields.evidence1', hint: 'outcomes.hints.evidence', accept: ACCEPTED }),
  ),
  evidence2: optional(file({ label: 'outcomes.fields.evidence2', accept: ACCEPTED })),
  evidence3: optional(file({ label: 'outcomes.fields.evidence3', accept: ACCEPTED })),
});

export const REPORT_DECISIONS = ['verify', 'return'] as const;

/** The secretariat's answer to a report of completion. */
export const verificationForm = z.object({
  decision: choice(REPORT_DECISIONS, { label: 'outcomes.fields.decision' }),
  reason: optional(
    longText({ label: 'outcomes.fields.reason', hint: 'outcomes.hints.returnReason', max: 2000, rows: 3 }),
  ),
  version: version(),
});

/** Taking an assignment back. */
export const cancellationForm = z.object({
  reason: longText({
    label: 'outcomes.fields.reason',
    hint: 'outcomes.hints.cancelReason',
    max: 1000,
    rows: 3,
  }),
  version: version(),
});
