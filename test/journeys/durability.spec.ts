import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Account } from '../../src/access/account.entity.js';
import { Trail } from '../../src/audit/trail.js';
import { readOptions, writeOptions } from '../../src/database/data-source.js';
import { sql } from '../../src/database/sql.js';
import type { Tx } from '../../src/database/transaction.js';
import { SYSTEM } from '../../src/kernel/actor.js';
import { NotFound } from '../../src/kernel/errors.js';
import { startApp, type TestApp } from '../support/app.js';
import { aMeeting, aPerson } from '../support/builders.js';

const sqlite = process.env['RAKORNAS_TEST_DB'] !== 'postgres';
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const put = (tx: Tx, id: string) =>
  tx.run(sql`insert into once_key (id, result, created_at) values (${id}, null, ${tx.now})`);
const kept = async (prefix: string) =>
  (
    await app.reads.all<{ id: string }>(
      sql`select id from once_key where id like ${`${prefix}%`} order by id`,
    )
  ).map((row) => row.id);
const settled = (results: readonly PromiseSettledResult<unknown>[]) => results.map(({ status }) => status);

describe('the unit of work', () => {
  it('keeps a unit whole or not at all, and its failure from its neighbours', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, i) =>
        app.work.run(SYSTEM, async (tx) => {
          await put(tx, `tetangga-${String(i).padStart(2, '0')}`);
          if (i % 3 === 0) throw new NotFound();
          // A broken statement, too, undoes no more than its own unit.
          if (i % 3 === 1) await tx.run(sql`insert into once_key (id) values ('tanpa waktu')`);
        }),
      ),
    );
    const good = Array.from({ length: 30 }, (_, i) => i).filter((i) => i % 3 === 2);
    expect(settled(results).filter((status) => status === 'fulfilled')).toHaveLength(good.length);
    expect(await kept('tetangga-')).toEqual(good.map((i) => `tetangga-${String(i).padStart(2, '0')}`));
  });

  it('refuses a unit inside another', async () => {
    const inner = app.work.run(SYSTEM, async (tx) => {
      await put(tx, 'luar');
      await app.work.run(SYSTEM, (other) => put(other, 'dalam'));
    });
    await expect(inner).rejects.toThrow('a unit of work inside another');
    expect([...(await kept('luar')), ...(await kept('dalam'))]).toEqual([]);
    // And goes on afterwards.
    await app.work.run(SYSTEM, (tx) => put(tx, 'sesudah'));
    expect(await kept('sesudah')).toEqual(['sesudah']);
  });

  it('shows nobody what is not committed', async () => {
    let seen: string[] | null = null;
    await app.work.run(SYSTEM, async (tx) => {
      await put(tx, 'belum');
      seen = await kept('belum');
    });
    expect([seen, await kept('belum')]).toEqual([[], ['belum']]);
  });

  it('leaves jobs only behind what was kept', async () => {
    await expect(
      app.work.run(SYSTEM, async (tx) => {
        await tx.later('uji', {});
        throw new Error('tidak jadi');
      }),
    ).rejects.toThrow('tidak jadi');
    expect(await app.reads.all(sql`select id from outbox where kind = 'uji'`)).toEqual([]);
  });
});

describe('the trail', () => {
  it('holds as a chain, and shows where an entry was changed or taken away', async () => {
    await aPerson(app);
    await aMeeting(app);
    const trail = app.get(Trail);
    await app.outbox.sweep();
    const [open] = await app.reads.all<{ n: number }>(
      sql`select cast(count(*) as integer) as n from audit_entry where seal_position is null`,
    );
    expect([open?.n, await trail.firstBreak()]).toEqual([0, null]);
    const tamper = (statement: ReturnType<typeof sql>) => app.work.run(SYSTEM, (tx) => tx.run(statement));
    await tamper(sql`update audit_entry set actor_name = 'orang lain' where seal_position = 2`);
    expect(await trail.firstBreak()).toBe(2);
    await tamper(sql`delete from audit_entry where seal_position <= 2`);
    expect(await trail.firstBreak()).toBe(1);
  });
});

