import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { InstantColumn, IntColumn, LongTextColumn, TextColumn } from '../database/columns.js';
import { searchable } from '../delegations/searchable.js';
import { Refused } from '../kernel/errors.js';
import type { Instant } from '../kernel/time.js';
import type { OutcomeKind } from '../minutes/minutes-point.entity.js';
import { outcomeLifecycle, type OutcomeState, type PublicationVerb } from './outcome.transitions.js';

/** The edition an outcome's text stands in. */
export interface Source {
  readonly editionId: string;
  readonly number: number;
}

/** A decision as an edition gives it. */
export interface Decided {
  readonly meetingId: string;
  readonly sessionId: string;
  readonly sessionTitle: string;
  readonly pointId: string;
  readonly kind: OutcomeKind;
  readonly text: string;
  readonly proposedBy: string | null;
  readonly proposedByOffice: string | null;
}

/**
 * A numbered outcome. Its text changes only with an edition of the minutes; its number never does. The same point
 * under another kind is another outcome with a number of its own.
 */
@Entity('outcome')
export class Outcome extends Aggregate {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36) sessionId!: string;
  /** As the edition named the session. */
  @TextColumn(300) sessionTitle!: string;
  @TextColumn(36) editionId!: string;
  @IntColumn() editionNumber!: number;
  @TextColumn(36) pointId!: string;
  @TextColumn(20) kind!: OutcomeKind;
  /** Without gaps per meeting and kind. */
  @IntColumn() number!: number;
  @LongTextColumn() text!: string;
  /** The text without case and accents, for searching. */
  @LongTextColumn() search!: string;
  @TextColumn(300, { nullable: true }) proposedBy: string | null = null;
  @TextColumn(300, { nullable: true }) proposedByOffice: string | null = null;
  @TextColumn(20) state: OutcomeState = 'unpublished';
  @LongTextColumn({ nullable: true }) stateReason: string | null = null;
  @InstantColumn({ nullable: true }) publishedAt: Instant | null = null;
  /** The number of the edition that no longer has the decision; null while it stands. */
  @IntColumn({ nullable: true }) withdrawnIn: number | null = null;
  @InstantColumn() createdAt!: Instant;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  /** A decision becomes an outcome. */
  static of(decided: Decided, number: number, source: Source, now: Instant): Outcome {
    const outcome = new Outcome();
    Object.assign(outcome, decided, { number, createdAt: now });
    outcome.stand(decided.text, source);
    const { kind, text } = decided;
    outcome.record('outcome.recorded', { kind, number, text, edition: source.number });
    return outcome;
  }

  /** What a new edition says of it. Answers whether the words changed. */
  restate(decided: Decided, source: Source): boolean {
    const before = this.text;
    const changed = before !== decided.text;
    this.sessionTitle = decided.sessionTitle;
    this.proposedBy = decided.proposedBy;
    this.proposedByOffice = decided.proposedByOffice;
    this.stand(decided.text, source);
    if (this.withdrawnIn !== null) {
      this.withdrawnIn = null;
      this.record('outcome.reinstated', { edition: source.number });
    }
    if (changed) this.record('outcome.revised', { from: before, to: decided.text, edition: source.number });
    return changed;
  }

  /** A corrected edition no longer has the decision; the number stays, and so does the text that stood. */
  withdraw(editionNumber: number): void {
    if (this.withdrawnIn !== null) return;
    this.withdrawnIn = editionNumber;
    this.record('outcome.withdrawn', { edition: editionNumber });
  }

  /** Shows it to the public, or takes it back with a reason. */
  move(verb: PublicationVerb, reason: string | null, now: Instant): void {
    this.state = outcomeLifecycle.next(this.state, verb);
    if (verb === 'publish') this.mustStand();
    if (verb === 'unpublish' && reason === null) throw new Refused('errors.required', {}, 'reason');
    this.stateReason = reason;
    this.publishedAt = verb === 'publish' ? now : null;
    this.record(`outcome.${verb}ed`, reason ? { reason } : {});
  }

  /** Nobody is shown, or given work on, a decision that no longer stands. */
  mustStand(): void {
    if (this.withdrawnIn !== null) throw new Refused('outcomes.refusals.withdrawn', { n: this.withdrawnIn });
  }

  private stand(text: string, source: Source): void {
    this.text = text;
    this.search = searchable(text);
    this.editionId = source.editionId;
    this.editionNumber = source.number;
  }
}
