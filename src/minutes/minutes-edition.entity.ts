import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { InstantColumn, IntColumn, JsonColumn, TextColumn } from '../database/columns.js';
import type { Instant, LocalDate, Zone } from '../kernel/time.js';
import type { OutcomeKind } from './minutes-point.entity.js';

/** Somebody as the minutes name them. */
export interface NamedPerson {
  readonly name: string;
  readonly office: string | null;
}

/** "Pembahasan": what somebody contributed. `pointId` is the point's id and the same in every edition. */
export interface DiscussionEntry {
  readonly pointId: string;
  readonly speaker: NamedPerson | null;
  readonly text: string;
}

/** "Keputusan": becomes an outcome. `pointId` is stable over editions: a correction of a decision keeps it. */
export interface DecisionEntry {
  readonly pointId: string;
  readonly kind: OutcomeKind;
  readonly text: string;
}

/** "Tindak lanjut": what has to be done, by whom, until when. */
export interface FollowUpEntry {
  readonly pointId: string;
  readonly text: string;
  readonly responsible: string | null;
  readonly dueOn: LocalDate | null;
}

/**
 * Everything an edition says, frozen at approval: HTML and PDF are made from this alone. Entries stand in the order
 * of the document; what nobody entered is null and prints "—". Fields may be added, never changed or removed:
 * editions outlive the program's releases.
 */
export interface MinutesSnapshot {
  readonly format: 1;
  readonly meeting: {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly organizer: string;
    /** Several lines. */
    readonly letterhead: string | null;
    /** A stored file; its bytes never change. */
    readonly logoFileId: string | null;
    readonly city: string;
    readonly venue: string | null;
    readonly timeZone: Zone;
    /** Example data: the document says so. */
    readonly sample: boolean;
  };
  readonly session: {
    readonly id: string;
    readonly title: string;
    readonly startsAt: Instant | null;
    readonly endsAt: Instant | null;
    readonly room: string | null;
  };
  readonly chairs: readonly NamedPerson[];
  readonly minuteTakers: readonly NamedPerson[];
  readonly participants: string | null;
  readonly opening: string | null;
  readonly discussion: readonly DiscussionEntry[];
  readonly decisions: readonly DecisionEntry[];
  readonly followUps: readonly FollowUpEntry[];
  readonly closing: string | null;
  readonly edition: {
    readonly number: number;
    readonly publishedAt: Instant;
    readonly approvedBy: string;
    /** What a corrected edition corrects; null for the first. */
    readonly correction: {
      readonly reason: string;
      readonly replaces: number;
      readonly replacedAt: Instant;
    } | null;
    readonly code: string;
    /** The address that confirms the code, printed and in the QR code. */
    readonly verifyUrl: string;
  };
}

/**
 * A published edition: never changed, never removed. The approving transaction saves it first and then the minutes,
 * whose event `minutes.published` carries `{ editionId, number }`; whoever reacts finds the edition with
 * `tx.find(MinutesEdition, { id: editionId })` in the same transaction.
 */
@Entity('minutes_edition')
export class MinutesEdition extends Aggregate {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36) sessionId!: string;
  @TextColumn(36) minutesId!: string;
  @IntColumn() number!: number;
  /** The session's title and beginning as published, for lists. */
  @TextColumn(200) title!: string;
  @InstantColumn({ nullable: true }) startsAt: Instant | null = null;
  @JsonColumn() snapshot!: MinutesSnapshot;
  /** SHA-256 of the PDF's bytes. */
  @TextColumn(64) sha256!: string;
  @TextColumn(10) code!: string;
  @TextColumn(36) pdfFileId!: string;
  @InstantColumn() publishedAt!: Instant;
  @TextColumn(36, { nullable: true }) approvedBy: string | null = null;
  @TextColumn(300) approvedByName!: string;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  /** The edition of a snapshot and its PDF; the minutes tell the event. */
  static freeze(
    minutesId: string,
    snapshot: MinutesSnapshot,
    pdf: { fileId: string; sha256: string },
    approvedBy: string | null,
  ): MinutesEdition {
    const { meeting, session, edition } = snapshot;
    return Object.assign(new MinutesEdition(), {
      minutesId,
      meetingId: meeting.id,
      sessionId: session.id,
      number: edition.number,
      title: session.title,
      startsAt: session.startsAt,
      snapshot,
      sha256: pdf.sha256,
      code: edition.code,
      pdfFileId: pdf.fileId,
      publishedAt: edition.publishedAt,
      approvedBy,
      approvedByName: edition.approvedBy,
    });
  }
}
