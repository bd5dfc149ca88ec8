import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { Account } from '../../src/access/account.entity.js';
import { Accounts } from '../../src/accounts/accounts.service.js';
import { Passphrases } from '../../src/accounts/passphrases.js';
import { sql } from '../../src/database/sql.js';
import { SYSTEM } from '../../src/kernel/actor.js';
import { FixedClock } from '../../src/kernel/clock.js';
import { type Instant, plusMinutes, plusSeconds } from '../../src/kernel/time.js';
import { startApp, type TestApp } from '../support/app.js';
import { decode } from '../support/html.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { callApi, type Visitor, visitor } from '../support/visitor.js';

const PASSPHRASE = 'kupang sebelum matahari terbit';
const START = '2026-10-12T01:00:00.000Z' as Instant;

let app: TestApp;
let smtp: TestSmtp;
const clock = new FixedClock(START);
let people = 0;

beforeAll(async () => {
  smtp = await startSmtp();
  app = await startApp({ clock, smtp });
});
afterAll(async () => {
  await app.close();
  await smtp.stop();
});
beforeEach(() => {
  // Every story on a day of its own, so that none meets another's limits.
  clock.set(plusMinutes(clock.now(), 24 * 60));
  smtp.clear();
});

const newEmail = () => `orang${(people += 1)}@contoh.go.id`;

async function delegate(email = newEmail()): Promise<{ id: string; email: string }> {
  const id = await app.work.run(SYSTEM, (tx) =>
    app.get(Accounts).ensure(tx, { name: 'Dra. Maria Fernandez, M.Si.', email }),
  );
  return { id, email };
}

async function staff(options: { passphrase?: boolean } = {}): Promise<{ id: string; email: string }> {
  const person = await delegate();
  const hash = options.passphrase === false ? null : await app.get(Passphrases).hash(PASSPHRASE);
  await app.work.run(SYSTEM, async (tx) => {
    const account = await tx.get(Account, person.id);
    account.grant({ mayCreateMeetings: true });
    if (hash) account.setPassphrase(hash);
    await tx.save(account);
  });
  return person;
}

async function askForMail(who: Visitor, email: string, lanjut = ''): Promise<{ code: string; link: string }> {
  await who.get(`/masuk${lanjut && `?lanjut=${encodeURIComponent(lanjut)}`}`);
  await who.submit({ email });
  expect([who.status, who.location]).toEqual([303, '/masuk/kode']);
  await who.follow();
  const mail = await smtp.mail((one) => one.to.includes(email));
  const code = /\b\d{6}\b/.exec(mail.text)?.[0] ?? '';
  const link = /http\S+/.exec(mail.text)?.[0] ?? '';
  return { code, link };
}

const codeOf = (secret: string, at: Instant = clock.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: Date.parse(at) });

/** Signs staff in by passphrase and sets up the authenticator; gives its secret. */
async function setUpStaff(who: Visitor, email: string): Promise<string> {
  await who.get('/masuk/frasa-sandi');
  await who.submit({ email, passphrase: PASSPHRASE });
  expect(who.location).toBe('/masuk/siapkan/autentikator');
  await who.follow();
  const secret = /badge-code">([A-Z2-7 ]+)</.exec(who.html)?.[1] ?? '';
  await who.submit({ code: codeOf(secret) });
  expect(who.location).toBe('/saya');
  return secret;
}

