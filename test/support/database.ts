import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Where a test keeps its data, in the words of `Config`. */
export interface DatabasePlace {
  readonly dataDir: string;
  /** null: SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
}

export interface TestDatabase extends DatabasePlace {
  /** Call it when everything is closed. */
  drop(): Promise<void>;
}

/** Brings an empty database to the state every test begins with (migrations), and closes its connections. */
export type Prepare = (place: DatabasePlace) => Promise<void>;

/**
 * A database of its own for one test file, on SQLite or PostgreSQL as RAKORNAS_TEST_DB says. With `prepare` the
 * first caller of the run prepares a template and everybody gets a copy of it; without, the database is empty.
 */
export async function freshDatabase(prepare?: Prepare): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(fromRun('RAKORNAS_TEST_DIRECTORY'), 'data-'));
  if (process.env['RAKORNAS_TEST_DB'] !== 'postgres') {
    if (prepare) cpSync(await sqliteTemplate(prepare), dataDir, { recursive: true });
    return { dataDir, databaseUrl: null, drop: () => Promise.resolve(removeTree(dataDir)) };
  }
  const template = prepare ? await postgresTemplate(prepare) : 'template0';
  const name = `rakornas_test_${randomBytes(6).toString('hex')}`;
  await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    dataDir,
    databaseUrl: urlOf(name),
    async drop() {
      await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      removeTree(dataDir);
    },
  };
}

/** Two workers may both prepare one; the first to rename wins, and both are the same. */
async function sqliteTemplate(prepare: Prepare): Promise<string> {
  const run = fromRun('RAKORNAS_TEST_DIRECTORY');
  const template = join(run, 'template');
  if (existsSync(template)) return template;
  const attempt = mkdtempSync(join(run, 'preparing-'));
  await prepare({ dataDir: attempt, databaseUrl: null });
  try {
    renameSync(attempt, template);
  } catch (error) {
    if (!existsSync(template)) throw error;
    removeTree(attempt);
  }
  return template;
}

/** The lock is the server's, because the workers are processes. */
async function postgresTemplate(prepare: Prepare): Promise<string> {
  const run = fromRun('RAKORNAS_TEST_DIRECTORY');
  const template = templateName();
  await onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock(74120)');
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount) return;
    const attempt = `${template}_new`;
    await client.query(`DROP DATABASE IF EXISTS ${attempt} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${attempt} TEMPLATE template0`);
    const dataDir = join(run, 'template');
    mkdirSync(dataDir, { recursive: true });
    await prepare({ dataDir, databaseUrl: urlOf(attempt) });
    await client.query(`ALTER DATABASE ${attempt} RENAME TO ${template}`);
  });
  return template;
}

/** Named after the run, so that a server which outlives it never lends a stale schema. */
function templateName(): string {
  return `rakornas_template_${fromRun('RAKORNAS_TEST_DIRECTORY').replace(/^.*-/, '').toLowerCase()}`;
}

async function onServer<T>(task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: fromRun('RAKORNAS_TEST_POSTGRES_URL') });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(fromRun('RAKORNAS_TEST_POSTGRES_URL'));
  url.pathname = `/${database}`;
  return url.href;
}

function fromRun(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run tests with "npm test" or "npm run test:…"`);
  return value;
}

function removeTree(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}
