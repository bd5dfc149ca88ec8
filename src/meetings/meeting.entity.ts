import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { BoolColumn, DateColumn, InstantColumn, LongTextColumn, TextColumn } from '../database/columns.js';
import { Refused } from '../kernel/errors.js';
import { type Instant, type LocalDate, plusDays, type Zone } from '../kernel/time.js';
import { provinceOn } from '../provinces/provinces.js';
import { meetingLifecycle, type MeetingState, type MeetingVerb, WITH_REASON } from './meeting.transitions.js';

/** What the organizer says of a Rakornas; empty stays null and prints "—". */
export interface MeetingDetails {
  title: string;
  titleEn: string | null;
  shortTitle: string;
  theme: string | null;
  about: string | null;
  organizer: string;
  letterhead: string | null;
  contact: string | null;
  venue: string | null;
  city: string;
  provinceCode: string;
  timeZone: Zone;
  startsOn: LocalDate;
  endsOn: LocalDate;
  registrationOpensAt: Instant | null;
  registrationClosesAt: Instant | null;
  dress: string | null;
  funding: string | null;
  brandColor: string | null;
}

/** A slip in the year would otherwise give every page of the agenda thousands of days. */
const LONGEST_DAYS = 31;

/** A Rakornas. */
@Entity('meeting')
export class Meeting extends Aggregate implements MeetingDetails {
  @TextColumn(80) slug!: string;
  @TextColumn(300) title!: string;
  @TextColumn(300, { nullable: true }) titleEn: string | null = null;
  @TextColumn(80) shortTitle!: string;
  @LongTextColumn({ nullable: true }) theme: string | null = null;
  @LongTextColumn({ nullable: true }) about: string | null = null;
  @TextColumn(200) organizer!: string;
  @LongTextColumn({ nullable: true }) letterhead: string | null = null;
  @LongTextColumn({ nullable: true }) contact: string | null = null;
  @TextColumn(200, { nullable: true }) venue: string | null = null;
  @TextColumn(100) city!: string;
  @TextColumn(2) provinceCode!: string;
  @TextColumn(60) timeZone!: Zone;
  @DateColumn() startsOn!: LocalDate;
  @DateColumn() endsOn!: LocalDate;
  @InstantColumn({ nullable: true }) registrationOpensAt: Instant | null = null;
  @InstantColumn({ nullable: true }) registrationClosesAt: Instant | null = null;
  @LongTextColumn({ nullable: true }) dress: string | null = null;
  @LongTextColumn({ nullable: true }) funding: string | null = null;
  @TextColumn(7, { nullable: true }) brandColor: string | null = null;
  @TextColumn(36, { nullable: true }) logoFileId: string | null = null;
  /** Example data: every page says so. */
  @BoolColumn() sample: boolean = false;
  @TextColumn(30) state: MeetingState = 'draft';
  @LongTextColumn({ nullable: true }) stateReason: string | null = null;
  @InstantColumn() createdAt!: Instant;

  get trailMeetingId(): string {
    return this.id;
  }

  /** A new Rakornas, as a draft that only its organizer sees. */
  static draft(slug: string, details: MeetingDetails, now: Instant): Meeting {
    const meeting = new Meeting();
    meeting.slug = slug;
    meeting.createdAt = now;
    meeting.describe(details);
    meeting.record('meeting.drafted', { slug });
    return meeting;
  }

  /** Changes what is said of the meeting. */
  revise(details: MeetingDetails): void {
    if (this.state === 'archived') throw new Refused('meetings.refusals.archived');
    const changed = (Object.keys(details) as (keyof MeetingDetails)[]).filter(
      (key) => details[key] !== this[key],
    );
    this.describe(details);
    if (changed.length > 0) this.record('meeting.revised', { changed });
  }

  showLogo(fileId: string | null): void {
    this.logoFileId = fileId;
    this.record('meeting.logoChanged');
  }

  /** Takes a step of the lifecycle. Postponing and cancelling need a reason. */
  move(verb: MeetingVerb, reason: string | null): void {
    const next = meetingLifecycle.next(this.state, verb);
    const needed = WITH_REASON.includes(verb);
    if (needed && !reason) throw new Refused('errors.required', {}, 'reason');
    this.state = next;
    this.stateReason = needed ? reason : null;
    this.record(`meeting.${verb}`, reason ? { reason } : {});
  }

  private describe(details: MeetingDetails): void {
    if (details.endsOn < details.startsOn)
      throw new Refused('meetings.refusals.endsBeforeStart', {}, 'endsOn');
    if (details.endsOn > plusDays(details.startsOn, LONGEST_DAYS - 1))
      throw new Refused('meetings.refusals.tooManyDays', { max: LONGEST_DAYS }, 'endsOn');
    if (!provinceOn(details.startsOn, details.provinceCode)) {
      throw new Refused('meetings.refusals.noSuchProvince', {}, 'provinceCode');
    }
    const { registrationOpensAt: opens, registrationClosesAt: closes } = details;
    if (opens && closes && closes <= opens) {
      throw new Refused('meetings.refusals.closesBeforeOpen', {}, 'registrationClosesAt');
    }
    Object.assign(this, details);
  }
}
