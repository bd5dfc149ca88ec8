import type { DataSource, EntityManager } from 'typeorm';
import type { Transactions } from './group-commit.js';

/** Deadlock or serialisation failure: the database asks to try again. */
const AGAIN = new Set(['40001', '40P01']);
const TRIES = 3;

/** PostgreSQL: a connection and a transaction each. */
export class OwnTransactions implements Transactions {
  constructor(private readonly source: DataSource) {}

  async transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.source.transaction('READ COMMITTED', work);
      } catch (error) {
        const code = (error as { code?: string }).code;
        if (tries >= TRIES || !code || !AGAIN.has(code)) throw error;
      }
    }
  }
}
