import { definePolicy, open, type RouteParams } from '../access/policy.js';
import type { Reads } from '../database/read-side.js';
import { type Sql, sql } from '../database/sql.js';
import { type Actor, belongsTo, coordinates, holds, isStaff } from '../kernel/actor.js';
import { factColumns, type FactsRow, type OfMeeting, readFacts } from '../meetings/meeting-facts.js';
import type { DelegationKind, Response } from './delegation.entity.js';
import type { RegistrationState } from './registration.transitions.js';

/** A delegation as policies and pages know it. */
export interface OfDelegation extends OfMeeting {
  readonly delegation: {
    readonly id: string;
    readonly name: string;
    readonly kind: DelegationKind;
    readonly provinceCode: string | null;
    readonly response: Response;
    readonly responseReason: string | null;
    readonly invitationToken: string;
  };
}

/** A registration with its delegation and meeting. */
export interface OfRegistration extends OfDelegation {
  readonly registration: { readonly id: string; readonly state: RegistrationState };
}

interface DelegationRow extends FactsRow {
  d_id: string;
  d_name: string;
  d_kind: DelegationKind;
  d_province_code: string | null;
  d_response: Response;
  d_response_reason: string | null;
  d_invitation_token: string;
}

const delegationColumns = sql`
  ${factColumns}, d.id as d_id, d.name as d_name, d.kind as d_kind, d.province_code as d_province_code,
  d.response as d_response, d.response_reason as d_response_reason, d.invitation_token as d_invitation_token`;

const readDelegation = (row: DelegationRow): OfDelegation => ({
  meeting: readFacts(row),
  delegation: {
    id: row.d_id,
    name: row.d_name,
    kind: row.d_kind,
    provinceCode: row.d_province_code,
    response: row.d_response,
    responseReason: row.d_response_reason,
    invitationToken: row.d_invitation_token,
  },
});

async function locate(reads: Reads, where: Sql): Promise<OfDelegation | null> {
  const row = await reads.one<DelegationRow>(sql`
    select ${delegationColumns} from delegation d join meeting m on m.id = d.meeting_id where ${where}`);
  return row && readDelegation(row);
}

const inMeeting = (params: RouteParams): Sql => sql`m.slug = ${params['slug'] ?? ''}`;

/** A delegation exists for the staff of its meeting and for its own people; for another delegation it does not. */
export const delegationPolicy = definePolicy({
  name: 'delegation',
  locate: (params, reads) =>
    locate(reads, sql`${inMeeting(params)} and d.id = ${params['delegationId'] ?? ''}`),
  sees: (actor, { meeting, delegation }) => isStaff(actor, meeting.id) || belongsTo(actor, delegation.id),
  rules: {
    view: () => true,
    /** Answer the invitation, name and replace delegates. */
    nominate: (actor, { meeting, delegation }) =>
      isStaff(actor, meeting.id) || coordinates(actor, delegation.id),
    /** Seats, coordinators, the invitation link. */
    manage: (actor, { meeting }) => isStaff(actor, meeting.id),
  },
});

/** Whoever holds the link of a delegation may register in it, without an account. */
export const invitationPolicy = definePolicy({
  name: 'invitation',
  locate: (params, reads) =>
    locate(reads, sql`d.invitation_token = ${params['token'] ?? ''} and m.state <> 'draft'`),
  sees: () => true,
  rules: { register: open<OfDelegation>(() => true) },
});

/** Whether the registration is the actor's own. */
export const isOwn = (actor: Actor, registrationId: string): boolean =>
  actor.roles.some((held) => held.registrationId === registrationId);

/** A registration exists for the staff, its delegation's coordinators, and the person it is about. */
export const registrationPolicy = definePolicy({
  name: 'registration',
  async locate(params, reads): Promise<OfRegistration | null> {
    const row = await reads.one<DelegationRow & { r_id: string; r_state: RegistrationState }>(sql`
      select ${delegationColumns}, r.id as r_id, r.state as r_state
      from registration r
      join delegation d on d.id = r.delegation_id
      join meeting m on m.id = r.meeting_id
      where ${inMeeting(params)} and r.id = ${params['registrationId'] ?? ''}`);
    return row && { ...readDelegation(row), registration: { id: row.r_id, state: row.r_state } };
  },
  sees: (actor, { meeting, delegation, registration }) =>
    isStaff(actor, meeting.id) || coordinates(actor, delegation.id) || isOwn(actor, registration.id),
  rules: {
    view: () => true,
    /** Change and take back. */
    change: () => true,
    /** Verify, return, reject. */
    decide: (actor, { meeting }) => holds(actor, meeting.id, 'secretariat', 'organizer'),
  },
});
