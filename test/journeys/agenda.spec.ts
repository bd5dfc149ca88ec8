import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OfAgenda } from '../../src/agenda/agenda.policy.js';
import { PublicationsService } from '../../src/agenda/published/publications.service.js';
import { Session } from '../../src/agenda/session.entity.js';
import { Account } from '../../src/access/account.entity.js';
import { MeetingRole } from '../../src/access/meeting-role.entity.js';
import { Sessions } from '../../src/access/sessions.js';
import { type Role, SYSTEM } from '../../src/kernel/actor.js';
import { FixedClock } from '../../src/kernel/clock.js';
import type { Instant } from '../../src/kernel/time.js';
import { Meeting } from '../../src/meetings/meeting.entity.js';
import { startApp, type TestApp } from '../support/app.js';
import { aBareMeeting } from '../support/builders.js';
import { callApi, visitor, type Visitor } from '../support/visitor.js';

let app: TestApp;
const clock = new FixedClock('2019-10-01T02:00:00.000Z' as Instant);

beforeAll(async () => {
  app = await startApp({ clock });
});
afterAll(() => app.close());

/** A published three-day meeting in Kupang. */
async function meetingCalled(slug: string, publish = true): Promise<Meeting> {
  const meeting = await aBareMeeting(app, slug, {}, publish);
  return meeting;
}

async function accountHolding(meeting: Meeting, role: Role, name: string): Promise<string> {
  const account = Account.open(name, `${name.replace(/\W/g, '')}.${meeting.slug}@contoh.go.id`, clock.now());
  return app.work.run(SYSTEM, async (tx) => {
    await tx.save(account);
    await tx.save(MeetingRole.give(meeting.id, account.id, role));
    return account.id;
  });
}

const staff = async (meeting: Meeting, role: Role = 'organizer', name = `Staf ${role}`): Promise<Visitor> =>
  visitor(app).as(await accountHolding(meeting, role, name));

const apiToken = async (accountId: string): Promise<string> =>
  app.work.run(SYSTEM, (tx) => app.get(Sessions).start(tx, accountId, '127.0.0.1', 'test'));

const dull = { kind: 'panel', day: '2019-10-15', starts: '09.00', ends: '10.00', access: 'open' };

/** Plans a session by its form; gives its id. */
async function plan(who: Visitor, slug: string, filled: Record<string, string>): Promise<string> {
  await who.get(`/rakornas/${slug}/kelola/agenda/sesi/baru`);
  await who.submit({ ...dull, ...filled }, 'Simpan sesi');
  expect([who.status, who.problems]).toEqual([303, []]);
  const title = filled['title'] ?? '';
  const row = await app.work.run(SYSTEM, async (tx) => (await tx.find(Session, { title }))?.id ?? '');
  return row;
}

async function publish(who: Visitor, slug: string, note = ''): Promise<void> {
  await who.get(`/rakornas/${slug}/kelola/agenda/terbitkan`);
  await who.submit({ note }, 'Terbitkan versi');
  expect(who.status).toBe(303);
}

const page = async (path: string): Promise<Visitor> => visitor(app).get(path);

