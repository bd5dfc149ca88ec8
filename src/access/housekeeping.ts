import { Injectable } from '@nestjs/common';
import { Trail } from '../audit/trail.js';
import { ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import { Work } from '../database/unit-of-work.js';
import { SYSTEM } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { plusMinutes } from '../kernel/time.js';
import { Outbox } from '../outbox/outbox.js';

/** A form left open over a weekend may still be sent twice. */
const REMEMBERED_MINUTES = 3 * 24 * 60;

/** What has to be done now and then whoever is there: the trail is sealed, old retry keys are forgotten. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly work: Work,
    private readonly reads: ReadSide,
    private readonly clock: Clock,
    trail: Trail,
    outbox: Outbox,
  ) {
    outbox.onSweep(() => trail.sealAll());
    outbox.onSweep(() => this.forgetRetryKeys());
  }

  /** Forgets the retry keys nobody will send again; looks first, so that an idle program writes nothing. */
  async forgetRetryKeys(): Promise<void> {
    const before = plusMinutes(this.clock.now(), -REMEMBERED_MINUTES);
    if (await this.reads.one(sql`select 1 as one from once_key where created_at < ${before} limit 1`))
      await this.work.run(SYSTEM, (tx) => tx.run(sql`delete from once_key where created_at < ${before}`));
  }
}
