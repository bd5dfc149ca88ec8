import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { IntColumn, TextColumn } from '../database/columns.js';

/** What the organizer says of a room. */
export interface RoomDetails {
  name: string;
  /** Seats; null when nobody has counted them. */
  capacity: number | null;
  /** Where it stands in lists, from 1. */
  position: number;
}

/** A room of the venue. */
@Entity('room')
export class Room extends Aggregate implements RoomDetails {
  @TextColumn(36) meetingId!: string;
  @TextColumn(120) name!: string;
  @IntColumn({ nullable: true }) capacity: number | null = null;
  @IntColumn() position!: number;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  static add(meetingId: string, details: RoomDetails): Room {
    const room = new Room();
    Object.assign(room, details, { meetingId });
    room.record('room.added', { ...details });
    return room;
  }

  change(details: RoomDetails): void {
    Object.assign(this, details);
    this.record('room.changed', { ...details });
  }

  /** Says goodbye in the trail before the row goes. */
  leave(): void {
    this.record('room.removed', { name: this.name });
  }
}