describe('an agenda from the draft to the reader', () => {
  const slug = 'perjalanan';
  const at = (rest = '') => `/rakornas/${slug}/agenda${rest}`;
  const desk = (rest = '') => `/rakornas/${slug}/kelola/agenda${rest}`;
  let meeting: Meeting;
  let rina: Visitor;
  let panelId = '';

  beforeAll(async () => {
    meeting = await meetingCalled(slug);
    rina = await staff(meeting);
  });

  it('says that nothing is published yet', async () => {
    const reader = await page(at());
    expect([reader.status, reader.heading]).toEqual([200, 'Agenda']);
    expect(reader.text).toContain('Agenda belum terbit');
    expect((await page(at('.ics'))).status).toBe(404);
    expect((await page(at('/perubahan'))).status).toBe(200);
    expect((await page(at('/versi/1'))).status).toBe(404);
  });

  it('takes rooms', async () => {
    await rina.get(desk('/ruang'));
    await rina.submit({ name: 'Ruang Utama', capacity: '300' }, 'Tambah ruang');
    await rina.follow();
    expect(rina.text).toContain('Ruang ditambahkan.');
    expect(rina.text).toContain('300 kursi');
    await rina.submit({ name: 'Ruang Utama' }, 'Tambah ruang');
    expect([rina.status, rina.problems]).toEqual([422, ['Nama ruang: sudah ada ruang dengan nama ini']]);
    await rina.submit({ name: 'Ruang Sasando' }, 'Tambah ruang');
    await rina.follow();
    await rina.get(/href="([^"]*\/ruang\/[^"]*)"/.exec(rina.html)?.[1] ?? '');
    await rina.submit({ name: 'Ruang Utama El Tari', capacity: '', position: '1' }, 'Simpan ruang');
    await rina.follow();
    expect(rina.text).toContain('Ruang Utama El Tari');
    await rina.submit({ name: 'Ruang Salah', capacity: 'nol' }, 'Tambah ruang');
    expect([rina.status, rina.value('name'), rina.problems]).toEqual([
      422,
      'Ruang Salah',
      ['Kapasitas: tulis bilangan bulat, misalnya 12'],
    ]);
  });

  it('refuses an impossible time at its field and keeps everything typed', async () => {
    await rina.get(desk('/sesi/baru?hari=2019-10-16'));
    expect(rina.value('day')).toBe('2019-10-16');
    await rina.submit(
      {
        kind: 'panel',
        title: 'Panel pertama',
        day: '2019-10-16',
        starts: '10.00',
        ends: '09.00',
        person_2_name: 'Vennetia R Danes',
      },
      'Simpan sesi',
    );
    expect([rina.status, rina.problems]).toEqual([422, ['Selesai: jam selesai harus sesudah jam mulai']]);
    expect([rina.value('title'), rina.value('person_2_name')]).toEqual(['Panel pertama', 'Vennetia R Danes']);
    await rina.submit({ ends: '11.00', day: '2019-10-20' }, 'Simpan sesi');
    expect(rina.problems).toEqual(['Hari: pilih salah satu hari rapat ini']);
    await rina.submit({ day: '2019-10-16', person_1_position: 'Deputi' }, 'Simpan sesi');
    expect(rina.problems).toEqual(['Nama dengan gelar: wajib diisi']);
    await rina.submit({ kind: '', person_1_position: '' }, 'Simpan sesi');
    expect(rina.problems).toEqual(['Jenis sesi: pilih salah satu yang tersedia']);
  });

  it('plans sessions, with people, and warns of double bookings', async () => {
    const hall = await roomNamed('Ruang Utama El Tari');
    const chair = await accountHolding(meeting, 'chair', 'Dra. Pimpinan');
    await plan(rina, slug, {
      kind: 'registration',
      title: 'Registrasi peserta',
      starts: '07.30',
      ends: '08.30',
    });
    panelId = await plan(rina, slug, {
      kind: 'policy_update',
      title: 'Kebijakan terbaru',
      titleEn: 'Newest policies',
      starts: '09.00',
      ends: '10.15',
      roomId: hall,
      chairAccount: chair,
      minuteTakerName: 'Notulis Rahasia',
      person_1_name: 'Vennetia R Danes',
      person_1_position: 'Deputi',
      person_2_name: 'Moderator Contoh',
      person_2_role: 'moderator',
    });
    await plan(rina, slug, {
      kind: 'drafting',
      title: 'Perumusan',
      starts: '10.00',
      ends: '11.00',
      roomId: hall,
      access: 'closed',
      audience: 'Tim perumus',
      description: 'Naskah rahasia',
      person_1_name: 'VENNETIA R. DANES',
    });
    await rina.get(desk());
    expect(rina.text).toContain(
      'Ruang Utama El Tari dipakai dua sesi pada waktu yang sama: Kebijakan terbaru (09.00–10.15) dan Perumusan (10.00–11.00)',
    );
    expect(rina.text).toContain('Vennetia R Danes bertugas di dua sesi pada waktu yang sama:');
    expect(rina.text).toContain('Pimpinan sidang: Dra. Pimpinan');
    expect(rina.text).toContain('Belum pernah terbit');
    expect((await page(at())).text).toContain('Agenda belum terbit');
  });

  it('publishes version 1', async () => {
    await rina.get(desk('/terbitkan'));
    expect(rina.text).toContain('Masih ada 2 bentrokan');
    await rina.submit({ note: 'Susunan pertama' }, 'Terbitkan versi 1');
    await rina.follow();
    expect(rina.text).toContain('Agenda terbit.');

    const reader = await page(at());
    expect(reader.text).toContain('Sementara per 1 Oktober 2019 pukul 10.00 WITA');
    expect(reader.text).toMatch(
      /Selasa, 15 Oktober 2019 07\.30 ?– ?08\.30 WITA Registrasi ulang Registrasi peserta/,
    );
    expect(reader.text).toContain('Vennetia R Danes , Deputi');
    expect(reader.text).toContain('Versi 1, terbit 1 Oktober 2019 pukul 10.00 WITA');
    expect(reader.text).not.toContain('Baru');
    await reader.get(at('?bahasa=en'));
    expect(reader.text).toContain('Newest policies');
    expect(reader.text).toMatch(/09:00 ?– ?10:15 WITA/);
  });

  it('tells nothing of a closed session but its title, its time and for whom it is', async () => {
    for (const path of [at(), at('.ics'), at('.json'), at('.xml'), at('/versi/1'), at('/perubahan')]) {
      const { html } = await page(path);
      for (const secret of ['Naskah rahasia', 'VENNETIA', 'Notulis Rahasia'])
        expect([path, html.includes(secret)]).toEqual([path, false]);
    }
    expect((await page(at())).text).toContain('Perumusan Tertutup Tim perumus');
  });

  it('refuses to publish the same twice', async () => {
    await rina.get(desk('/terbitkan'));
    expect(rina.text).toContain('Tidak ada yang berubah sejak versi 1');
    const token = await apiToken(await accountHolding(meeting, 'organizer', 'Kedua'));
    const again = await callApi(app, 'POST', `/api/v1/meetings/${slug}/agenda/publications`, {
      token,
      body: {},
    });
    expect([again.status, again.body['title']]).toEqual([422, 'agenda.refusals.nothingChanged']);
  });

  it('marks what changed in version 2, and keeps version 1', async () => {
    await rina.get(desk(`/sesi/${panelId}`));
    await rina.submit({ starts: '09.30', ends: '10.30' }, 'Simpan sesi');
    expect(rina.status).toBe(303);
    await rina.get(desk());
    expect(rina.text).toContain('1 perubahan belum terbit');
    await rina.get(desk('/terbitkan'));
    expect(rina.text).toContain(
      'Beda dengan versi 1 Pindah Kebijakan terbaru Waktu semula 09.00–10.15 → menjadi 09.30–10.30',
    );
    clock.set('2019-10-02T02:00:00.000Z' as Instant);
    await rina.submit({ note: 'Menteri tiba pukul 09.15' }, 'Terbitkan versi 2');

    const reader = await page(at());
    expect(reader.text).toContain('Pindah Waktu semula 09.00–10.15 → menjadi 09.30–10.30');
    await reader.get(at('/versi/1'));
    expect(reader.text).toContain('Ini versi lama. Yang berlaku adalah versi 2.');
    expect(reader.text).toMatch(/09\.00 ?– ?10\.15 WITA/);
    await reader.get(at('/perubahan'));
    expect(reader.text).toContain(
      'Versi 2 berlaku 2 Oktober 2019 pukul 10.00 WITA Catatan panitia: Menteri tiba pukul 09.15 Pindah Kebijakan terbaru',
    );
    expect(reader.text).toContain('Versi pertama: 3 sesi.');
  });

  it('strikes a removed session through, with the reason, and can take that back', async () => {
    await (await rina.get(desk(`/sesi/${panelId}/hapus`))).follow();
    expect(rina.heading).toBe('Batalkan sesi ini?');
    await rina.submit({ reason: '' }, 'Batalkan sesi');
    expect([rina.status, rina.problems]).toEqual([422, ['Alasan: wajib diisi']]);
    await rina.submit({ reason: 'Menteri berhalangan' }, 'Batalkan sesi');
    await rina.follow();
    expect(rina.text).toContain('Sesi dibatalkan. Publik membacanya setelah versi berikutnya terbit.');
    expect((await page(at())).text).not.toContain('Menteri berhalangan');
    await publish(rina, slug);
    expect((await page(at())).text).toContain('Dibatalkan Menteri berhalangan');
    expect((await page(at())).html).toContain('class="session cancelled"');

    await rina.get(desk(`/sesi/${panelId}`));
    await rina.submit({}, 'Pulihkan sesi');
    await publish(rina, slug);
    expect((await page(at())).text).toContain('Jadi dilaksanakan');
  });

  it('removes a session for good that nobody outside has seen', async () => {
    const id = await plan(rina, slug, { title: 'Rancangan lewat', day: '2019-10-17' });
    await rina.get(desk(`/sesi/${id}/hapus`));
    expect(rina.heading).toBe('Hapus sesi ini?');
    await rina.submit({}, 'Hapus sesi');
    await rina.follow();
    expect(rina.text).not.toContain('Rancangan lewat');
    await rina.get(desk(`/sesi/${id}`));
    expect(rina.status).toBe(404);
  });

  it('shows both texts when two save the same session', async () => {
    const budi = await staff(meeting, 'secretariat', 'Budi');
    await budi.get(desk(`/sesi/${panelId}`));
    await rina.get(desk(`/sesi/${panelId}`));
    await rina.submit({ title: 'Judul Rina' }, 'Simpan sesi');
    await budi.submit({ title: 'Judul Budi' }, 'Simpan sesi');
    expect(budi.status).toBe(409);
    expect(budi.value('title')).toBe('Judul Budi');
    expect(budi.text).toContain('Yang tersimpan sekarang: Judul Rina');
    await budi.submit({}, 'Simpan sesi');
    expect(budi.status).toBe(303);
  });

  it('refuses to publish a draft that moved since it was on the screen', async () => {
    await rina.get(desk('/terbitkan'));
    await plan(await staff(meeting, 'secretariat', 'Cepat'), slug, { title: 'Sisipan', day: '2019-10-16' });
    await rina.submit({ note: 'x' }, 'Terbitkan versi');
    expect(rina.status).toBe(422);
    expect(rina.problems).toEqual([
      'Rancangan berubah sejak halaman ini dibuka. Periksa perbedaannya sekali lagi, lalu terbitkan.',
    ]);
    expect(rina.text).toContain('Sisipan');
    await rina.submit({}, 'Terbitkan versi');
    expect(rina.status).toBe(303);
  });

  it('knows what is on now and what comes next', async () => {
    clock.set('2019-10-15T00:00:00.000Z' as Instant);
    expect((await page(at())).text).toContain(
      'Sedang berlangsung Registrasi peserta sampai 08.30 WITA Berikutnya 09.30 WITA: Judul Budi',
    );
    clock.set('2019-10-15T00:40:00.000Z' as Instant);
    expect((await page(at())).text).toContain('Berikutnya · 09.30 WITA Judul Budi');
    clock.set('2019-10-20T00:00:00.000Z' as Instant);
    expect((await page(at())).text).not.toContain('Sedang berlangsung Registrasi');
    clock.set('2019-10-02T02:00:00.000Z' as Instant);
  });

  it('gives a calendar that calendars can read', async () => {
    const feed = await page(at('.ics'));
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const { events, lines } = readCalendar(feed.html);
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        'BEGIN:VTIMEZONE',
        'TZID:Asia/Makassar',
        'TZOFFSETTO:+0800',
        'TZNAME:WITA',
      ]),
    );
    expect(events.map(({ UID, SEQUENCE, STATUS }) => [UID, SEQUENCE, STATUS])).toContainEqual([
      `${panelId}@rakornas`,
      '5',
      'CONFIRMED',
    ]);
    const panel = events.find(({ UID }) => UID === `${panelId}@rakornas`);
    expect(panel).toMatchObject({
      'DTSTART;TZID=Asia/Makassar': '20191015T093000',
      'DTEND;TZID=Asia/Makassar': '20191015T103000',
      DTSTAMP: '20191002T020000Z',
      LOCATION: 'Ruang Utama El Tari, Hotel Contoh, Kupang',
    });
    expect(events.find(({ SUMMARY }) => SUMMARY === 'Registrasi peserta')?.['SEQUENCE']).toBe('1');
  });

  it('gives the schedule to conference apps', async () => {
    const { schedule } = JSON.parse((await page(at('.json'))).html) as {
      schedule: {
        version: string;
        conference: {
          days: { rooms: Record<string, { title: string; date: string; duration: string }[]> }[];
        };
      };
    };
    expect(schedule.version).toBe('5');
    expect(schedule.conference.days[0]?.rooms['Ruang Utama El Tari']).toMatchObject([
      { title: 'Judul Budi', date: '2019-10-15T09:30:00+08:00', duration: '01:00' },
    ]);
    const { html: xml } = await page(at('.xml'));
    expect(xml).toContain('<version>5</version>');
    expect(xml).toContain('<date>2019-10-15T09:30:00+08:00</date>');
  });

  it('lets the meeting begin and stops calling it provisional', async () => {
    await app.work.run(SYSTEM, async (tx) => {
      const found = await tx.get(Meeting, meeting.id);
      for (const verb of ['openRegistration', 'start'] as const) found.move(verb, null);
      await tx.save(found);
      return null;
    });
    expect((await page(at())).text).not.toContain('Sementara per');
  });

  async function roomNamed(name: string): Promise<string> {
    await rina.get(desk('/sesi/baru'));
    return new RegExp(`<option value="([^"]+)"[^>]*>${name}<`).exec(rina.html)?.[1] ?? '';
  }
});

