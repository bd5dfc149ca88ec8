import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { InstantColumn, LongTextColumn, TextColumn } from '../database/columns.js';
import { newCode } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import { registrationLifecycle, type RegistrationState, SEATED } from './registration.transitions.js';
import { searchable } from './searchable.js';

/** What is asked of a delegate. The name is one field with its titles and is kept as it was written. */
export interface DelegateDetails {
  name: string;
  sex: 'L' | 'P';
  position: string;
  institution: string;
  email: string | null;
  phone: string | null;
}

/** Who put the registration in: the coordinator, the delegate through the invitation link, or the secretariat. */
export type Origin = 'nominated' | 'self' | 'secretariat';

/** One person on one seat of a delegation. */
@Entity('registration')
export class Registration extends Aggregate implements DelegateDetails {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36) delegationId!: string;
  @TextColumn(36) categoryId!: string;
  /** For people: printed, read aloud, typed. */
  @TextColumn(20) reference!: string;
  @TextColumn(20) state: RegistrationState = 'submitted';
  @LongTextColumn({ nullable: true }) stateReason: string | null = null;
  @InstantColumn() stateAt!: Instant;
  @TextColumn(300) name!: string;
  /** The name, institution and reference without case and accents, for searching. */
  @TextColumn(700) search!: string;
  @TextColumn(1) sex!: 'L' | 'P';
  @TextColumn(200) position!: string;
  @TextColumn(200) institution!: string;
  @TextColumn(254, { nullable: true }) email: string | null = null;
  @TextColumn(20, { nullable: true }) phone: string | null = null;
  @TextColumn(20) origin!: Origin;
  @InstantColumn() createdAt!: Instant;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  /** Whether a seat is taken by this registration. */
  get seated(): boolean {
    return SEATED.includes(this.state);
  }

  /** Puts a person on a seat, waiting for the secretariat. The caller has made sure that there is a seat. */
  static submit(
    seat: { meetingId: string; delegationId: string; categoryId: string },
    details: DelegateDetails,
    origin: Origin,
    now: Instant,
  ): Registration {
    const registration = new Registration();
    Object.assign(registration, seat, details, {
      origin,
      reference: `R-${newCode(4)}-${newCode(4)}`,
      stateAt: now,
      createdAt: now,
    });
    registration.index();
    registration.record('registration.submitted', { origin, categoryId: seat.categoryId });
    return registration;
  }

  /** Changes what was said; the secretariat looks again. */
  change(details: DelegateDetails, categoryId: string, now: Instant): void {
    const changed = (Object.keys(details) as (keyof DelegateDetails)[]).filter(
      (key) => details[key] !== this[key],
    );
    if (categoryId !== this.categoryId) changed.push('category' as keyof DelegateDetails);
    if (changed.length === 0) return;
    this.turn('change', null, now, { changed });
    Object.assign(this, details, { categoryId });
    this.index();
  }

  verify(now: Instant): void {
    this.turn('verify', null, now);
  }

  /** Sends it back to the delegation with what is missing. */
  return(reason: string, now: Instant): void {
    this.turn('return', reason, now, { reason });
  }

  /** Refuses it; the seat is free again. */
  reject(reason: string, now: Instant): void {
    this.turn('reject', reason, now, { reason });
  }

  /** The delegation takes it back; the seat is free again. */
  withdraw(reason: string | null, now: Instant): void {
    this.turn('withdraw', reason, now, reason ? { reason } : {});
  }

  /** Undoes a decision. */
  reopen(now: Instant): void {
    this.turn('reopen', null, now);
  }

  private turn(
    verb: Parameters<typeof registrationLifecycle.next>[1],
    reason: string | null,
    now: Instant,
    data: Record<string, unknown> = {},
  ): void {
    this.state = registrationLifecycle.next(this.state, verb);
    this.stateReason = reason;
    this.stateAt = now;
    this.record(`registration.${verb}`, data);
  }

  private index(): void {
    this.search = searchable(`${this.name} ${this.institution} ${this.reference}`).slice(0, 700);
  }
}
