import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { demoMarker } from '../../src/config/config.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { Account } from '../../src/access/account.entity.js';
import { Accounts } from '../../src/accounts/accounts.service.js';
import { FirstStart } from '../../src/accounts/first-start.js';
import { sql } from '../../src/database/sql.js';
import { SYSTEM } from '../../src/kernel/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { type Visitor, visitor } from '../support/visitor.js';

let app: TestApp;
let people = 0;

const open = (of: TestApp, name: string, email: string | null = `orang${(people += 1)}@contoh.go.id`) =>
  of.work.run(SYSTEM, (tx) => of.get(Accounts).ensure(tx, { name, email }));

async function administrator(of: TestApp): Promise<{ id: string; admin: Visitor }> {
  const id = await open(of, 'Admin Sistem');
  await of.work.run(SYSTEM, async (tx) => {
    const account = await tx.get(Account, id);
    account.grant({ admin: true });
    await tx.save(account);
  });
  return { id, admin: await visitor(of).as(id) };
}

describe('the administrator, without mail', () => {
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('opens an account, sees its link once, and the person sets it up', async () => {
    const { admin } = await administrator(app);
    await admin.get('/kelola/akun');
    expect(admin.heading).toBe('Akun');
    await admin.get('/kelola/akun/baru');
    expect(admin.text).toContain('SMTP_URL');
    await admin.submit({ name: 'Budi, S.H.', email: 'budi@contoh.go.id', mayCreateMeetings: 'on' });
    expect(admin.heading).toBe('Tautan masuk untuk Budi, S.H.');
    const link = /http:\S+\/masuk\/tautan\/[\w-]+/.exec(admin.text)?.[0] ?? '';
    const budi = visitor(app);
    await budi.get(link);
    await budi.submit();
    expect(budi.location).toBe('/masuk/siapkan/frasa-sandi');

    const kept = await app.reads.all<{ result: string }>(sql`select result from once_key`);
    expect(kept.map((row) => row.result).join()).not.toContain('/masuk/tautan/');
  });

  it('keeps what was typed when the address is taken', async () => {
    const { admin } = await administrator(app);
    await open(app, 'Citra', 'citra@contoh.go.id');
    await admin.get('/kelola/akun/baru');
    await admin.submit({ name: 'Citra lagi', email: 'CITRA@contoh.go.id', admin: 'on' });
    expect(admin.status).toBe(422);
    expect(admin.problems).toEqual(['Alamat surel: sudah ada akun dengan alamat surel ini']);
    expect([admin.value('name'), admin.value('admin')]).toEqual(['Citra lagi', 'on']);
  });

  it('finds accounts by name or address, a page at a time', async () => {
    const { admin } = await administrator(app);
    for (let i = 0; i < 30; i += 1) await open(app, `Peserta Uji ${i}`, `uji${i}@contoh.go.id`);
    await admin.get('/kelola/akun?q=peserta+uji');
    expect(admin.text).toContain('1–25 dari 30 akun');
    await admin.get('/kelola/akun?q=peserta+uji&halaman=2');
    expect(admin.text).toContain('26–30 dari 30 akun');
    await admin.get('/kelola/akun?q=uji7@');
    expect(admin.text).toContain('1–1 dari 1 akun');
    await admin.get(`/kelola/akun?q=${encodeURIComponent('100%_')}`);
    expect(admin.text).toContain('Tidak ada akun yang cocok');
  });

  it('disables and enables an account; its sessions end at once', async () => {
    const { admin } = await administrator(app);
    const id = await open(app, 'Dewi');
    const dewi = await visitor(app).as(id);
    await admin.get(`/kelola/akun/${id}`);
    await admin.submit({}, 'Nonaktifkan');
    await admin.follow();
    expect(admin.text).toContain('dinonaktifkan');
    await dewi.get('/akun');
    expect(dewi.status).toBe(303);
    await admin.submit({}, 'Aktifkan kembali');
    await dewi.as(id);
    await dewi.get('/akun');
    expect(dewi.status).toBe(200);
  });

  it('cannot lock themselves out', async () => {
    const { id, admin } = await administrator(app);
    await admin.get(`/kelola/akun/${id}`);
    expect(admin.forms.flatMap((form) => form.buttons.map(({ text }) => text))).toEqual(['Simpan wewenang']);
    await admin.submit({ admin: null });
    expect([admin.status, admin.problems.length]).toEqual([422, 1]);
    const token = admin.value('_csrf') ?? '';
    await admin.post(`/kelola/akun/${id}/nonaktifkan`, { _csrf: token });
    expect(admin.status).toBe(403);
    await admin.get('/akun');
    expect(admin.status).toBe(200);
  });

  it('is alone in seeing accounts', async () => {
    const { id } = await administrator(app);
    const other = await visitor(app).as(await open(app, 'Eka'));
    const answers: number[] = [];
    for (const path of ['/kelola/akun', '/kelola/akun/baru', `/kelola/akun/${id}`, '/kelola/akun/tidak-ada'])
      answers.push((await other.get(path)).status);
    expect(answers).toEqual([403, 403, 404, 404]);
  });

  it('says that the code cannot be mailed, without leaving one behind', async () => {
    const who = visitor(app);
    await who.get('/masuk');
    expect(who.text).toContain('Pengiriman surel belum diatur');
    await open(app, 'Fajar', 'fajar@contoh.go.id');
    await who.submit({ email: 'fajar@contoh.go.id' });
    await app.outbox.drain();
    const mails = await app.reads.all(sql`select id from outbox where kind = 'mail'`);
    expect(mails).toEqual([]);
  });
});

