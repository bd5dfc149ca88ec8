import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { IntColumn, TextColumn } from '../database/columns.js';
import type { PersonRole } from './session-kinds.js';

/** Somebody with a part in a session. */
export interface Person {
  role: PersonRole;
  name: string;
  position: string | null;
  institution: string | null;
  /** The account of a chair or minute-taker who works on the minutes here. */
  accountId: string | null;
}

/** A person's part in a session; the session's own events tell of changes. */
@Entity('session_person')
export class SessionPerson extends Aggregate implements Person {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36) sessionId!: string;
  @TextColumn(20) role!: PersonRole;
  @TextColumn(200) name!: string;
  @TextColumn(200, { nullable: true }) position: string | null = null;
  @TextColumn(200, { nullable: true }) institution: string | null = null;
  @TextColumn(36, { nullable: true }) accountId: string | null = null;
  @IntColumn() sort!: number;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  static of(session: { id: string; meetingId: string }, person: Person, sort: number): SessionPerson {
    const { role, name, position, institution, accountId } = person;
    const part = new SessionPerson();
    Object.assign(part, { role, name, position, institution, accountId, sort });
    part.meetingId = session.meetingId;
    part.sessionId = session.id;
    return part;
  }
}
