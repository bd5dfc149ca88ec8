import { Injectable } from '@nestjs/common';
import { Work } from '../../database/unit-of-work.js';
import type { Actor } from '../../kernel/actor.js';
import { Refused } from '../../kernel/errors.js';
import { sha256 } from '../../kernel/ids.js';
import { Meeting } from '../../meetings/meeting.entity.js';
import type { OfAgenda } from '../agenda.policy.js';
import { AgendaQueries, draftOf } from '../agenda.queries.js';
import { AgendaVersion } from './agenda-version.entity.js';
import { type NextVersion, nextVersion } from './changes.js';
import { newestOf, Publications } from './publications.queries.js';

/** What would be published now, and a fingerprint of it. */
export interface Preview extends NextVersion {
  readonly fingerprint: string;
}

/** Publishing the draft as numbered versions. */
@Injectable()
export class PublicationsService {
  constructor(
    private readonly work: Work,
    private readonly queries: AgendaQueries,
    private readonly publications: Publications,
  ) {}

  /** The draft held against the newest version. */
  async preview({ meeting, newest }: OfAgenda): Promise<Preview> {
    const draft = await this.queries.draft(meeting.id);
    const last = newest === null ? null : await this.publications.version(meeting.id, newest);
    const next = nextVersion(meeting.timeZone, draft, last);
    return { ...next, fingerprint: fingerprintOf(next) };
  }

  /**
   * Makes the next version and gives its number. Refused when nothing changed since the last one, when there is
   * nothing to publish, or when the draft is no longer what the organizer saw (`seen`, a fingerprint).
   */
  async publish(
    actor: Actor,
    here: OfAgenda,
    input: { note: string | null; seen: string | null },
  ): Promise<number> {
    return this.work.run(actor, async (tx) => {
      // Whoever publishes at the same time waits here, so numbers follow one another.
      const meeting = await tx.get(Meeting, here.meeting.id);
      const draft = await draftOf(tx, meeting.id);
      const next = nextVersion(meeting.timeZone, draft, await newestOf(tx, meeting.id));
      if (next.snapshot.sessions.length === 0) throw new Refused('agenda.refusals.nothingToPublish');
      if (next.changes.length === 0) throw new Refused('agenda.refusals.nothingChanged');
      if (input.seen !== null && input.seen !== fingerprintOf(next)) {
        throw new Refused('agenda.refusals.draftMoved');
      }
      await tx.save(
        AgendaVersion.publish({
          meetingId: meeting.id,
          number: next.number,
          note: input.note,
          publishedAt: tx.now,
          publishedBy: actor.name,
          snapshot: next.snapshot,
          changes: [...next.changes],
        }),
      );
      return next.number;
    });
  }
}

/** The same for two reads of one draft, another as soon as anything the public would read is another. */
const fingerprintOf = (next: NextVersion): string => sha256(JSON.stringify(next));
