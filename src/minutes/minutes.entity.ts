import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { InstantColumn, IntColumn, LongTextColumn, TextColumn } from '../database/columns.js';
import { Refused, Stale } from '../kernel/errors.js';
import type { Instant } from '../kernel/time.js';
import { isEditable, minutesLifecycle, type MinutesState } from './minutes.transitions.js';

/** What stands before the points. */
export interface OpeningWords {
  /** Who was there, in the minute-taker's words ("34 delegasi provinsi, daftar hadir terlampir"); null prints "—". */
  participants: string | null;
  opening: string | null;
}

/** What stands after them. */
export interface ClosingWords {
  closing: string | null;
}

/** The notula of one session: the working text, and how far it has come. What was published is in its editions. */
@Entity('minutes')
export class Minutes extends Aggregate implements OpeningWords, ClosingWords {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36) sessionId!: string;
  @TextColumn(20) state: MinutesState = 'draft';
  @TextColumn(300, { nullable: true }) participants: string | null = null;
  @LongTextColumn({ nullable: true }) opening: string | null = null;
  @LongTextColumn({ nullable: true }) closing: string | null = null;
  /** Rise with each change of the opening and of the closing: each is a block of its own, and so are the points. */
  @IntColumn() openingRevision: number = 0;
  @IntColumn() closingRevision: number = 0;
  /** How many editions were published: the number of the newest. */
  @IntColumn() editions: number = 0;
  /** Why the chair gave the text back; gone with the next submission. */
  @LongTextColumn({ nullable: true }) returnReason: string | null = null;
  /** What the edition in the making corrects (berita acara perbaikan). */
  @LongTextColumn({ nullable: true }) correctionReason: string | null = null;
  @InstantColumn({ nullable: true }) submittedAt: Instant | null = null;
  @TextColumn(300, { nullable: true }) submittedBy: string | null = null;
  @InstantColumn() createdAt!: Instant;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  /** Begins the minutes of a session, empty. */
  static start(meetingId: string, sessionId: string, now: Instant): Minutes {
    const minutes = new Minutes();
    Object.assign(minutes, { meetingId, sessionId, createdAt: now });
    minutes.record('minutes.started', { sessionId });
    return minutes;
  }

  /** Changes the opening; the trail keeps what it became. `edited` is the revision somebody had before them. */
  open(words: OpeningWords, edited: number | null): void {
    this.mustBeEditable();
    const { participants, opening, openingRevision } = this;
    if (edited !== null && edited !== openingRevision)
      throw new Stale({ participants, opening }, openingRevision);
    Object.assign(this, words);
    this.openingRevision += 1;
    this.record('minutes.openingRevised', { ...words });
  }

  /** Changes the closing, like `open`. */
  close(words: ClosingWords, edited: number | null): void {
    this.mustBeEditable();
    const { closing, closingRevision } = this;
    if (edited !== null && edited !== closingRevision) throw new Stale({ closing }, closingRevision);
    this.closing = words.closing;
    this.closingRevision += 1;
    this.record('minutes.closingRevised', { ...words });
  }

  /** Hands the text to the chair. What it must hold the caller checked with `missingFor`. */
  submit(by: string, now: Instant): void {
    this.state = minutesLifecycle.next(this.state, 'submit');
    this.submittedAt = now;
    this.submittedBy = by;
    this.returnReason = null;
    this.record('minutes.submitted');
  }

  /** The chair gives the text back. */
  giveBack(reason: string): void {
    this.state = minutesLifecycle.next(this.state, 'return');
    this.returnReason = reason;
    this.record('minutes.returned', { reason });
  }

  /** The chair approves: the edition of the next number is published. */
  publish(editionId: string, number: number): void {
    this.state = minutesLifecycle.next(this.state, 'approve');
    if (number !== this.editions + 1) throw new Error(`edition ${number} cannot follow ${this.editions}`);
    this.editions = number;
    this.correctionReason = null;
    this.record('minutes.published', { editionId, number });
  }

  /** Opens a correction of the published edition. */
  reopen(reason: string): void {
    this.state = minutesLifecycle.next(this.state, 'reopen');
    this.correctionReason = reason;
    this.record('minutes.reopened', { reason, edition: this.editions });
  }

  /** After submission and publication nobody changes a word. */
  mustBeEditable(): void {
    if (!isEditable(this.state)) throw new Refused(`minutes.refusals.locked.${this.state}`);
  }
}
