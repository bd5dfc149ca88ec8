import { Entity } from 'typeorm';
import { Aggregate } from '../../database/aggregate.js';
import { BoolColumn, InstantColumn, IntColumn, LongTextColumn, TextColumn } from '../../database/columns.js';
import type { Actor } from '../../kernel/actor.js';
import type { Instant } from '../../kernel/time.js';
import type { Assignment } from './assignment.entity.js';

/** What the secretariat answered to a report of completion. */
export type ReportDecision = 'verified' | 'returned';

/** One report of a delegation on one assignment: never changed, only answered. */
@Entity('progress_report')
export class ProgressReport extends Aggregate {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36) assignmentId!: string;
  @IntColumn() number!: number;
  @LongTextColumn() text!: string;
  @IntColumn() percent!: number;
  @BoolColumn() done!: boolean;
  @InstantColumn() reportedAt!: Instant;
  @TextColumn(36, { nullable: true }) reportedBy: string | null = null;
  @TextColumn(300) reportedByName!: string;
  @TextColumn(20, { nullable: true }) decision: ReportDecision | null = null;
  @LongTextColumn({ nullable: true }) decisionReason: string | null = null;
  @InstantColumn({ nullable: true }) decidedAt: Instant | null = null;
  @TextColumn(300, { nullable: true }) decidedByName: string | null = null;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  /** A report under its number; the assignment has already taken it in. */
  static on(
    assignment: Assignment,
    number: number,
    words: { text: string; percent: number; done: boolean },
    by: Actor,
    now: Instant,
  ): ProgressReport {
    const report = new ProgressReport();
    const { text, percent, done } = words;
    Object.assign(report, {
      meetingId: assignment.meetingId,
      assignmentId: assignment.id,
      ...{ number, text, percent, done },
      reportedAt: now,
      reportedBy: by.accountId,
      reportedByName: by.name,
    });
    report.record('report.filed', { assignmentId: assignment.id, number, text, percent, done });
    return report;
  }

  /** The secretariat's answer; the assignment tells the event. */
  answer(decision: ReportDecision, reason: string | null, by: Actor, now: Instant): void {
    Object.assign(this, { decision, decisionReason: reason, decidedAt: now, decidedByName: by.name });
  }
}
