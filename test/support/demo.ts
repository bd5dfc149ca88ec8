import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { freePort } from './postgres.js';

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The built program serving the sample meetings, as `npm run demo` does. */
export interface Demo {
  /** Its address, without a trailing slash. */
  readonly url: string;
  /** The path that signs in as one of the sample's people, by the words on the button: "Koordinator NTT". */
  entrance(label: string): string;
  /** The first column of the first row, to find what has no address of its own yet; throws when there is none. */
  find(query: string, ...values: readonly string[]): string;
  close(): Promise<void>;
}

/** Starts the built program on a fresh copy of the sample meetings and a free port. */
export async function startDemo(): Promise<Demo> {
  const run = process.env['RAKORNAS_TEST_DIRECTORY'];
  if (!run) throw new Error('RAKORNAS_TEST_DIRECTORY is not set: run tests with "npm run test:browser"');
  const dataDir = mkdtempSync(join(run, 'demo-'));
  cpSync(await loadedOnce(run), dataDir, { recursive: true });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, [command, 'demo'], {
    env: { ...environment(dataDir), PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await answering(`${url}/healthz`, server);
  const database = new Database(join(dataDir, 'rakornas.sqlite'), { readonly: true });
  const entrances = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as {
    label: string;
    signInUrl: string;
  }[];
  return {
    url,
    entrance(label) {
      const found = entrances.find((entrance) => entrance.label === label);
      if (!found) throw new Error(`the sample has no "${label}"`);
      return new URL(found.signInUrl).pathname;
    },
    find(query, ...values) {
      const found: unknown = database
        .prepare(query)
        .pluck()
        .get(...values);
      if (typeof found !== 'string') throw new Error(`nothing found: ${query} ${values.join(', ')}`);
      return found;
    },
    async close() {
      database.close();
      const ended = once(server, 'exit');
      if (server.exitCode === null && server.kill()) await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Loading takes seconds: the first file of a run does it, and every file works on a copy. */
async function loadedOnce(run: string): Promise<string> {
  const template = join(run, 'demo');
  if (existsSync(template)) return template;
  const attempt = mkdtempSync(join(run, 'loading-'));
  await promisify(execFile)(process.execPath, [command, 'demo', '--load-only'], {
    env: environment(attempt),
  });
  try {
    renameSync(attempt, template);
  } catch (error) {
    if (!existsSync(template)) throw error;
    rmSync(attempt, { recursive: true, force: true });
  }
  return template;
}

/** No setting of this machine reaches the program. */
const environment = (dataDir: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  DATA_DIR: dataDir,
});

async function answering(url: string, server: ChildProcess): Promise<void> {
  const said: string[] = [];
  server.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`the program ended: ${said.join('')}`);
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await sleep(50);
  }
  throw new Error(`no answer at ${url}: ${said.join('')}`);
}
