import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { freePort } from '../support/postgres.js';
import { startSmtp } from '../support/smtp.js';

interface Finding {
  name: string;
  ok: boolean | 'warn';
  detail: string;
}

const PROGRAM = join(process.cwd(), 'bin', 'rakornas.js');
let database: TestDatabase;

beforeAll(async () => {
  if (!existsSync('dist/cli.js')) throw new Error('dist/cli.js is missing: run npm run build');
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** Runs the command as a person does: another process, with nothing of this one but the database's place. */
function rakornas(args: string[], options: { input?: string; env?: Record<string, string> } = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATA_DIR: database.dataDir,
        ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
        ...options.env,
      },
    });
    const result = { code: null as number | null, out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (result.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (result.err += text));
    child.on('error', reject).on('close', (code) => resolve({ ...result, code }));
    child.stdin.end(options.input ?? '');
  });
}

const onPostgres = () => database.databaseUrl !== null;

async function doctor(env: Record<string, string> = {}) {
  const { code, out } = await rakornas(['doctor', '--json'], { env });
  const findings = JSON.parse(out) as Finding[];
  return { code, of: (name: string) => findings.find((finding) => finding.name === name), findings };
}

// Each command is a process of its own that starts the whole program.
jest.setTimeout(60_000);

describe('rakornas', () => {
  it('says what is missing before anything was set up, and exits with 1', async () => {
    const { code, of } = await doctor();
    expect(code).toBe(1);
    expect(of(onPostgres() ? 'migrations' : 'database')?.detail).toContain('rakornas migrate');
  });

  it('migrates, and has nothing to do the second time', async () => {
    const first = await rakornas(['migrate', '--json']);
    expect(first.code).toBe(0);
    const { migrated } = JSON.parse(first.out) as { migrated: string[] };
    expect(migrated.slice(0, 2)).toEqual(['Shell1790000000001', 'Accounts1790000000002']);
    const second = await rakornas(['migrate', '--json']);
    expect(JSON.parse(second.out)).toEqual({ migrated: [] });
  });

  it('finds a sound installation sound', async () => {
    const { code, findings, of } = await doctor();
    expect(findings.filter(({ ok }) => ok !== true).map(({ name }) => name)).toEqual(['smtp']);
    expect(of('smtp')).toEqual({ name: 'smtp', ok: 'warn', detail: 'not configured: set SMTP_URL' });
    expect(of('journal')?.detail).toBe(
      onPostgres() ? undefined : 'journal_mode wal, synchronous full, foreign_keys 1',
    );
    expect(of('audit trail')).toEqual({ name: 'audit trail', ok: true, detail: 'the chain holds' });
    expect(code).toBe(0);
  });

  it('asks the mail server, and refuses an address on the open net without https', async () => {
    const smtp = await startSmtp();
    expect((await doctor({ SMTP_URL: smtp.url })).of('smtp')?.ok).toBe(true);
    await smtp.stop();
    const wrong = await doctor({
      SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
      BASE_URL: 'http://rakornas.example.go.id',
    });
    expect([wrong.of('smtp')?.ok, wrong.of('base url')?.ok, wrong.code]).toEqual([false, false, 1]);
  });

  it('sees a secret that others can read', async () => {
    const secret = join(database.dataDir, 'secret');
    chmodSync(secret, 0o644);
    expect((await doctor()).of('secret')?.ok).toBe(false);
    chmodSync(secret, 0o600);
  });

  it('adds an account with a link, or with a passphrase from standard input only', async () => {
    const linked = await rakornas(['user', 'add', '--name', 'Ani', '--email', 'Ani@contoh.go.id', '--json']);
    expect(linked.code).toBe(0);
    expect(JSON.parse(linked.out)).toMatchObject({
      email: 'ani@contoh.go.id',
      signInUrl: expect.stringMatching(/^http:\/\/localhost:3000\/masuk\/tautan\/[\w-]{43}$/) as unknown,
    });
    const add = [
      'user',
      'add',
      '--name',
      'Budi',
      '--email',
      'budi@contoh.go.id',
      '--admin',
      '--password-stdin',
    ];
    const short = await rakornas(add, { input: 'pendek\n' });
    expect([short.code, short.err]).toEqual([1, 'rakornas: the passphrase needs at least 12 characters\n']);
    const added = await rakornas([...add, '--json'], { input: 'kupang sebelum matahari terbit\n' });
    expect(JSON.parse(added.out)).toMatchObject({ email: 'budi@contoh.go.id', signInUrl: null });
  });

  it('refuses with one clear line what it cannot do', async () => {
    const taken = await rakornas(['user', 'add', '--name', 'Ani', '--email', 'ani@contoh.go.id']);
    expect([taken.code, taken.err]).toEqual([
      1,
      'rakornas: there is an account with this e-mail address already\n',
    ]);
    const nobody = await rakornas(['user', 'reset', 'tidak.ada@contoh.go.id']);
    expect([nobody.code, nobody.err]).toEqual([
      1,
      'rakornas: no account with the e-mail tidak.ada@contoh.go.id\n',
    ]);
    const wrong = await rakornas(['migrate'], { env: { PORT: 'delapan' } });
    expect([wrong.code, wrong.err.split('\n').length]).toEqual([1, 2]);
    expect(wrong.err).toContain('PORT');
  });

  it('resets an account', async () => {
    const reset = await rakornas(['user', 'reset', 'budi@contoh.go.id']);
    expect(reset.code).toBe(0);
    expect(reset.out).toMatch(/http:\/\/localhost:3000\/masuk\/tautan\/[\w-]{43}\n$/);
  });

  it('backs up a running database, restores it into an empty place, and overwrites nothing', async () => {
    const folder = join(database.dataDir, 'backup');
    const made = await rakornas(['backup', folder, '--json']);
    if (onPostgres()) {
      expect([made.code, made.err]).toEqual([
        1,
        'rakornas: the database is PostgreSQL: back it up with pg_dump, and keep DATA_DIR/secret with the dump\n',
      ]);
      return;
    }
    expect([made.code, (JSON.parse(made.out) as { folder: string }).folder]).toEqual([0, folder]);
    expect((await rakornas(['backup', folder])).err).toBe(`rakornas: ${folder} is not empty\n`);
    expect((await rakornas(['restore', folder])).err).toContain('move it away first');

    const elsewhere = { DATA_DIR: join(database.dataDir, 'elsewhere') };
    const restored = await rakornas(['restore', folder, '--json'], { env: elsewhere });
    expect([restored.code, JSON.parse(restored.out)]).toMatchObject([0, { migrated: [] }]);
    const taken = await rakornas(['user', 'add', '--name', 'Ani', '--email', 'ani@contoh.go.id'], {
      env: elsewhere,
    });
    expect(taken.err).toContain('there is an account with this e-mail address already');
    expect(readFileSync(join(elsewhere.DATA_DIR, 'secret'), 'utf8')).toBe(
      readFileSync(join(database.dataDir, 'secret'), 'utf8'),
    );
  });

  it('notices a database that is none', async () => {
    if (onPostgres()) {
      const gone = await doctor({ DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/none` });
      expect([gone.code, gone.of('database')?.ok]).toEqual([1, false]);
      return;
    }
    writeFileSync(
      join(database.dataDir, 'rakornas.sqlite'),
      'this is no database, however long the text may be',
    );
    const broken = await doctor();
    expect([broken.code, broken.of('database')?.ok]).toEqual([1, false]);
  });
});