describe('the administrator, with mail', () => {
  let smtp: TestSmtp;
  let mailing: TestApp;
  beforeAll(async () => {
    smtp = await startSmtp();
    mailing = await startApp({ smtp });
  });
  afterAll(async () => {
    await mailing.close();
    await smtp.stop();
  });

  it('invites by mail, and a reset ends everything and mails anew', async () => {
    const { admin } = await administrator(mailing);
    await admin.get('/kelola/akun/baru');
    await admin.submit({ name: 'Budi', email: 'budi@contoh.go.id', mayCreateMeetings: 'on' });
    expect(admin.status).toBe(303);
    const first = await smtp.mail((mail) => mail.to.includes('budi@contoh.go.id'));
    expect(first.subject).toBe('Akun Anda di Rakornas');
    const link = /http\S+/.exec(first.text)?.[0] ?? '';
    smtp.clear();
    await admin.follow();
    await admin.submit({}, 'Atur ulang');
    expect(admin.status).toBe(303);
    await smtp.mail((mail) => mail.to.includes('budi@contoh.go.id'));
    const budi = visitor(mailing);
    await budi.get(link);
    expect(budi.status).toBe(404);
  });
});

describe('the first start', () => {
  it('shows a one-time address, makes the administrator there, and never again', async () => {
    const fresh = await startApp();
    try {
      const said = (await fresh.get(FirstStart).announcement()) ?? '';
      const address = /http\S+/.exec(said)?.[0] ?? '';
      const wrong = visitor(fresh);
      await wrong.get('/mulai/tebakan');
      expect(wrong.status).toBe(404);
      const first = visitor(fresh);
      await first.get(address);
      await first.submit({ name: 'Gita', email: 'gita@contoh.go.id', passphrase: 'pendek' });
      expect([first.status, first.value('name')]).toEqual([422, 'Gita']);
      await first.submit({
        name: 'Gita',
        email: 'gita@contoh.go.id',
        passphrase: 'angin laut di labuan bajo',
      });
      expect(first.location).toBe('/masuk/siapkan/autentikator');
      await first.get('/kelola/akun');
      expect(first.status).toBe(303);
      await first.get('/masuk/siapkan/autentikator');
      const secret = (/badge-code">([A-Z2-7 ]+)</.exec(first.html)?.[1] ?? '').replaceAll(' ', '');
      await first.submit({ code: new TOTP({ secret: Secret.fromBase32(secret) }).generate() });
      expect(first.location).toBe('/saya');
      await first.get('/kelola/akun');
      expect(first.status).toBe(200);
      await wrong.get(address);
      expect(wrong.status).toBe(404);
      expect(await fresh.get(FirstStart).announcement()).toBeNull();
    } finally {
      await fresh.close();
    }
  });
});

describe('the demo', () => {
  let demo: TestApp;
  let url: string;
  beforeAll(async () => {
    demo = await startApp({ config: { demo: true } });
    url = await demo.work.run(SYSTEM, async (tx) => {
      const accounts = demo.get(Accounts);
      return accounts.demoLink(tx, await accounts.ensure(tx, { name: 'Hana', email: 'hana@contoh.go.id' }));
    });
    const entry = {
      role: 'organizer',
      meeting: 'Rakornas contoh',
      email: 'hana@contoh.go.id',
      signInUrl: url,
    };
    writeFileSync(demoMarker(demo.config.dataDir), JSON.stringify([entry]), { mode: 0o600 });
  });
  afterAll(() => demo.close());

  it('offers its roles as buttons that sign in at once, again and again', async () => {
    for (let i = 0; i < 2; i += 1) {
      const guest = visitor(demo);
      await guest.get('/masuk');
      expect(guest.text).toContain('Masuk sebagai: panitia · Rakornas contoh');
      await guest.get(url);
      expect([guest.status, guest.location]).toEqual([303, '/saya']);
      await guest.get('/akun');
      expect(guest.text).toContain('Hana');
    }
  });

  it.each([
    ['through a proxy', { 'x-forwarded-for': '36.88.12.7' }],
    ['under a name that is not this machine’s', { host: 'jahat.example' }],
  ])('shows nothing %s', async (_, headers) => {
    const page = await plainGet(demo.url + '/masuk', headers);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('Masuk sebagai');
    expect((await plainGet(url, headers)).status).toBe(404);
  });

  it('is closed outside of demo mode, and its link is no mailed link', async () => {
    const guest = visitor(demo);
    await guest.get(url.replace('/demo/', '/tautan/'));
    expect(guest.status).toBe(404);
    const real = await startApp();
    const link = await real.work.run(SYSTEM, async (tx) => {
      const accounts = real.get(Accounts);
      return accounts.demoLink(tx, await accounts.ensure(tx, { name: 'Hana', email: null }));
    });
    const other = visitor(real);
    await other.get(link);
    expect(other.status).toBe(404);
    await real.close();
  });
});

/** fetch sends no Host of the caller's choice. */
function plainGet(url: string, headers: Record<string, string>) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    request(url, { headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });
}
