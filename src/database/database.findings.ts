import { existsSync } from 'node:fs';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { find, type Finding } from '../config/finding.js';
import type { Clock } from '../kernel/clock.js';
import { dialectOf, sqliteFile, writeOptions } from './data-source.js';
import { ReadSide } from './read-side.js';
import { sql } from './sql.js';
import { Work } from './unit-of-work.js';

/** An open database, for the checks that need one. */
export interface Examined {
  reads: ReadSide;
  work: Work;
}

const OLDEST_POSTGRES = 14;
const CLOCK_SECONDS = 5;

/** What `rakornas doctor` says of the database; `more` looks at what lives in it. Nothing is created or migrated. */
export async function databaseFindings(
  config: Config,
  clock: Clock,
  more: (database: Examined) => Promise<Finding[]>,
): Promise<Finding[]> {
  const sqlite = dialectOf(config) === 'sqlite';
  if (sqlite && !existsSync(sqliteFile(config)))
    return [
      { name: 'database', ok: false, detail: `${sqliteFile(config)} is not there: run rakornas migrate` },
    ];
  const source = new DataSource(writeOptions(config));
  const reached = await find('database', async () => {
    await source.initialize();
    return sqlite ? sqliteIntegrity(source) : postgresVersion(source);
  });
  try {
    if (!source.isInitialized) return [reached];
    const pending = await find('migrations', async () => pendingMigrations(source));
    const rest = [
      ...(sqlite ? [await find('journal', async () => sqliteModes(source))] : []),
      await find('clock', async () => clockAgainst(source, clock, sqlite)),
    ];
    if (pending.ok !== true) return [reached, pending, ...rest];
    return [
      reached,
      pending,
      ...rest,
      ...(await more({ reads: new ReadSide(source), work: new Work(source, clock) })),
    ];
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

type Answer = Omit<Finding, 'name'>;

async function sqliteIntegrity(source: DataSource): Promise<Answer> {
  const rows = await source.query<{ integrity_check: string }[]>('pragma integrity_check(5)');
  const foreign = await source.query<unknown[]>('pragma foreign_key_check');
  const said = rows.map((row) => row.integrity_check).join('; ');
  const ok = said === 'ok' && foreign.length === 0;
  return { ok, detail: ok ? 'SQLite, whole' : `SQLite: ${said}; ${foreign.length} broken references` };
}

async function postgresVersion(source: DataSource): Promise<Answer> {
  const [row] = await source.query<{ server_version: string }[]>('show server_version');
  const version = row?.server_version ?? '';
  const ok = Number.parseInt(version, 10) >= OLDEST_POSTGRES;
  return {
    ok,
    detail: ok ? `PostgreSQL ${version}` : `PostgreSQL ${version}: ${OLDEST_POSTGRES} or newer is needed`,
  };
}

async function pendingMigrations(source: DataSource): Promise<Answer> {
  const pending = await source.showMigrations();
  return pending
    ? { ok: false, detail: 'pending: run rakornas migrate' }
    : { ok: true, detail: 'up to date' };
}

async function sqliteModes(source: DataSource): Promise<Answer> {
  const read = async (name: string) => {
    const [row] = await source.query<Record<string, string | number>[]>(`pragma ${name}`);
    return String(row?.[name] ?? '');
  };
  const [mode, sync, keys] = [
    await read('journal_mode'),
    await read('synchronous'),
    await read('foreign_keys'),
  ];
  const ok = mode === 'wal' && sync === '2' && keys === '1';
  return {
    ok,
    detail: `journal_mode ${mode}, synchronous ${sync === '2' ? 'full' : sync}, foreign_keys ${keys}`,
  };
}

async function clockAgainst(source: DataSource, clock: Clock, sqlite: boolean): Promise<Answer> {
  // On SQLite both clocks are this machine's; a machine whose clock stands before this program was written is wrong.
  const question = sqlite
    ? sql`select cast(strftime('%s', 'now') as integer) as seconds`
    : sql`select cast(extract(epoch from clock_timestamp()) as integer) as seconds`;
  const [row] = await source.query<{ seconds: number }[]>(question.render('sqlite').text);
  const here = Date.parse(clock.now()) / 1000;
  const apart = Math.abs(Number(row?.seconds) - here);
  if (here < Date.parse('2026-01-01T00:00:00Z') / 1000) return { ok: false, detail: `says ${clock.now()}` };
  return { ok: apart <= CLOCK_SECONDS, detail: `${clock.now()}, ${Math.round(apart)} s from the database's` };
}