describe('who may', () => {
  let meeting: Meeting;
  const desk = '/rakornas/wewenang/kelola/agenda';

  beforeAll(async () => {
    meeting = await meetingCalled('wewenang', false);
  });

  it('hides the agenda of a meeting that is a draft', async () => {
    const stranger = await staff(await meetingCalled('lain'), 'organizer', 'Orang lain');
    for (const path of ['', '.ics', '.json', '.xml', '/perubahan', '/versi/1'])
      expect([path, (await stranger.get(`/rakornas/wewenang/agenda${path}`)).status]).toEqual([path, 404]);
    expect((await stranger.get(desk)).status).toBe(404);
    expect(
      (await staff(meeting, 'delegate', 'Peserta').then((one) => one.get('/rakornas/wewenang/agenda')))
        .status,
    ).toBe(200);
  });

  it('lets the secretariat edit, the organizer publish, chair and minute-taker read', async () => {
    const dini = await staff(meeting, 'secretariat', 'Dini');
    await plan(dini, 'wewenang', { title: 'Sesi Dini' });
    expect((await dini.get(`${desk}/terbitkan`)).status).toBe(403);
    const tono = await staff(meeting, 'minute_taker', 'Tono');
    expect([(await tono.get(desk)).status, tono.text.includes('Sesi Dini')]).toEqual([200, true]);
    expect(tono.text).not.toContain('Tambah sesi');
    expect((await tono.get(`${desk}/sesi/baru`)).status).toBe(403);
    expect((await tono.get(`${desk}/ruang`)).status).toBe(403);
    const edi = await staff(meeting, 'delegate', 'Edi');
    expect((await edi.get(desk)).status).toBe(403);
    expect((await page(desk)).location).toContain('/masuk');
  });

  it('takes no room, session or account of another meeting', async () => {
    const other = await meetingCalled('tetangga');
    const tetangga = await staff(other);
    const id = await plan(tetangga, 'tetangga', { title: 'Sesi tetangga' });
    const rina = await staff(meeting, 'organizer', 'Rina');
    expect((await rina.get(`${desk}/sesi/${id}`)).status).toBe(404);
    const foreigner = await accountHolding(other, 'chair', 'Orang tetangga');
    await rina.get(`${desk}/sesi/baru`);
    await rina.submit({ ...dull, title: 'Coba', roomId: id }, 'Simpan sesi');
    expect(rina.problems).toEqual(['Ruang: pilih salah satu yang tersedia']);
    await rina.submit({ roomId: '', chairAccount: foreigner }, 'Simpan sesi');
    expect(rina.problems).toEqual(['Akun pimpinan sidang: pilih salah satu yang tersedia']);
  });
});

