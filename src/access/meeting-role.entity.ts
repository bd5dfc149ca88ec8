import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { TextColumn } from '../database/columns.js';
import type { Role } from '../kernel/actor.js';

/** A role that an account holds in one meeting. */
@Entity('meeting_role')
export class MeetingRole extends Aggregate {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36) accountId!: string;
  @TextColumn(20) role!: Role;
  @TextColumn(36, { nullable: true }) delegationId: string | null = null;
  @TextColumn(36, { nullable: true }) registrationId: string | null = null;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  /** Gives a role; `of` narrows it to a delegation or a registration. */
  static give(
    meetingId: string,
    accountId: string,
    role: Role,
    of: { delegationId?: string | null; registrationId?: string | null } = {},
  ): MeetingRole {
    const held = new MeetingRole();
    Object.assign(held, { meetingId, accountId, role, delegationId: null, registrationId: null, ...of });
    held.record('role.given', { accountId, role, ...of });
    return held;
  }

  /** Says goodbye in the trail before the row goes. */
  take(): void {
    this.record('role.taken', { accountId: this.accountId, role: this.role });
  }
}
