import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** Runs a piece of work in a transaction and answers after the commit. */
export interface Transactions {
  transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
}

interface Unit {
  work: (manager: EntityManager) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

/** How many units share one commit at most: bounds the time the first of them waits. */
const LARGEST_GROUP = 64;

/**
 * SQLite has one writing connection, so writers take turns, first come first served. All who wait share one
 * BEGIN IMMEDIATE … COMMIT with a savepoint each and are answered after the commit: one fsync for everyone,
 * and a failure undoes its own savepoint only. (Overlapping TypeORM transactions on this driver would nest in one
 * another, and an acknowledged row could vanish with a neighbour's rollback.)
 */
export class GroupCommit implements Transactions {
  private readonly waiting: Unit[] = [];
  private runner: QueryRunner | null = null;
  private busy = false;

  constructor(private readonly source: DataSource) {}

  transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (!this.busy) void this.takeTurns();
    });
  }

  private async takeTurns(): Promise<void> {
    this.busy = true;
    // Requests that arrived in the same turn of the event loop join the first group.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.commitTogether(this.waiting.splice(0, LARGEST_GROUP));
    this.busy = false;
  }

  private async commitTogether(group: Unit[]): Promise<void> {
    const answers: (() => void)[] = [];
    const runner = (this.runner ??= this.source.createQueryRunner());
    try {
      await runner.query('BEGIN IMMEDIATE');
      for (const unit of group) answers.push(await this.runOne(runner, unit));
      await runner.query('COMMIT');
    } catch (error) {
      // Nothing of the group was kept (disk full, I/O error): nobody may be told otherwise.
      await runner.query('ROLLBACK').catch(() => undefined);
      for (const unit of group) unit.reject(error);
      return;
    }
    for (const answer of answers) answer();
  }

  private async runOne(runner: QueryRunner, unit: Unit): Promise<() => void> {
    await runner.query('SAVEPOINT unit');
    try {
      const value = await unit.work(runner.manager);
      await runner.query('RELEASE unit');
      return () => unit.resolve(value);
    } catch (error) {
      await runner.query('ROLLBACK TO unit');
      await runner.query('RELEASE unit');
      return () => unit.reject(error);
    }
  }
}
