import { Injectable } from '@nestjs/common';
import { ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import { Work } from '../database/unit-of-work.js';
import { SYSTEM } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { type Instant, minutesBetween, plusMinutes } from '../kernel/time.js';
import { Outbox } from '../outbox/outbox.js';

const EVERY_MINUTES = 60;
const DAY = 24 * 60;

/** Forgets what is over: sessions, codes, steps of signing in, counted attempts. */
@Injectable()
export class AccountHousekeeping {
  private last: Instant | null = null;

  constructor(
    private readonly work: Work,
    private readonly reads: ReadSide,
    private readonly clock: Clock,
    outbox: Outbox,
  ) {
    outbox.onSweep(() => this.whenDue());
  }

  /** Deletes expired rows now; looks first, so that nothing is written when there is nothing to forget. */
  async forget(): Promise<void> {
    const now = this.clock.now();
    const dayAgo = plusMinutes(now, -DAY);
    const over = [
      sql`web_session where expires_at < ${now}`,
      sql`sign_in_step where expires_at < ${now}`,
      sql`sign_in_code where expires_at < ${dayAgo}`,
      sql`throttle where window_start < ${dayAgo}`,
    ];
    for (const rows of over) {
      if (await this.reads.one(sql`select 1 as one from ${rows} limit 1`))
        await this.work.run(SYSTEM, (tx) => tx.run(sql`delete from ${rows}`));
    }
  }

  private async whenDue(): Promise<void> {
    const now = this.clock.now();
    if (this.last !== null && minutesBetween(this.last, now) < EVERY_MINUTES) return;
    this.last = now;
    await this.forget();
  }
}
