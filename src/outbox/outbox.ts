import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { SYSTEM } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { plusMinutes, plusSeconds } from '../kernel/time.js';
import { ReadSide } from '../database/read-side.js';
import { list, sql } from '../database/sql.js';
import { Work } from '../database/unit-of-work.js';

/** A job as its handler gets it. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempts: number;
}

/** Does a job. A throw means: again later. It may run twice, so what it does must bear that. */
export type JobHandler = (job: Job) => Promise<void>;

const CLAIM_MINUTES = 5;
const POLL_MS = 2000;
const LAST_ATTEMPT = 12;

interface Row {
  id: string;
  kind: string;
  payload: string;
  attempts: number;
}

/**
 * Work after commit. A job is a row of the transaction that caused it; workers of all processes claim rows for five
 * minutes (SKIP LOCKED on PostgreSQL), so a worker that dies gives its job back.
 */
@Injectable()
export class Outbox implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly handlers = new Map<string, { run: JobHandler; ready: boolean }>();
  private readonly everySweep: (() => Promise<unknown>)[] = [];
  private readonly log = new Logger('Outbox');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private stopped = true;

  constructor(
    private readonly work: Work,
    private readonly reads: ReadSide,
    private readonly clock: Clock,
  ) {
    work.onCommit(() => setImmediate(() => this.start(() => this.drain())));
  }

  /** Says who does the jobs of a kind; while nobody is `ready` (no SMTP configured) they wait, untouched. */
  handle(kind: string, run: JobHandler, ready = true): void {
    if (this.handlers.has(kind)) throw new Error(`two handlers for ${kind}`);
    this.handlers.set(kind, { run, ready });
  }

  /** Adds something done at each sweep (sealing the trail, forgetting old retry keys). */
  onSweep(task: () => Promise<unknown>): void {
    this.everySweep.push(task);
  }

  onApplicationBootstrap(): void {
    this.wake();
  }

  /** Before the data sources close: what is under way ends first. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.rest();
  }

  /** Looks for work by itself, at once after a commit that left some and every two seconds. */
  wake(): void {
    this.stopped = false;
    this.timer = setInterval(() => this.start(() => this.sweep()), POLL_MS);
    this.timer.unref();
  }

  /** Finishes what is under way and takes up nothing more. */
  async rest(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** Does everything that is due now; tests and commands wait for it. */
  async drain(): Promise<void> {
    for (let job = await this.claim(); job; job = await this.claim()) await this.do(job);
  }

  /** One round: the jobs that are due, then the standing tasks. */
  async sweep(): Promise<void> {
    await this.drain();
    for (const task of this.everySweep) await task();
  }

  private start(round: () => Promise<void>): void {
    if (this.stopped || this.running) return;
    this.running = round()
      .catch((error: unknown) => this.log.error(error))
      .finally(() => {
        this.running = null;
      });
  }

  private async claim(): Promise<Job | null> {
    const now = this.clock.now();
    const kinds = [...this.handlers].filter(([, { ready }]) => ready).map(([kind]) => kind);
    const due = sql`
      select id, kind, payload, attempts from outbox
      where done_at is null and available_at <= ${now} and attempts < ${LAST_ATTEMPT} and kind in (${list(kinds)})
        and (claimed_until is null or claimed_until < ${now})
      order by available_at, created_at, id limit 1`;
    // Looks without writing first: an idle program does not take the write lock.
    if (!(await this.reads.one(due))) return null;
    const row = await this.work.run(SYSTEM, async (tx) => {
      const next = await tx.one<Row>(tx.dialect === 'postgres' ? sql`${due} for update skip locked` : due);
      if (!next) return null;
      await tx.run(sql`
        update outbox set claimed_until = ${plusMinutes(now, CLAIM_MINUTES)}, attempts = attempts + 1
        where id = ${next.id}`);
      return { ...next, attempts: next.attempts + 1 };
    });
    return row && { ...row, payload: JSON.parse(row.payload) as Job['payload'] };
  }

  private async do(job: Job): Promise<void> {
    const now = this.clock.now();
    try {
      await this.handlers.get(job.kind)?.run(job);
      // The words go with the work: a mail's link or digits are not kept once it is sent.
      await this.work.run(SYSTEM, (tx) =>
        tx.run(sql`
          update outbox set done_at = ${now}, claimed_until = null, last_error = null, payload = '{}'
          where id = ${job.id}`),
      );
    } catch (error) {
      this.log.warn(`${job.kind} ${job.id}: ${String(error)}`);
      const pause = Math.min(3600, 5 * 2 ** job.attempts);
      await this.work.run(SYSTEM, (tx) =>
        tx.run(sql`
          update outbox set claimed_until = null, available_at = ${plusSeconds(now, pause)},
            last_error = ${error instanceof Error ? error.message : String(error)}
          where id = ${job.id}`),
      );
    }
  }
}
