import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { DateColumn, InstantColumn, IntColumn, LongTextColumn, TextColumn } from '../database/columns.js';
import { Stale } from '../kernel/errors.js';
import type { Instant, LocalDate } from '../kernel/time.js';

export const POINT_KINDS = ['discussion', 'decision', 'follow_up'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** kesepakatan, rekomendasi, keputusan, arahan */
export const OUTCOME_KINDS = ['agreement', 'recommendation', 'decision', 'directive'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** What a point says; which of these a kind uses, the form decides, and the rest is null. */
export interface PointWords {
  text: string;
  speaker: string | null;
  office: string | null;
  outcomeKind: OutcomeKind | null;
  responsible: string | null;
  dueOn: LocalDate | null;
}

const BLANK = { speaker: null, office: null, outcomeKind: null, responsible: null, dueOn: null };

/** One block of the minutes: a contribution to the discussion, a decision, or something to be done. */
@Entity('minutes_point')
export class MinutesPoint extends Aggregate implements PointWords {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36) minutesId!: string;
  @TextColumn(20) kind!: PointKind;
  /** Order among the points of its kind. */
  @IntColumn() position!: number;
  /** Rises with each change of the words, not with a move: what two people editing the same point are told apart by. */
  @IntColumn() revision: number = 1;
  @LongTextColumn() text!: string;
  @TextColumn(300, { nullable: true }) speaker: string | null = null;
  @TextColumn(300, { nullable: true }) office: string | null = null;
  @TextColumn(20, { nullable: true }) outcomeKind: OutcomeKind | null = null;
  @TextColumn(300, { nullable: true }) responsible: string | null = null;
  @DateColumn({ nullable: true }) dueOn: LocalDate | null = null;
  /** Removed points keep their text and can be brought back. */
  @InstantColumn({ nullable: true }) removedAt: Instant | null = null;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  /** A new point at the end of its kind. */
  static add(
    minutes: { id: string; meetingId: string },
    kind: PointKind,
    position: number,
    words: Partial<PointWords> & { text: string },
  ): MinutesPoint {
    const point = new MinutesPoint();
    Object.assign(
      point,
      { minutesId: minutes.id, meetingId: minutes.meetingId, kind, position },
      BLANK,
      words,
    );
    point.record('minutes.pointAdded', { kind, ...words });
    return point;
  }

  /** Changes the words; the trail keeps what they became, so that no text is ever lost. */
  revise(words: Partial<PointWords> & { text: string }): void {
    Object.assign(this, BLANK, words);
    this.revision += 1;
    this.record('minutes.pointRevised', { kind: this.kind, revision: this.revision, ...words });
  }

  place(position: number): void {
    this.position = position;
    this.record('minutes.pointMoved', { kind: this.kind, position });
  }

  remove(now: Instant): void {
    this.removedAt = now;
    this.record('minutes.pointRemoved', { kind: this.kind, text: this.text });
  }

  /** Back at the end of its kind. */
  restore(position: number): void {
    this.removedAt = null;
    this.position = position;
    this.record('minutes.pointRestored', { kind: this.kind, text: this.text });
  }

  /** The revision somebody edited must be the one that stands, or their text would silently win. */
  expectRevision(edited: number | null, current: Readonly<Record<string, unknown>>): void {
    if (edited !== null && edited !== this.revision) throw new Stale(current, this.revision);
  }
}
