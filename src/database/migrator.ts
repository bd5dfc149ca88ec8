import { mkdirSync } from 'node:fs';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { dialectOf, writeOptions } from './data-source.js';

/** Any number: what matters is that every process of this program asks for the same lock. */
const LOCK = 520_190_815;

/**
 * Brings the database to the newest schema and gives the names of the migrations that ran. Each runs in its own
 * transaction: a table rebuilt outside one would silently lose the rows that cascade from it. On PostgreSQL one
 * process migrates while the others wait.
 */
export async function migrate(config: Config): Promise<string[]> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const source = await new DataSource(writeOptions(config)).initialize();
  try {
    const postgres = dialectOf(config) === 'postgres';
    const runner = source.createQueryRunner();
    if (postgres) await runner.query('select pg_advisory_lock($1)', [LOCK]);
    try {
      return (await source.runMigrations({ transaction: 'each' })).map((migration) => migration.name);
    } finally {
      if (postgres) await runner.query('select pg_advisory_unlock($1)', [LOCK]);
      await runner.release();
    }
  } finally {
    await source.destroy();
  }
}
