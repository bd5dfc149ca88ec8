import { Entity } from 'typeorm';
import { Aggregate } from '../../database/aggregate.js';
import { DateColumn, InstantColumn, IntColumn, LongTextColumn, TextColumn } from '../../database/columns.js';
import { Refused } from '../../kernel/errors.js';
import type { Instant, LocalDate } from '../../kernel/time.js';
import { assignmentLifecycle, type AssignmentState, type AssignmentVerb } from './assignment.transitions.js';

/** penanggung jawab, instansi pendukung */
export const ASSIGNMENT_ROLES = ['lead', 'support'] as const;
export type AssignmentRole = (typeof ASSIGNMENT_ROLES)[number];

/** What is asked: never without a due date. */
export interface AssignmentPlan {
  readonly role: AssignmentRole;
  readonly output: string | null;
  readonly indicator: string | null;
  readonly dueOn: LocalDate;
}

/** One outcome given to one delegation. */
@Entity('assignment')
export class Assignment extends Aggregate implements AssignmentPlan {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36) outcomeId!: string;
  @TextColumn(36) delegationId!: string;
  @TextColumn(10) role!: AssignmentRole;
  @LongTextColumn({ nullable: true }) output: string | null = null;
  @LongTextColumn({ nullable: true }) indicator: string | null = null;
  @DateColumn() dueOn!: LocalDate;
  @TextColumn(20) state: AssignmentState = 'not_started';
  /** Why it was returned or cancelled. */
  @LongTextColumn({ nullable: true }) stateReason: string | null = null;
  @InstantColumn() stateAt!: Instant;
  /** As last reported. */
  @IntColumn() percent: number = 0;
  /** How many reports there are: the number of the newest. */
  @IntColumn() reports: number = 0;
  @InstantColumn() createdAt!: Instant;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  static give(
    outcome: { id: string; meetingId: string },
    delegationId: string,
    plan: AssignmentPlan,
    now: Instant,
  ): Assignment {
    const assignment = new Assignment();
    const { role, output, indicator, dueOn } = plan;
    Object.assign(assignment, {
      meetingId: outcome.meetingId,
      outcomeId: outcome.id,
      delegationId,
      ...{ role, output, indicator, dueOn },
      stateAt: now,
      createdAt: now,
    });
    assignment.record('assignment.given', { outcomeId: outcome.id, delegationId, role, dueOn });
    return assignment;
  }

  /** Changes what is asked; what was reported stays. */
  revise({ role, output, indicator, dueOn }: AssignmentPlan): void {
    if (this.state === 'cancelled') throw new Refused('errors.transition');
    const from = { role: this.role, output: this.output, indicator: this.indicator, dueOn: this.dueOn };
    Object.assign(this, { role, output, indicator, dueOn });
    this.record('assignment.revised', { from, to: { role, output, indicator, dueOn } });
  }

  /** Takes in a report. Gives its number. Done is done wholly, and only with evidence. */
  report(percent: number, done: boolean, evidence: number, now: Instant): number {
    this.step(done ? 'reportDone' : 'report', null, now);
    if (done && percent !== 100) throw new Refused('outcomes.refusals.doneIsWhole', {}, 'percent');
    if (done && evidence === 0) throw new Refused('outcomes.refusals.evidenceNeeded', {}, 'evidence1');
    this.percent = percent;
    this.reports += 1;
    this.record('assignment.reported', { report: this.reports, percent, done });
    return this.reports;
  }

  verify(now: Instant): void {
    this.step('verify', null, now);
    this.record('assignment.verified', { report: this.reports });
  }

  /** Gives a report back; the delegation reads the reason and reports again. */
  giveBack(reason: string | null, now: Instant): void {
    this.step('return', needed(reason), now);
    this.record('assignment.returned', { report: this.reports, reason });
  }

  cancel(reason: string | null, now: Instant): void {
    this.step('cancel', needed(reason), now);
    this.record('assignment.cancelled', { reason });
  }

  /** Takes a cancellation back; what was reported before counts again. */
  resume(now: Instant): void {
    this.step('resume', null, now);
    if (this.reports > 0) this.state = 'in_progress';
    this.record('assignment.resumed');
  }

  private step(verb: AssignmentVerb, reason: string | null, now: Instant): void {
    this.state = assignmentLifecycle.next(this.state, verb);
    this.stateReason = reason;
    this.stateAt = now;
  }
}

function needed(reason: string | null): string {
  if (reason === null) throw new Refused('errors.required', {}, 'reason');
  return reason;
}
