import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { TooMany } from '../kernel/errors.js';
import { sha256 } from '../kernel/ids.js';
import { type Instant, minutesBetween, plusMinutes } from '../kernel/time.js';
import { sql } from '../database/sql.js';
import { Work } from '../database/unit-of-work.js';

/** How often, in how many minutes. */
export interface Limit {
  readonly hits: number;
  readonly minutes: number;
}

/** Counts attempts in the database, so that every process counts the same. Keys are hashed: no address is kept. */
@Injectable()
export class Throttle {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  /** Counts one attempt for each key; throws TooMany when any is over its limit. */
  async hit(limits: Readonly<Record<string, Limit>>): Promise<void> {
    const now = this.clock.now();
    const waits = await this.work.run(SYSTEM, async (tx) => {
      const over: number[] = [];
      for (const [key, limit] of Object.entries(limits).sort(([a], [b]) => (a < b ? -1 : 1))) {
        const since = plusMinutes(now, -limit.minutes);
        const rows = await tx.all<{ hits: number; window_start: Instant }>(sql`
          insert into throttle (id, window_start, hits) values (${sha256(key)}, ${now}, 1)
          on conflict (id) do update set
            hits = case when throttle.window_start <= ${since} then 1 else throttle.hits + 1 end,
            window_start = case when throttle.window_start <= ${since} then ${now} else throttle.window_start end
          returning hits, window_start`);
        const row = rows[0];
        if (row && row.hits > limit.hits) over.push(limit.minutes - minutesBetween(row.window_start, now));
      }
      return over;
    });
    if (waits.length > 0) throw new TooMany(60 * Math.max(1, ...waits));
  }

  /** Forgets the attempts of a key, after success. */
  async forget(key: string): Promise<void> {
    await this.work.run(SYSTEM, (tx) => tx.run(sql`delete from throttle where id = ${sha256(key)}`));
  }
}