describe('signing in by mail', () => {
  it('takes the code of the mail and leads to where the person wanted to go', async () => {
    const { email } = await delegate();
    const maria = visitor(app);
    await maria.get('/akun');
    expect([maria.status, maria.location]).toEqual([303, '/masuk?lanjut=%2Fakun']);
    const { code } = await askForMail(maria, email, '/akun');
    expect(maria.heading).toBe('Periksa surel Anda');
    await maria.submit({ code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect([maria.status, maria.location]).toEqual([303, '/akun']);
    await maria.follow();
    expect(maria.heading).toBe('Akun saya');
    expect(maria.text).toContain(email);
  });

  it('takes the link in any browser, once, and only after a click', async () => {
    const { email } = await delegate();
    const { link } = await askForMail(visitor(app), email);
    const scanner = visitor(app);
    await scanner.get(link);
    await scanner.get(link);
    const phone = visitor(app);
    await phone.get(link);
    expect(phone.text).toContain('Dra. Maria Fernandez, M.Si.');
    await phone.submit();
    expect([phone.status, phone.location]).toEqual([303, '/saya']);
    // Once more on the same phone is no error; anywhere else it is.
    await phone.get(link);
    expect([phone.status, phone.location]).toEqual([303, '/saya']);
    await scanner.submit();
    expect([scanner.status, scanner.heading]).toEqual([404, 'Tautan ini sudah tidak berlaku']);
    await scanner.get('/akun');
    expect(scanner.status).toBe(303);
  });

  it('says in the mail who wrote it, in the language of the page', async () => {
    const { email } = await delegate();
    const maria = visitor(app);
    await maria.get('/bahasa/en');
    await askForMail(maria, email);
    const mail = await smtp.mail((one) => one.to.includes(email));
    expect(mail.subject).toBe('Sign in to Rakornas');
    expect(mail.text).toMatch(new RegExp(`Rakornas\n${app.url}$`));
  });

  it('refuses wrong digits, and after five of them the right ones too, but not the link', async () => {
    const { email } = await delegate();
    const maria = visitor(app);
    const { code, link } = await askForMail(maria, email);
    const wrong = code === '000000' ? '111111' : '000000';
    for (let i = 0; i < 5; i += 1) {
      await maria.submit({ code: wrong }, '/masuk/kode');
      expect(maria.status).toBe(422);
      expect(maria.problems).toEqual([
        'Kode dari surel: kode tidak cocok, sudah dipakai, atau sudah lewat waktunya',
      ]);
    }
    await maria.submit({ code }, '/masuk/kode');
    expect(maria.status).toBe(422);
    await maria.get(link);
    await maria.submit();
    expect(maria.status).toBe(303);
  });

  it('lets link and code expire after fifteen minutes', async () => {
    const { email } = await delegate();
    const maria = visitor(app);
    const { code, link } = await askForMail(maria, email);
    clock.set(plusMinutes(clock.now(), 16));
    await maria.submit({ code }, '/masuk/kode');
    expect(maria.status).toBe(422);
    await maria.get(link);
    expect(maria.status).toBe(404);
  });

  it('answers the same whether the account exists or not', async () => {
    const { email } = await delegate();
    const pages: string[] = [];
    for (const typed of [email, 'tidak.ada@contoh.go.id']) {
      const who = visitor(app);
      await who.get('/masuk');
      await who.submit({ email: typed });
      expect([who.status, who.location]).toEqual([303, '/masuk/kode']);
      await who.follow();
      const asked = who.text.replaceAll(typed, 'X');
      await who.submit({ code: '000000' }, '/masuk/kode');
      pages.push(`${asked} ${who.status} ${who.text.replaceAll(typed, 'X')}`);
    }
    expect(pages[0]).toBe(pages[1]);
    await smtp.mail((one) => one.to.includes(email));
    await app.outbox.drain();
    expect(smtp.mails.map((mail) => mail.to)).toEqual([[email]]);
  });

  it('refuses a disabled account without saying so', async () => {
    const { id, email } = await delegate();
    const maria = visitor(app);
    const { code } = await askForMail(maria, email);
    await app.work.run(SYSTEM, async (tx) => {
      const account = await tx.get(Account, id);
      account.disable(tx.now);
      await tx.save(account);
    });
    await maria.submit({ code }, '/masuk/kode');
    expect(maria.status).toBe(422);
  });

  it('limits how often one account is tried, with the time to wait', async () => {
    const { email } = await delegate();
    const who = visitor(app);
    for (let i = 0; i < 10; i += 1) {
      await who.get('/masuk');
      await who.submit({ email });
      expect(who.status).toBe(303);
    }
    await who.get('/masuk');
    await who.submit({ email });
    expect(who.status).toBe(429);
    expect(Number(who.headers.get('retry-after'))).toBeGreaterThan(0);
    // Somebody else at the same hotel is not held up.
    const other = visitor(app);
    await other.get('/masuk');
    await other.submit({ email: newEmail() });
    expect(other.status).toBe(303);
    clock.set(plusMinutes(clock.now(), 16));
    await who.get('/masuk');
    await who.submit({ email });
    expect(who.status).toBe(303);
  });

  it('leads nowhere but to pages of ours', async () => {
    for (const lanjut of [
      'https://jahat.example/',
      '//jahat.example',
      '/\\jahat.example',
      'javascript:alert(1)',
    ]) {
      const { email } = await delegate();
      const maria = visitor(app);
      const { code } = await askForMail(maria, email, lanjut);
      await maria.submit({ code });
      expect(maria.location).toBe('/saya');
    }
  });

  it('asks for a complete address, keeping what was typed', async () => {
    const maria = visitor(app);
    await maria.get('/masuk');
    await maria.submit({ email: 'maria@' });
    expect(maria.status).toBe(422);
    expect(maria.value('email')).toBe('maria@');
    expect(maria.problems[0]).toContain('Alamat surel');
  });
});

describe('staff', () => {
  it('set up an authenticator before anything else, and then type a code each time, each code once', async () => {
    const { email } = await staff();
    const panitia = visitor(app);
    await panitia.get('/masuk/frasa-sandi');
    await panitia.submit({ email, passphrase: PASSPHRASE });
    await panitia.get('/akun');
    expect(panitia.status).toBe(303);
    const secret = await setUpStaff(visitor(app), email);

    const code = codeOf(secret);
    await panitia.get('/masuk/frasa-sandi');
    await panitia.submit({ email, passphrase: PASSPHRASE });
    expect(panitia.location).toBe('/masuk/autentikator');
    await panitia.follow();
    await panitia.submit({ code });
    expect(panitia.status).toBe(422);
    clock.set(plusSeconds(clock.now(), 30));
    await panitia.submit({ code: codeOf(secret) });
    expect([panitia.status, panitia.location]).toEqual([303, '/saya']);
    const thief = visitor(app);
    await thief.get('/masuk/frasa-sandi');
    await thief.submit({ email, passphrase: PASSPHRASE });
    await thief.follow();
    await thief.submit({ code: codeOf(secret) });
    expect(thief.status).toBe(422);
  });

  it('forgive a clock that is one step off, not two', async () => {
    const { email } = await staff();
    const secret = await setUpStaff(visitor(app), email);
    clock.set(plusMinutes(clock.now(), 10));
    const panitia = visitor(app);
    await panitia.get('/masuk/frasa-sandi');
    await panitia.submit({ email, passphrase: PASSPHRASE });
    await panitia.follow();
    await panitia.submit({ code: codeOf(secret, plusSeconds(clock.now(), -60)) });
    expect(panitia.status).toBe(422);
    await panitia.submit({ code: codeOf(secret, plusSeconds(clock.now(), -30)) });
    expect(panitia.status).toBe(303);
  });

  it('show the QR code only to the person setting up', async () => {
    const { email } = await staff();
    const panitia = visitor(app);
    await panitia.get('/masuk/frasa-sandi');
    await panitia.submit({ email, passphrase: PASSPHRASE });
    await panitia.follow();
    const qr = decode(/src="(\/akun\/autentikator\/qr\.svg[^"]+)"/.exec(panitia.html)?.[1] ?? '');
    await panitia.get(qr);
    expect([panitia.status, panitia.headers.get('content-type')]).toEqual([
      200,
      'image/svg+xml; charset=utf-8',
    ]);
    const stranger = visitor(app);
    await stranger.get(qr);
    expect(stranger.status).toBe(404);
  });

  it('new or reset, choose a passphrase by the mailed link, which later asks for the authenticator too', async () => {
    const { id, email } = await staff({ passphrase: false });
    const panitia = visitor(app);
    const { code } = await askForMail(panitia, email);
    await panitia.submit({ code });
    expect(panitia.location).toBe('/masuk/siapkan/frasa-sandi');
    await panitia.follow();
    await panitia.submit({ passphrase: 'pendek' });
    expect(panitia.status).toBe(422);
    expect(panitia.problems[0]).toContain('paling sedikit 12');
    await panitia.submit({ passphrase: PASSPHRASE });
    expect(panitia.location).toBe('/masuk/siapkan/autentikator');
    await panitia.follow();
    const secret = /badge-code">([A-Z2-7 ]+)</.exec(panitia.html)?.[1] ?? '';
    await panitia.submit({ code: '000000' });
    expect(panitia.status).toBe(422);
    expect(panitia.html).toContain(secret);
    await panitia.submit({ code: codeOf(secret) });
    expect(panitia.location).toBe('/saya');

    const kept = await app.reads.one<{ totp_secret: string; passphrase_hash: string }>(
      sql`select totp_secret, passphrase_hash from account where id = ${id}`,
    );
    expect(kept?.passphrase_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(kept?.totp_secret).not.toContain(secret.replaceAll(' ', ''));

    clock.set(plusMinutes(clock.now(), 5));
    smtp.clear();
    const again = visitor(app);
    const second = await askForMail(again, email);
    await again.submit({ code: second.code }, '/masuk/kode');
    expect(again.location).toBe('/masuk/autentikator');
    await again.get('/akun');
    expect(again.status).toBe(303);
  });

  it('hear the same for a wrong passphrase and for an unknown address', async () => {
    const { email } = await staff();
    const texts: string[] = [];
    for (const typed of [email, 'tidak.ada@contoh.go.id']) {
      const who = visitor(app);
      await who.get('/masuk/frasa-sandi');
      await who.submit({ email: typed, passphrase: 'salah sekali frasa ini' });
      expect(who.status).toBe(422);
      texts.push(who.text.replaceAll(typed, 'X'));
    }
    expect(texts[0]).toBe(texts[1]);
  });

  it('cannot guess on: the eleventh try of an account waits', async () => {
    const { email } = await staff();
    const who = visitor(app);
    await who.get('/masuk/frasa-sandi');
    for (let i = 0; i < 10; i += 1) {
      await who.submit({ email, passphrase: `bukan frasa ke-${i}` });
      expect(who.status).toBe(422);
    }
    await who.submit({ email, passphrase: PASSPHRASE });
    expect(who.status).toBe(429);
    expect(who.headers.get('retry-after')).toBe('900');
  });
});

describe('a personal code', () => {
  it('signs in who has no e-mail, however it is typed', async () => {
    const code = await app.work.run(SYSTEM, async (tx) => {
      const accounts = app.get(Accounts);
      return accounts.issuePersonalCode(tx, await accounts.ensure(tx, { name: 'Yosef', email: null }));
    });
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const yosef = visitor(app);
    await yosef.get('/masuk/kode-pribadi');
    await yosef.submit({ code: 'AAAA-BBBB-CCCC' });
    expect(yosef.status).toBe(422);
    await yosef.submit({ code: code.toLowerCase().replaceAll('-', ' ') });
    expect([yosef.status, yosef.location]).toEqual([303, '/saya']);
  });

  it('is renewed on one’s own page, and the one before stops working', async () => {
    const { id } = await delegate();
    const maria = await visitor(app).as(id);
    await maria.get('/akun/kode-pribadi');
    await maria.submit();
    const first = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(maria.text)?.[0] ?? '';
    await maria.get('/akun/kode-pribadi');
    await maria.submit();
    const other = visitor(app);
    await other.get('/masuk/kode-pribadi');
    await other.submit({ code: first });
    expect(other.status).toBe(422);
  });
});

describe('one’s own account', () => {
  it('lists the sessions, marks this one, and ends the others', async () => {
    const { id, email } = await delegate();
    const phone = visitor(app);
    phone.sends['user-agent'] =
      'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36';
    const { code } = await askForMail(phone, email);
    await phone.submit({ code });
    const laptop = await visitor(app).as(id);
    await laptop.get('/akun');
    expect(laptop.text).toContain('Chrome di Android');
    expect(laptop.text).toContain('WIB');
    expect(laptop.text.match(/perangkat ini/g)).toHaveLength(1);
    await laptop.submit({}, '/akhiri');
    expect(laptop.location).toBe('/akun');
    await phone.get('/akun');
    expect(phone.status).toBe(303);
    await laptop.get('/akun');
    expect(laptop.status).toBe(200);
  });

  it('cannot end somebody else’s session', async () => {
    const [maria, yosef] = [await delegate(), await delegate()];
    const victim = await visitor(app).as(maria.id);
    const session = await app.reads.one<{ id: string }>(
      sql`select id from web_session where account_id = ${maria.id}`,
    );
    const attacker = await visitor(app).as(yosef.id);
    await attacker.get('/akun');
    await attacker.get('/akun/kode-pribadi');
    await attacker.post(`/akun/sesi/${session?.id}/akhiri`, { _csrf: attacker.value('_csrf') ?? '' });
    await victim.get('/akun');
    expect(victim.status).toBe(200);
  });

  it('signs out', async () => {
    const { id } = await delegate();
    const maria = await visitor(app).as(id);
    await maria.get('/akun');
    const before = new Map(maria.cookies);
    await maria.post('/keluar', { _csrf: /name="_csrf" value="([^"]+)"/.exec(maria.html)?.[1] ?? '' });
    expect([maria.status, maria.location]).toEqual([303, '/']);
    expect(maria.cookies.has('rakornas-sesi')).toBe(false);
    before.forEach((value, name) => maria.cookies.set(name, value));
    await maria.get('/akun');
    expect(maria.status).toBe(303);
  });

  it('changes the passphrase only with the present one, and ends the other sessions', async () => {
    const { id, email } = await staff();
    const panitia = await visitor(app).as(id);
    const other = await visitor(app).as(id);
    await panitia.get('/akun/frasa-sandi');
    await panitia.submit({ current: 'bukan yang sekarang', passphrase: 'sasando di tepi pantai' });
    expect([panitia.status, panitia.problems[0]]).toEqual([
      422,
      'Frasa sandi sekarang: frasa sandi sekarang tidak cocok',
    ]);
    await panitia.submit({ current: PASSPHRASE, passphrase: 'sasando di tepi pantai' });
    expect(panitia.location).toBe('/akun');
    await other.get('/akun');
    expect(other.status).toBe(303);
    const anew = visitor(app);
    await anew.get('/masuk/frasa-sandi');
    await anew.submit({ email, passphrase: PASSPHRASE });
    expect(anew.status).toBe(422);
    await anew.submit({ email, passphrase: 'sasando di tepi pantai' });
    expect(anew.status).toBe(303);
  });
});

describe('forged requests', () => {
  it('are refused without the token, with another browser’s, and from another site', async () => {
    const { id } = await delegate();
    const maria = await visitor(app).as(id);
    await maria.get('/akun');
    const token = /name="_csrf" value="([^"]+)"/.exec(maria.html)?.[1] ?? '';
    await maria.post('/akun/sesi/akhiri-lain');
    expect(maria.status).toBe(403);
    const stranger = visitor(app);
    await stranger.get('/masuk');
    await maria.post('/akun/sesi/akhiri-lain', { _csrf: stranger.value('_csrf') ?? '' });
    expect(maria.status).toBe(403);
    maria.sends['origin'] = 'https://jahat.example';
    await maria.post('/akun/sesi/akhiri-lain', { _csrf: token });
    expect(maria.status).toBe(403);
    delete maria.sends['origin'];
    await maria.post('/akun/sesi/akhiri-lain', { _csrf: token });
    expect(maria.status).toBe(303);
  });

  it('cannot use JSON to act with our cookie', async () => {
    const { id } = await delegate();
    const maria = await visitor(app).as(id);
    const cookie = [...maria.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await callApi(app, 'POST', '/api/v1/sessions', { body: {}, headers: { cookie } });
    expect(answer.status).toBe(403);
    const foreign = await callApi(app, 'POST', '/api/v1/sessions', {
      body: {},
      headers: { origin: 'https://jahat.example' },
    });
    expect(foreign.status).toBe(403);
  });
});

describe('the API', () => {
  it('gives a token for all factors at once, and takes it back', async () => {
    const { email } = await staff();
    const body = { email, passphrase: PASSPHRASE };
    const bare = await callApi(app, 'POST', '/api/v1/sessions', { body });
    expect([bare.status, bare.body['title']]).toEqual([422, 'accounts.problems.secondStep']);
    const secret = await setUpStaff(visitor(app), email);
    clock.set(plusSeconds(clock.now(), 30));
    const without = await callApi(app, 'POST', '/api/v1/sessions', { body });
    expect(without.status).toBe(401);
    const made = await callApi(app, 'POST', '/api/v1/sessions', { body: { ...body, totp: codeOf(secret) } });
    expect([made.status, Object.keys(made.body)]).toEqual([201, ['token', 'expiresAt']]);
    const token = String(made.body['token']);
    expect((await callApi(app, 'DELETE', '/api/v1/sessions/current', { token })).status).toBe(204);
    expect((await callApi(app, 'DELETE', '/api/v1/sessions/current', { token })).status).toBe(401);
  });

  it('takes a personal code, and refuses nonsense with reasons', async () => {
    const personalCode = await app.work.run(SYSTEM, async (tx) => {
      const accounts = app.get(Accounts);
      return accounts.issuePersonalCode(tx, await accounts.ensure(tx, { name: 'Yosef', email: null }));
    });
    const made = await callApi(app, 'POST', '/api/v1/sessions', { body: { personalCode } });
    expect(made.status).toBe(201);
    const wrong = await callApi(app, 'POST', '/api/v1/sessions', { body: { personalCode: 'AAAA' } });
    expect([wrong.status, wrong.body['title']]).toEqual([401, 'accounts.problems.credentials']);
    const empty = await callApi(app, 'POST', '/api/v1/sessions', { body: {} });
    expect([empty.status, empty.headers.get('content-type')]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
    ]);
  });
});