describe('the connections', () => {
  it('write durably, and the reading one cannot write at all', async () => {
    if (!sqlite) {
      const level = await app.reads.one(sql`show transaction_isolation`);
      expect(level).toEqual({ transaction_isolation: 'read committed' });
      return;
    }
    const source = new DataSource(writeOptions(app.config));
    await source.initialize();
    const pragma = async (name: string) => {
      const [row] = await source.query<Record<string, unknown>[]>(`pragma ${name}`);
      return row?.[name];
    };
    const modes = [await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')];
    await source.destroy();
    expect(modes).toEqual(['wal', 2, 1]);
    const own = await app.work.run(SYSTEM, async (tx) => ({
      sync: await tx.one(sql`pragma synchronous`),
      keys: await tx.one(sql`pragma foreign_keys`),
    }));
    expect(own).toEqual({ sync: { synchronous: 2 }, keys: { foreign_keys: 1 } });
    const reader = await new DataSource(readOptions(app.config)).initialize();
    await expect(reader.query('delete from once_key')).rejects.toThrow(/readonly/);
    await reader.destroy();
    await expect(app.reads.all(sql`delete from once_key`)).rejects.toThrow(/readonly/);
  });

  it('hold foreign keys', async () => {
    await expect(
      app.work.run(SYSTEM, (tx) =>
        tx.run(sql`insert into web_session (id, account_id, created_at, seen_at, expires_at, address, device)
          values ('x', 'tidak ada', ${tx.now}, ${tx.now}, ${tx.now}, '', '')`),
      ),
    ).rejects.toThrow(/foreign key/i);
  });

  it('refuse a save over a version that moved', async () => {
    const id = await aPerson(app);
    const [one, two] = await Promise.all([1, 2].map(() => app.work.run(SYSTEM, (tx) => tx.get(Account, id))));
    one?.setPassphrase('a');
    two?.setPassphrase('b');
    await app.work.run(SYSTEM, (tx) => tx.save(one as Account));
    await expect(app.work.run(SYSTEM, (tx) => tx.save(two as Account))).rejects.toMatchObject({
      status: 409,
    });
  });
});

describe('a process that is killed', () => {
  it('loses nothing it acknowledged', async () => {
    // The built program, as it runs in production: `npm test` builds before it tests.
    const dist = pathToFileURL(join(process.cwd(), 'dist/')).href;
    const require = createRequire(join(process.cwd(), 'package.json'));
    const script = `
      await import(${JSON.stringify(pathToFileURL(require.resolve('reflect-metadata')).href)});
      const { DataSource } = await import(${JSON.stringify(pathToFileURL(require.resolve('typeorm')).href)});
      const { writeOptions } = await import('${dist}database/data-source.js');
      const { Work } = await import('${dist}database/unit-of-work.js');
      const { sql } = await import('${dist}database/sql.js');
      const { SYSTEM } = await import('${dist}kernel/actor.js');
      const { SystemClock } = await import('${dist}kernel/clock.js');
      const source = await new DataSource(writeOptions(${JSON.stringify(app.config)})).initialize();
      const work = new Work(source, new SystemClock());
      let n = 0;
      const one = async () => {
        const id = 'dibunuh-' + String(n++).padStart(6, '0');
        await work.run(SYSTEM, (tx) => tx.run(sql\`insert into once_key (id, result, created_at) values (\${id}, null, \${tx.now})\`));
        process.stdout.write(id + '\\n');
        void one();
      };
      for (let i = 0; i < 20; i += 1) void one();`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let complained = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.length > 8_000) child.kill('SIGKILL');
    });
    await ended;
    expect(complained).toBe('');
    const acknowledged = said.slice(0, said.lastIndexOf('\n')).split('\n');
    expect(acknowledged.length).toBeGreaterThan(400);
    const there = new Set(await kept('dibunuh-'));
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  });
});
