import { Entity } from 'typeorm';
import { Aggregate } from '../../database/aggregate.js';
import { InstantColumn, IntColumn, JsonColumn, LongTextColumn, TextColumn } from '../../database/columns.js';
import type { Instant } from '../../kernel/time.js';
import type { SessionChange } from './changes.js';
import type { Snapshot } from './snapshot.js';

/** A published version of the agenda: numbered, and never changed after. */
@Entity('agenda_version')
export class AgendaVersion extends Aggregate {
  @TextColumn(36) meetingId!: string;
  /** 1, 2, 3 … within the meeting, without gaps. */
  @IntColumn() number!: number;
  @LongTextColumn({ nullable: true }) note: string | null = null;
  @InstantColumn() publishedAt!: Instant;
  /** The name of who published it, as it was then. */
  @TextColumn(300) publishedBy!: string;
  /** Everything a public reader may see, and nothing else. */
  @JsonColumn() snapshot!: Snapshot;
  /** What is different from the version before. */
  @JsonColumn() changes!: SessionChange[];

  get trailMeetingId(): string {
    return this.meetingId;
  }

  static publish(
    what: Pick<
      AgendaVersion,
      'meetingId' | 'number' | 'note' | 'publishedAt' | 'publishedBy' | 'snapshot' | 'changes'
    >,
  ): AgendaVersion {
    const version = new AgendaVersion();
    Object.assign(version, what);
    version.record('agenda.published', {
      number: what.number,
      changes: what.changes.length,
      note: what.note,
    });
    return version;
  }
}
