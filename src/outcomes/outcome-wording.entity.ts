import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { InstantColumn, IntColumn, LongTextColumn, TextColumn } from '../database/columns.js';
import type { Instant } from '../kernel/time.js';
import type { Outcome } from './outcome.entity.js';

/** What an outcome said from one edition on: the first words and every correction. */
@Entity('outcome_wording')
export class OutcomeWording extends Aggregate {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36) outcomeId!: string;
  @TextColumn(36) editionId!: string;
  @IntColumn() editionNumber!: number;
  @LongTextColumn() text!: string;
  @InstantColumn() createdAt!: Instant;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  /** The words that stand now; the outcome's own event tells of them. */
  static of(outcome: Outcome, now: Instant): OutcomeWording {
    const { meetingId, id: outcomeId, editionId, editionNumber, text } = outcome;
    return Object.assign(new OutcomeWording(), {
      meetingId,
      outcomeId,
      editionId,
      editionNumber,
      text,
      createdAt: now,
    });
  }
}
