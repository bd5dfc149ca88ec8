import { join } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import type { Config } from '../config/config.js';
import { MIGRATIONS } from './migrations/migrations.js';
import { SnakeCase } from './naming.js';
import type { Dialect } from './sql.js';

/** The name under which the read side's data source is known. */
export const READ = 'read';

/** Which database this configuration means. */
export const dialectOf = (config: Config): Dialect => (config.databaseUrl ? 'postgres' : 'sqlite');

/** The SQLite file. */
export const sqliteFile = (config: Config): string => join(config.dataDir, 'rakornas.sqlite');

interface Pragmas {
  pragma(text: string): unknown;
}

/** The data source that writes: only the unit of work uses it. */
export function writeOptions(config: Config): DataSourceOptions {
  const shared = { namingStrategy: new SnakeCase(), migrations: MIGRATIONS, synchronize: false } as const;
  if (config.databaseUrl) return { type: 'postgres', url: config.databaseUrl, ...shared, extra: { max: 10 } };
  return {
    type: 'better-sqlite3',
    database: sqliteFile(config),
    ...shared,
    prepareDatabase: (database: Pragmas) => {
      database.pragma('busy_timeout = 10000');
      database.pragma('journal_mode = WAL');
      // better-sqlite3 opens WAL files with NORMAL: an acknowledged write could then vanish with the power.
      database.pragma('synchronous = FULL');
      database.pragma('foreign_keys = ON');
    },
  };
}

/** The data source that reads: on SQLite a connection that cannot write, so it never sees an uncommitted row. */
export function readOptions(config: Config): DataSourceOptions {
  if (config.databaseUrl) return { type: 'postgres', url: config.databaseUrl, extra: { max: 10 } };
  return {
    type: 'better-sqlite3',
    database: sqliteFile(config),
    readonly: true,
    prepareDatabase: (database: Pragmas) => {
      database.pragma('busy_timeout = 10000');
    },
  };
}
