import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { IntColumn, TextColumn } from '../database/columns.js';

/** How many seats a delegation has in one participant category. */
@Entity('quota')
export class Quota extends Aggregate {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36) delegationId!: string;
  @TextColumn(36) categoryId!: string;
  @IntColumn() seats!: number;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  static grant(meetingId: string, delegationId: string, categoryId: string, seats: number): Quota {
    const quota = new Quota();
    Object.assign(quota, { meetingId, delegationId, categoryId, seats });
    quota.record('quota.granted', { delegationId, categoryId, seats });
    return quota;
  }

  resize(seats: number): void {
    this.record('quota.resized', { from: this.seats, to: seats });
    this.seats = seats;
  }
}
