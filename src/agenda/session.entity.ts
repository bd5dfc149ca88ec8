import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { DateColumn, InstantColumn, LongTextColumn, TextColumn } from '../database/columns.js';
import { Refused } from '../kernel/errors.js';
import { type Instant, instantAt, isLocalDate, type LocalDate, type LocalTime } from '../kernel/time.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import type { SessionAccess, SessionKind } from './session-kinds.js';

/** What the organizer says of a session; times are those of the clock at the venue. */
export interface SessionDetails {
  kind: SessionKind;
  title: string;
  titleEn: string | null;
  /** "YYYY-MM-DD"; checked here, because a form offers the meeting's days and a program sends anything. */
  day: string;
  starts: LocalTime;
  ends: LocalTime;
  roomId: string | null;
  access: SessionAccess;
  /** Who may come in, in words, where not everybody may. */
  audience: string | null;
  description: string | null;
}

/** A session of the working draft. What the public reads is a published version, never this row. */
@Entity('session')
export class Session extends Aggregate {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36, { nullable: true }) roomId: string | null = null;
  @TextColumn(40) kind!: SessionKind;
  @TextColumn(200) title!: string;
  @TextColumn(200, { nullable: true }) titleEn: string | null = null;
  @DateColumn() day!: LocalDate;
  @InstantColumn() startsAt!: Instant;
  @InstantColumn() endsAt!: Instant;
  @TextColumn(20) access!: SessionAccess;
  @TextColumn(200, { nullable: true }) audience: string | null = null;
  @LongTextColumn({ nullable: true }) description: string | null = null;
  @InstantColumn({ nullable: true }) cancelledAt: Instant | null = null;
  @LongTextColumn({ nullable: true }) cancelReason: string | null = null;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  /** A new session in the draft of a meeting. */
  static plan(meeting: Meeting, details: SessionDetails): Session {
    const session = new Session();
    session.meetingId = meeting.id;
    session.describe(meeting, details);
    session.record('session.planned', { title: session.title, startsAt: session.startsAt });
    return session;
  }

  /** Changes the draft; readers see it once a version is published. */
  revise(meeting: Meeting, details: SessionDetails): void {
    this.describe(meeting, details);
    this.record('session.revised', { title: this.title, startsAt: this.startsAt });
  }

  /** For a session the public has already read of: it stays in the agenda, struck through, with the reason. */
  cancel(reason: string, now: Instant): void {
    if (this.cancelledAt) throw new Refused('errors.transition');
    this.cancelledAt = now;
    this.cancelReason = reason;
    this.record('session.cancelled', { reason });
  }

  /** Takes a cancellation back. */
  restore(): void {
    if (!this.cancelledAt) throw new Refused('errors.transition');
    this.cancelledAt = null;
    this.cancelReason = null;
    this.record('session.restored');
  }

  /** Says goodbye in the trail before the row goes: only for a session that was never published. */
  leave(): void {
    this.record('session.removed', { title: this.title, startsAt: this.startsAt });
  }

  private describe(meeting: Meeting, { day, starts, ends, ...details }: SessionDetails): void {
    if (!isLocalDate(day) || day < meeting.startsOn || day > meeting.endsOn) {
      throw new Refused('agenda.refusals.outsideDates', {}, 'day');
    }
    if (ends <= starts) throw new Refused('agenda.refusals.endsBeforeStart', {}, 'ends');
    Object.assign(this, details, {
      day,
      startsAt: instantAt(day, starts, meeting.timeZone),
      endsAt: instantAt(day, ends, meeting.timeZone),
    });
  }
}
