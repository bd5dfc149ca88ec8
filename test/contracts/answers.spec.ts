import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/database/sql.js';
import { ReadSide } from '../../src/database/read-side.js';
import type { MeetingFacts } from '../../src/meetings/meeting-facts.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  aCoordinator,
  aDelegation,
  aMeeting,
  aRegistration,
  signedIn,
  staff,
  type TestDelegation,
} from '../support/builders.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { type Visitor, visitor } from '../support/visitor.js';

let app: TestApp;
let smtp: TestSmtp;
beforeAll(async () => {
  smtp = await startSmtp();
  app = await startApp({ smtp });
});
afterAll(async () => {
  await app.close();
  await smtp.stop();
});

describe('every kind of answer', () => {
  it.each([
    ['a page', '/', 200],
    ['a page that is not there', '/tidak-ada', 404],
    ['an address that cannot be read', '/%zz', 404],
    ['such an address of the API', '/api/v1/%zz', 404],
    ['JSON', '/api/v1/meetings', 200],
    ['a problem', '/api/v1/meetings/tidak-ada', 404],
    ['a redirect', '/saya', 303],
    ['a style', 'app.css', 200],
    ['an asset that is not there', '/assets/tidak-ada.js', 404],
    ['health', '/healthz', 200],
  ])('carries the protecting headers: %s', async (_, path, status) => {
    const asset = /\/assets\/app\.[0-9a-f]+\.css/.exec((await visitor(app).get('/')).html)?.[0] ?? '';
    const { headers, status: got } = await visitor(app).get(path === 'app.css' ? asset : path);
    expect(got).toBe(status);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self';font-src 'self';connect-src 'self';" +
        "manifest-src 'self';worker-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none';" +
        "require-trusted-types-for 'script';trusted-types 'none'",
    );
    expect({
      nosniff: headers.get('x-content-type-options'),
      frame: headers.get('x-frame-options'),
      referrer: headers.get('referrer-policy'),
      opener: headers.get('cross-origin-opener-policy'),
      resource: headers.get('cross-origin-resource-policy'),
      permissions: headers.get('permissions-policy'),
      hsts: headers.get('strict-transport-security'),
      powered: headers.get('x-powered-by'),
    }).toEqual({
      nosniff: 'nosniff',
      frame: 'DENY',
      referrer: 'same-origin',
      opener: 'same-origin',
      resource: 'same-origin',
      permissions: 'camera=(self), microphone=(), geolocation=(), payment=()',
      hsts: null,
      powered: null,
    });
  });

  it('keeps private pages out of caches and assets in them', async () => {
    const ani = visitor(app);
    await ani.get('/');
    expect(ani.headers.get('cache-control')).toBe('no-store');
    const asset = /\/assets\/app\.[0-9a-f]+\.css/.exec(ani.html)?.[0] ?? '';
    await ani.get(asset);
    expect(ani.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('sets cookies that no script reads; over https only this host can set them', async () => {
    const first = await visitor(app).get('/');
    expect(first.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^rakornas-peramban=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    const secure = await startApp({ config: { baseUrl: 'https://rakornas.contoh.go.id' } });
    try {
      const { headers } = await visitor(secure).get('/');
      expect(headers.getSetCookie()).toEqual([
        expect.stringMatching(
          /^__Host-peramban=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
        ),
      ]);
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}; includeSubDomains$/);
      expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
      const language = await visitor(secure).get('/bahasa/en');
      for (const line of language.headers.getSetCookie()) expect(line).toMatch(/^__Host-.*; Secure; /);
    } finally {
      await secure.close();
    }
  }, 60_000);
});

describe('queries of a page', () => {
  const asked = async (who: Visitor, path: string): Promise<number> => {
    const reads = app.get(ReadSide);
    await who.get(path);
    const before = reads.queries;
    await who.get(path);
    expect([path, who.status]).toEqual([path, 200]);
    return reads.queries - before;
  };

  it('are as many with three of everything as with one', async () => {
    const meeting = await aMeeting(app);
    const delegation = await aDelegation(app, meeting, { seats: 10 });
    const registration = await aRegistration(app, meeting, delegation);
    const secretary = await staff(app, meeting, 'organizer');
    const coordinator = await signedIn(app, await aCoordinator(app, meeting, delegation));
    const base = `/rakornas/${meeting.slug}`;
    const count = async () => ({
      home: await asked(visitor(app), '/'),
      mine: await asked(secretary, '/saya'),
      meeting: await asked(visitor(app), base),
      categories: await asked(secretary, `${base}/kelola/kategori`),
      team: await asked(secretary, `${base}/kelola/tim`),
      delegations: await asked(secretary, `${base}/kelola/delegasi`),
      coverage: await asked(secretary, `${base}/kelola/cakupan`),
      delegation: await asked(coordinator, `${base}/delegasi/${delegation.id}`),
      registrations: await asked(secretary, `${base}/kelola/peserta`),
      registration: await asked(coordinator, `${base}/peserta/${registration}`),
      invitation: await asked(visitor(app), `/undangan/${delegation.token}`),
    });
    const one = await count();
    await aMeeting(app);
    await aMeeting(app);
    for (let i = 0; i < 2; i += 1) {
      const more = await aDelegation(app, meeting, { seats: 3 });
      await aRegistration(app, meeting, more);
      await aRegistration(app, meeting, delegation);
      await aCoordinator(app, meeting, delegation);
      await staff(app, meeting, 'secretariat');
    }
    expect(await count()).toEqual(one);
    expect(one).toEqual({
      home: 1,
      mine: 2,
      meeting: 2,
      categories: 3,
      team: 3,
      delegations: 3,
      coverage: 3,
      delegation: 5,
      registrations: 5,
      registration: 4,
      invitation: 2,
    });
  });
});

describe('hostile words', () => {
  const HOSTILE = `<script>alert(1)</script> "onload='x' ${String.fromCodePoint(0x202e)}{{t}} ${'\u0007'}\${x}`;
  const RAW = /<script>alert|"onload='x'|\u202e|\u0007/;

  async function everywhere(who: readonly Visitor[], paths: readonly string[]): Promise<string[]> {
    const wrong: string[] = [];
    for (const visits of who)
      for (const path of paths) {
        await visits.get(path);
        if (visits.status === 200 && RAW.test(visits.html)) wrong.push(path);
        if (visits.status >= 500) wrong.push(`${path}: ${visits.status}`);
      }
    return wrong;
  }

  it('in every text of a meeting, a delegation and a person are only words, on every page and in mail', async () => {
    const draft = await aMeeting(app);
    const organizer = await staff(app, draft, 'organizer');
    const base = `/rakornas/${draft.slug}`;
    await organizer.get(`${base}/kelola/keterangan`);
    const texts = [
      'title',
      'titleEn',
      'shortTitle',
      'theme',
      'about',
      'organizer',
      'letterhead',
      'contact',
      'venue',
      'city',
      'dress',
      'funding',
    ];
    await organizer.submit(Object.fromEntries(texts.map((name) => [name, HOSTILE])), 'Simpan');
    expect([organizer.problems, organizer.status]).toEqual([[], 303]);
    await organizer.get(`${base}/kelola/kategori`);
    await organizer.submit({ name: HOSTILE, nameEn: HOSTILE, defaultSeats: '5' }, 'Tambah');
    expect(organizer.status).toBe(303);
    await organizer.get(`${base}/kelola/delegasi`);
    await organizer.submit({ kind: 'ngo', name: HOSTILE });
    expect(organizer.status).toBe(303);
    await organizer.follow();
    const delegation = organizer.path;
    const id = delegation.split('/').at(-1) ?? '';
    await organizer.submit({ name: HOSTILE, email: 'jahat@contoh.go.id' }, 'koordinator');
    await organizer.get(`${delegation}/nominasi`);
    const category = /name="categoryId" value="([^"]+)"/.exec(organizer.html)?.[1] ?? '';
    await organizer.submit({
      name: HOSTILE,
      sex: 'L',
      position: HOSTILE,
      institution: HOSTILE,
      categoryId: category,
      email: 'korban.naskah@contoh.go.id',
    });
    expect([organizer.problems, organizer.status]).toEqual([[], 303]);
    const registration = organizer.location ?? '';
    await organizer.get(registration);
    await organizer.submit({ decision: 'return', reason: HOSTILE });
    await organizer.get(`${base}/kelola/tahapan`);
    await organizer.submit({ verb: 'postpone', reason: HOSTILE });

    const [account] = await app.reads.all<{ account_id: string }>(sql`
      select account_id from meeting_role where delegation_id = ${id} and role = 'coordinator'`);
    const coordinator = await signedIn(app, account?.account_id ?? '');
    const paths = [
      ...[
        '',
        '/kelola',
        '/kelola/keterangan',
        '/kelola/tahapan',
        '/kelola/kategori',
        '/kelola/tim',
        '/kelola/delegasi',
        '/kelola/cakupan',
        '/kelola/peserta',
        '/agenda',
        '/hasil',
        '/kelola/agenda',
        '/kelola/notula',
        '/kelola/tindak-lanjut',
      ].map((path) => base + path),
      '/',
      '/saya',
      '/akun',
      delegation,
      `${delegation}/jawaban`,
      `${delegation}/nominasi`,
      registration,
      `${registration}/ubah`,
      `${registration}/batal`,
      `${base}/kelola/peserta?q=${encodeURIComponent(HOSTILE)}`,
    ];
    expect(await everywhere([organizer, coordinator, visitor(app)], paths)).toEqual([]);
    for (const who of [organizer, coordinator]) await who.get('/bahasa/en');
    expect(await everywhere([organizer, coordinator], paths)).toEqual([]);

    const mail = await smtp.mail((one) => one.to.includes('korban.naskah@contoh.go.id'));
    expect(mail.html).toBe('');
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  it('on the page of a conflict are only words, both the typed and the saved', async () => {
    const meeting = await aMeeting(app);
    const delegation = await aDelegation(app, meeting);
    const path = `/rakornas/${meeting.slug}/peserta/${await aRegistration(app, meeting, delegation)}/ubah`;
    const [ani, budi] = [await staff(app, meeting, 'organizer'), await staff(app, meeting, 'secretariat')];
    await ani.get(path);
    await budi.get(path);
    await ani.submit({ name: `<img src=x onerror=ani> ${HOSTILE}`, position: HOSTILE });
    await budi.submit({ name: `<img src=x onerror=budi> ${HOSTILE}`, institution: HOSTILE });
    expect(budi.status).toBe(409);
    expect(budi.html).not.toMatch(/<img src=x|<script>alert/);
    expect(budi.text).toContain('<img src=x onerror=ani>');
  });

  it('longer than a field are refused at the field, a megabyte too, and kept', async () => {
    const meeting: MeetingFacts = await aMeeting(app);
    const delegation: TestDelegation = await aDelegation(app, meeting);
    const organizer = await staff(app, meeting, 'organizer');
    const long = 'ß'.repeat(500_000);
    await organizer.get(`/rakornas/${meeting.slug}/delegasi/${delegation.id}/nominasi`);
    await organizer.submit({
      name: long.slice(0, 301),
      institution: 'x',
      position: long.slice(0, 100_000),
      sex: 'L',
      categoryId: delegation.categoryId,
    });
    expect([organizer.status, organizer.problems]).toEqual([
      422,
      ['Nama lengkap: paling banyak 300 karakter', 'Jabatan: paling banyak 200 karakter'],
    ]);
    expect(organizer.value('position')).toBe(long.slice(0, 100_000));
    const name = '\u{1F3DB}'.repeat(150);
    await organizer.submit({ name, position: 'x' });
    expect([organizer.problems, organizer.status]).toEqual([[], 303]);
  });
});
