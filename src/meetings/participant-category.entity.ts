import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { BoolColumn, IntColumn, TextColumn } from '../database/columns.js';

/** What may be said of a category. */
export interface CategoryDetails {
  name: string;
  nameEn: string | null;
  /** Seats that each delegation gets unless told otherwise. */
  defaultSeats: number;
  /** "Tambahan (biaya sendiri)": the delegation pays. */
  selfFunded: boolean;
}

/** A kind of participant of one meeting ("1 kepala dinas + 1 pejabat teknis + 2 unsur masyarakat"). */
@Entity('participant_category')
export class ParticipantCategory extends Aggregate implements CategoryDetails {
  @TextColumn(36) meetingId!: string;
  @IntColumn() position!: number;
  @TextColumn(120) name!: string;
  @TextColumn(120, { nullable: true }) nameEn: string | null = null;
  @IntColumn() defaultSeats: number = 0;
  @BoolColumn() selfFunded: boolean = false;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  static add(meetingId: string, position: number, details: CategoryDetails): ParticipantCategory {
    const category = new ParticipantCategory();
    Object.assign(category, { meetingId, position }, details);
    category.record('category.added', { ...details });
    return category;
  }

  revise(details: CategoryDetails): void {
    Object.assign(this, details);
    this.record('category.revised', { ...details });
  }

  /** Says goodbye in the trail before the row goes. */
  drop(): void {
    this.record('category.dropped', { name: this.name });
  }
}
