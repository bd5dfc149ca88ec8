import { z } from 'zod';
import {
  choice,
  email,
  integer,
  longText,
  optional,
  phone,
  pick,
  several,
  text,
  version,
} from '../web/fields.js';
import { BODY_KINDS } from './delegation.entity.js';

const delegate = {
  name: text({
    label: 'delegations.fields.name',
    hint: 'delegations.hints.name',
    max: 300,
    autocomplete: 'name',
  }),
  sex: choice(['L', 'P'], { label: 'delegations.fields.sex', hint: 'delegations.hints.sex' }),
  position: text({
    label: 'delegations.fields.position',
    hint: 'delegations.hints.position',
    max: 200,
    autocomplete: 'organization-title',
  }),
  institution: text({ label: 'delegations.fields.institution', max: 200, autocomplete: 'organization' }),
  categoryId: pick({ label: 'delegations.fields.category', control: 'radios' }),
  email: optional(email({ label: 'delegations.fields.email', hint: 'delegations.hints.email' })),
  phone: optional(phone({ label: 'delegations.fields.phone', hint: 'delegations.hints.phone' })),
};

/** A delegate, named by the coordinator, by the secretariat, or by themself through the invitation link. */
export const nominationForm = z.object(delegate);

/** A change of a registration. */
export const changeForm = z.object({ ...delegate, version: version() });

/** Taking a registration back. */
export const withdrawalForm = z.object({
  reason: optional(longText({ label: 'delegations.fields.withdrawReason', max: 500, rows: 2 })),
});

export const DECISIONS = ['verify', 'return', 'reject'] as const;

/** The secretariat's decision on a registration. */
export const decisionForm = z.object({
  decision: choice(DECISIONS, { label: 'delegations.fields.decision' }),
  reason: optional(
    longText({ label: 'delegations.fields.reason', hint: 'delegations.hints.reason', max: 1000, rows: 3 }),
  ),
  version: version(),
});

/** The invited body's answer. */
export const responseForm = z.object({
  response: choice(['coming', 'not_coming'], { label: 'delegations.fields.response' }),
  reason: optional(longText({ label: 'delegations.fields.responseReason', max: 1000, rows: 2 })),
});

/** Inviting bodies: provinces by their codes, or one other body by name. */
export const provincesForm = z.object({ provinces: several({ label: 'delegations.fields.provinces' }) });

export const bodyForm = z.object({
  kind: choice(BODY_KINDS, {
    label: 'delegations.fields.kind',
    control: 'select',
  }),
  name: text({ label: 'delegations.fields.bodyName', hint: 'delegations.hints.bodyName', max: 200 }),
});

/** Who coordinates a delegation. */
export const coordinatorForm = z.object({
  name: text({ label: 'delegations.fields.coordinatorName', max: 300, autocomplete: 'off' }),
  email: optional(
    email({ label: 'delegations.fields.coordinatorEmail', hint: 'delegations.hints.coordinatorEmail' }),
  ),
});

/** Seats of one delegation in one category. */
export const seatsForm = z.object({
  categoryId: pick({ label: 'delegations.fields.category', control: 'select' }),
  seats: integer({ label: 'delegations.fields.seats', min: 0, max: 10_000 }),
});