describe('hostile text', () => {
  it('is harmless in pages and feeds', async () => {
    const meeting = await meetingCalled('nakal');
    const rina = await staff(meeting);
    const title = `<script>alert(1)</script> & "kutip", titik; \\garis ${'panjang é '.repeat(10)}`.trim();
    await plan(rina, 'nakal', {
      title,
      person_1_name: `Ani\u0000\u000b<b>tebal</b>`,
      description: 'baris satu\r\nBEGIN:VALARM\nEND:VALARM',
    });
    await publish(rina, 'nakal', '<img src=x onerror=alert(1)>');
    for (const path of ['', '/perubahan', '/versi/1']) {
      const { html } = await page(`/rakornas/nakal/agenda${path}`);
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<b>tebal');
      expect(html).not.toContain('<img src=x');
    }
    const { events, lines } = readCalendar((await page('/rakornas/nakal/agenda.ics')).html);
    expect(lines.filter((line) => line.startsWith('BEGIN:')).sort()).toEqual([
      'BEGIN:STANDARD',
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'BEGIN:VTIMEZONE',
    ]);
    expect(events[0]?.['SUMMARY']).toBe(title);
    expect(events[0]?.['DESCRIPTION']).toContain('Ani<b>tebal</b>\nbaris satu\nBEGIN:VALARM\nEND:VALARM');
    const { html: xml } = await page('/rakornas/nakal/agenda.xml');
    expect(xml).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;kutip&quot;');
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    const nul = await page('/rakornas/nakal/agenda/sesi/%00');
    expect(nul.status).toBe(404);
    for (const odd of ['0', '-1', '1e3', '99999999999', 'x', '9'])
      expect([odd, (await page(`/rakornas/nakal/agenda/versi/${odd}`)).status]).toEqual([odd, 404]);
  });
});

