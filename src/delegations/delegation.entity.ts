import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { InstantColumn, IntColumn, LongTextColumn, TextColumn } from '../database/columns.js';
import { newToken } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';

/** Bodies that are invited by name. */
export const BODY_KINDS = ['ministry', 'police', 'ngo', 'university', 'business', 'other'] as const;
/** What sends a delegation. */
export const DELEGATION_KINDS = ['province', ...BODY_KINDS] as const;
export type DelegationKind = (typeof DELEGATION_KINDS)[number];

/** What the invited body answered. */
export const RESPONSES = ['none', 'coming', 'not_coming'] as const;
export type Response = (typeof RESPONSES)[number];

/** A body invited to a meeting, with its seats and its people. */
@Entity('delegation')
export class Delegation extends Aggregate {
  @TextColumn(36) meetingId!: string;
  @TextColumn(20) kind!: DelegationKind;
  /** Kemendagri code; only for provinces. */
  @TextColumn(2, { nullable: true }) provinceCode: string | null = null;
  @TextColumn(200) name!: string;
  /** The order in lists: provinces by code, then the others as added. */
  @IntColumn() position!: number;
  @TextColumn(20) response: Response = 'none';
  @LongTextColumn({ nullable: true }) responseReason: string | null = null;
  @InstantColumn({ nullable: true }) respondedAt: Instant | null = null;
  /** The secret in the invitation link through which delegates register alone. */
  @TextColumn(64) invitationToken!: string;
  @InstantColumn() createdAt!: Instant;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  static invite(
    meetingId: string,
    body: { kind: DelegationKind; name: string; provinceCode: string | null },
    position: number,
    now: Instant,
  ): Delegation {
    const delegation = new Delegation();
    Object.assign(delegation, { meetingId, ...body, position, createdAt: now, invitationToken: newToken() });
    delegation.record('delegation.invited', { ...body });
    return delegation;
  }

  /** The body's answer to the invitation. */
  respond(response: Exclude<Response, 'none'>, reason: string | null, now: Instant): void {
    this.response = response;
    this.responseReason = response === 'not_coming' ? reason : null;
    this.respondedAt = now;
    this.record('delegation.responded', { response, ...(reason ? { reason } : {}) });
  }

  /** Naming somebody is an answer too. */
  nominated(now: Instant): void {
    if (this.response !== 'coming') this.respond('coming', null, now);
  }

  /** Says goodbye in the trail before the row goes. */
  uninvite(): void {
    this.record('delegation.uninvited', { name: this.name });
  }

  /** A new invitation link; the old one is dead at once. */
  renewInvitation(): void {
    this.invitationToken = newToken();
    this.record('delegation.invitationRenewed');
  }
}
