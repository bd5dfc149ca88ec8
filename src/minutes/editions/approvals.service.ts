import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { ReadSide } from '../../database/read-side.js';
import { sql } from '../../database/sql.js';
import { Work } from '../../database/unit-of-work.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { DomainError, NotFound, Refused } from '../../kernel/errors.js';
import { newCode, sha256 } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/time.js';
import { Files } from '../../web/files.js';
import { missingIn } from '../minutes.checks.js';
import { Minutes } from '../minutes.entity.js';
import { MinutesEdition, type MinutesSnapshot } from '../minutes-edition.entity.js';
import type { OfMinutes } from '../minutes.policy.js';
import { MinutesQueries, pointsOf } from '../minutes.queries.js';
import { minutesUrls } from '../minutes.urls.js';
import { minutesLifecycle } from '../minutes.transitions.js';
import { minutesPdf } from './document.js';
import { letterheadOf } from './editions.queries.js';
import { snapshotOf } from './snapshot.js';

/** Letters and digits of a verification code: 50 bits. */
const CODE_LENGTH = 10;

/** What an approval publishes. */
export interface Published {
  editionId: string;
  number: number;
  code: string;
}

/** From the minute-taker's hands to the chair's, back, or into a published edition. */
@Injectable()
export class MinutesApprovals {
  constructor(
    private readonly work: Work,
    private readonly reads: ReadSide,
    private readonly queries: MinutesQueries,
    private readonly files: Files,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Hands the text to the chair, when it is complete. */
  async submit(actor: Actor, here: OfMinutes): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const minutes = await tx.find(Minutes, { sessionId: here.session.id });
      const [missing] = missingIn(minutes ? await pointsOf(tx, minutes.id) : [], here.session);
      if (missing) throw new Refused(missing.code, missing.params);
      if (!minutes) throw new NotFound();
      minutes.submit(actor.name, tx.now);
      await tx.save(minutes);
    });
  }

  /** The chair gives the text back with a reason. */
  async giveBack(actor: Actor, here: OfMinutes, reason: string): Promise<void> {
    await this.change(actor, here, (minutes) => minutes.giveBack(reason));
  }

  /** Opens a correction of the published edition. */
  async reopen(actor: Actor, here: OfMinutes, reason: string): Promise<void> {
    await this.change(actor, here, (minutes) => minutes.reopen(reason));
  }

  /**
   * The chair approves the text of that version. The document is made before the transaction, from a text that only a
   * return could change; a version that moved meanwhile is refused, so what is published is what was read.
   */
  async approve(actor: Actor, here: OfMinutes, version: number | null): Promise<Published> {
    const prepared = await this.prepare(actor, here);
    return this.work.run(actor, async (tx) => {
      const minutes = await tx.find(Minutes, { sessionId: here.session.id });
      if (!minutes) throw new NotFound();
      minutesLifecycle.next(minutes.state, 'approve');
      if (
        !prepared ||
        [version ?? minutes.version, prepared.version].some((read) => read !== minutes.version)
      ) {
        throw new DomainError('minutes.refusals.changedSince', 409);
      }
      const { snapshot, pdf } = prepared;
      const fileId = await this.files.put(tx, fileNameOf(snapshot), 'application/pdf', pdf);
      const edition = MinutesEdition.freeze(
        minutes.id,
        snapshot,
        { fileId, sha256: sha256(pdf) },
        actor.accountId,
      );
      await tx.save(edition);
      minutes.publish(edition.id, edition.number);
      await tx.save(minutes);
      return { editionId: edition.id, number: edition.number, code: edition.code };
    });
  }

  /** The next edition and its document; null when there is nothing to approve. */
  private async prepare(actor: Actor, here: OfMinutes) {
    const { minutes, points } = await this.queries.content(here.session.id);
    if (minutes?.state !== 'in_review') return null;
    const replaced = await this.reads.one<{ publishedAt: Instant }>(sql`
      select published_at as "publishedAt" from minutes_edition
      where session_id = ${here.session.id} and number = ${minutes.editions}`);
    const code = newCode(CODE_LENGTH);
    const snapshot = snapshotOf(
      {
        here,
        minutes,
        points,
        people: await this.queries.speakers(here.session.id),
        letterhead: await letterheadOf(this.reads, here.meeting.id),
      },
      {
        number: minutes.editions + 1,
        publishedAt: this.clock.now(),
        approvedBy: actor.name,
        correction: replaced && {
          reason: minutes.correctionReason ?? '',
          replaces: minutes.editions,
          replacedAt: replaced.publishedAt,
        },
        code,
        verifyUrl: this.config.baseUrl + minutesUrls.verified(code),
      },
    );
    const { logoFileId } = snapshot.meeting;
    const logo = logoFileId ? Buffer.from((await this.files.download(logoFileId)).content) : null;
    return { version: minutes.version, snapshot, pdf: await minutesPdf(snapshot, logo) };
  }

  private async change(actor: Actor, here: OfMinutes, verb: (minutes: Minutes) => void): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const minutes = await tx.find(Minutes, { sessionId: here.session.id });
      if (!minutes) throw new NotFound();
      verb(minutes);
      await tx.save(minutes);
    });
  }
}

/** "notula-pembukaan-edisi-1.pdf" */
function fileNameOf({ session, edition }: MinutesSnapshot): string {
  const title = session.title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return ['notula', title, `edisi-${edition.number}.pdf`].filter(Boolean).join('-');
}