describe('what a page costs', () => {
  it.each([1, 3])('asks the same number of queries with %i sessions', async (n) => {
    const slug = `biaya-${n}`;
    const meeting = await meetingCalled(slug);
    const rina = await staff(meeting);
    for (let i = 0; i < n; i += 1)
      await plan(rina, slug, { title: `Sesi ${slug} ${i}`, person_1_name: `Orang ${i}` });
    await publish(rina, slug);
    const cost = async (who: Visitor, path: string) => {
      await who.get(path);
      const asked = await app.queriesOf(() => who.get(path));
      expect([path, who.status]).toEqual([path, 200]);
      return asked;
    };
    const reader = visitor(app);
    expect(await cost(reader, `/rakornas/${slug}/agenda`)).toBe(1);
    expect(await cost(reader, `/rakornas/${slug}/agenda.ics`)).toBe(1);
    expect(await cost(reader, `/rakornas/${slug}/agenda/versi/1`)).toBe(1);
    expect(await cost(reader, `/rakornas/${slug}/agenda/perubahan`)).toBe(2);
    // Signed in: the session and its roles besides.
    const signedIn = (await cost(rina, `/rakornas/${slug}/agenda`)) - 1;
    expect((await cost(rina, `/rakornas/${slug}/kelola/agenda`)) - signedIn).toBe(3);
    expect((await cost(rina, `/rakornas/${slug}/kelola/agenda/terbitkan`)) - signedIn).toBe(5);
  });

  it('answers 304 to a reader who has the page', async () => {
    const first = await fetch(`${app.url}/rakornas/biaya-3/agenda`, { headers: { 'accept-encoding': 'br' } });
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, first.headers.get('content-encoding')]).toEqual([200, 'br']);
    const again = await fetch(`${app.url}/rakornas/biaya-3/agenda`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
});

describe('publishing at the same time', () => {
  it('gives consecutive numbers', async () => {
    const meeting = await meetingCalled('serentak');
    const organizer = await accountHolding(meeting, 'organizer', 'Panitia');
    const token = await apiToken(organizer);
    const api = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
      callApi(app, method, `/api/v1/meetings/serentak/agenda${path}`, { token, body });
    const one = async (i: number) => {
      const planned = await api('POST', '/draft/sessions', {
        ...dull,
        title: `Sesi ${i}`,
        people: [{ role: 'speaker', name: `Orang ${i}` }],
      });
      expect([planned.status, planned.body]).toEqual([201, { id: expect.any(String) }]);
      return api('POST', '/publications', { note: `ke-${i}` });
    };
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => one(i)));
    const numbers = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => body['number'] as number);
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1));
    const refused = answers.filter(({ status }) => status !== 201).map(({ body }) => body['title']);
    expect(new Set(refused).size).toBeLessThanOrEqual(1);
    const { body } = await api('GET', '');
    expect(body['number']).toBe(numbers.length);
    expect((body['snapshot'] as { sessions: unknown[] }).sessions).toHaveLength(8);
    expect(JSON.stringify(body)).not.toContain('accountId');
  });

  it('makes one version of one draft, however many publish it, because they wait for one another', async () => {
    const publishAtOnce = async (slug: string): Promise<unknown[]> => {
      const meeting = await meetingCalled(slug);
      await plan(await staff(meeting, 'secretariat', 'Penyusun'), slug, { title: `Sesi ${slug}` });
      const here = { meeting: { id: meeting.id } } as unknown as OfAgenda;
      const service = app.get(PublicationsService);
      const answers = await Promise.allSettled(
        Array.from({ length: 8 }, () => service.publish(SYSTEM, here, { note: null, seen: null })),
      );
      return answers.map((answer) =>
        answer.status === 'fulfilled'
          ? answer.value
          : ((answer.reason as { code?: string }).code ?? String(answer.reason)),
      );
    };
    const sorted = (answers: unknown[]) => answers.map(String).sort();
    const waited = ['1', ...Array<string>(7).fill('agenda.refusals.nothingChanged')];
    expect(sorted(await publishAtOnce('antre'))).toEqual(waited);

    // With the lock off the race is real where writers do not take turns anyway.
    app.work.locks = false;
    const raced = sorted(await publishAtOnce('tanpa-kunci'));
    app.work.locks = true;
    if (app.work.dialect === 'sqlite') expect(raced).toEqual(waited);
    else expect(raced).toContain('23505');
  });

  it('keeps rooms and sessions by API, with the same refusals', async () => {
    const token = await apiToken(await accountHolding(await meetingCalled('api'), 'organizer', 'Panitia'));
    const api = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
      callApi(app, method, `/api/v1/meetings/api/agenda${path}`, { token, body });
    const room = (await api('POST', '/draft/rooms', { name: 'Aula', capacity: 40 })).body['id'] as string;
    const id = (await api('POST', '/draft/sessions', { ...dull, title: 'Sesi', roomId: room })).body[
      'id'
    ] as string;
    expect((await api('DELETE', `/draft/rooms/${room}`)).body['title']).toBe('agenda.refusals.roomInUse');
    expect((await api('PUT', `/draft/rooms/${room}`, { name: 'Aula Besar', version: 1 })).status).toBe(204);
    expect((await api('PUT', `/draft/rooms/${room}`, { name: 'Aula Kecil', version: 1 })).status).toBe(409);
    expect((await api('PUT', `/draft/sessions/${id}`, { ...dull, title: 'Sesi 2' })).status).toBe(204);
    expect((await api('GET', `/draft/sessions/${id}`)).body).toMatchObject({ title: 'Sesi 2', roomId: null });
    expect((await api('DELETE', `/draft/rooms/${room}`)).status).toBe(204);
    const wrong = await api('PUT', `/draft/sessions/${id}`, { ...dull, title: 'Sesi', ends: '08.00' });
    expect([wrong.status, wrong.body['field']]).toEqual([422, 'ends']);
    expect((await api('DELETE', `/draft/sessions/${id}`)).status).toBe(204);
    expect((await api('GET', `/draft/sessions/${id}`)).status).toBe(404);
    expect((await callApi(app, 'GET', '/api/v1/meetings/api/agenda/draft')).status).toBe(401);
    expect((await callApi(app, 'GET', '/api/v1/meetings/api/agenda')).status).toBe(404);
  });
});

/** A calendar as a client reads it: unfolded, unescaped; every rule of the format held. */
function readCalendar(text: string): { lines: string[]; events: Record<string, string>[] } {
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = text.replaceAll('\r\n ', '').split('\r\n').filter(Boolean);
  expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  const events: Record<string, string>[] = [];
  let event: Record<string, string> | null = null;
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') event = {};
    else if (line === 'END:VEVENT' && event) events.push(event);
    else if (event) {
      const colon = line.indexOf(':');
      event[line.slice(0, colon)] = line
        .slice(colon + 1)
        .replace(/\\(n|.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
    }
  }
  return { lines, events };
}
