import { PrimaryColumn } from 'typeorm';
import { Stale } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { IntColumn } from './columns.js';

/** Something that happened, told in the past tense; becomes an audit entry in the same transaction. */
export interface DomainEvent {
  /** "registration.verified" */
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A row with identity, a version, and the events its verbs recorded. A change and its event are one call. */
export abstract class Aggregate {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string = newId();

  /** Rises by one with each save; 0 has never been saved. */
  @IntColumn()
  version: number = 0;

  #events: DomainEvent[] = [];

  /** The meeting the row belongs to, for the trail; null for what stands above meetings. */
  abstract get trailMeetingId(): string | null;

  /** The version somebody edited must be the one that stands, or their text would silently win. */
  expectVersion(edited: number | null, current: Readonly<Record<string, unknown>> = {}): void {
    if (edited !== null && edited !== this.version) throw new Stale(current, this.version);
  }

  /** Hands over the events since the last save. */
  takeEvents(): DomainEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  protected record(name: string, data: Readonly<Record<string, unknown>> = {}): void {
    this.#events.push({ name, data });
  }
}
