import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { sha256 } from '../kernel/ids.js';
import { GroupCommit, type Transactions } from './group-commit.js';
import { OwnTransactions } from './own-transactions.js';
import { type Dialect, sql } from './sql.js';
import { type EventListener, Tx } from './transaction.js';

/**
 * The unit of work: everything that writes runs in `run`, and is kept whole or not at all. With a retry key on the
 * actor a second run does nothing and gives the first one's result, so a double click or a retry has one effect.
 */
@Injectable()
export class Work {
  readonly dialect: Dialect;
  private readonly transactions: Transactions;
  private readonly inside = new AsyncLocalStorage<true>();
  private readonly listeners: EventListener[] = [];
  private readonly afterCommit: (() => void)[] = [];
  /** Only the control of a race test turns this off, to show that the race is real. */
  locks = true;

  constructor(
    @Inject(getDataSourceToken()) source: DataSource,
    private readonly clock: Clock,
  ) {
    this.dialect = source.options.type === 'postgres' ? 'postgres' : 'sqlite';
    this.transactions = this.dialect === 'postgres' ? new OwnTransactions(source) : new GroupCommit(source);
  }

  /** Runs `work` in one transaction. Its result must be plain data when the actor brings a retry key. */
  async run<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    // SQLite would wait for itself for ever, PostgreSQL would keep the inner one when the outer fails.
    if (this.inside.getStore()) throw new Error('a unit of work inside another: hand its tx on');
    let leftJobs = false;
    const value = await this.transactions.transact((manager) =>
      this.inside.run(true, async () => {
        const tx = new Tx(manager, this.dialect, actor, this.clock.now(), this.listeners, this.locks);
        const result = await (actor.once === null ? work(tx) : this.onlyOnce(tx, actor.once, work));
        leftJobs = tx.leftJobs;
        return result;
      }),
    );
    if (leftJobs) for (const nudge of this.afterCommit) nudge();
    return value;
  }

  /** Adds a listener told of every event inside its transaction. */
  onEvent(listener: EventListener): void {
    this.listeners.push(listener);
  }

  /** Adds a nudge given after a commit that left jobs. */
  onCommit(nudge: () => void): void {
    this.afterCommit.push(nudge);
  }

  private async onlyOnce<T>(tx: Tx, key: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const id = sha256(key);
    const first = await tx.all(sql`
      insert into once_key (id, result, created_at) values (${id}, null, ${tx.now})
      on conflict (id) do nothing returning id`);
    if (first.length === 0) {
      const row = await tx.one<{ result: string | null }>(sql`select result from once_key where id = ${id}`);
      return JSON.parse(row?.result ?? 'null') as T;
    }
    const value = await work(tx);
    await tx.run(sql`update once_key set result = ${JSON.stringify(value ?? null)} where id = ${id}`);
    return value;
  }
}
