import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../src/kernel/clock.js';
import type { Instant } from '../../src/kernel/time.js';
import { startApp, type TestApp } from '../support/app.js';
import { aMeeting, aPerson, giveRole, signedIn, staff } from '../support/builders.js';
import { callApi, type Visitor, visitor } from '../support/visitor.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: new FixedClock('2026-11-20T02:00:00.000Z' as Instant) });
});
afterAll(() => app.close());

const WHOLE = {
  title: 'Rapat Koordinasi Nasional Gugus Tugas 2027',
  shortTitle: 'Rakornas Uji 2027',
  theme: 'Bersama mencegah',
  organizer: 'Kementerian Contoh',
  startsOn: '2027-03-09',
  endsOn: '2027-03-11',
  city: 'Makassar',
  provinceCode: '73',
  timeZone: 'Asia/Makassar',
};

async function organizer(): Promise<Visitor> {
  return signedIn(app, await aPerson(app, { mayCreateMeetings: true }));
}

/** Creates a meeting through the form and stands on its task list. */
async function created(ani: Visitor, changes: Record<string, string> = {}): Promise<string> {
  await ani.get('/rakornas/baru');
  await ani.submit({ ...WHOLE, ...changes });
  expect(ani.problems).toEqual([]);
  expect(ani.status).toBe(303);
  const slug = /^\/rakornas\/([^/]+)\/kelola$/.exec(ani.location ?? '')?.[1] ?? '';
  await ani.follow();
  return slug;
}

describe('creating a Rakornas', () => {
  it('shows what is wrong at each field, linked from a summary, and keeps everything typed', async () => {
    const ani = await organizer();
    await ani.get('/rakornas/baru');
    await ani.submit({ ...WHOLE, title: '', endsOn: '2027-03-01', theme: 'Tema “lama” & <baru>' });
    expect(ani.status).toBe(422);
    expect(ani.problems).toEqual(['Judul resmi: wajib diisi']);
    expect(ani.html).toContain('href="#title"');
    expect(ani.html).toMatch(/<title>Galat: /);
    expect([ani.value('theme'), ani.value('shortTitle'), ani.value('provinceCode')]).toEqual([
      'Tema “lama” & <baru>',
      'Rakornas Uji 2027',
      '73',
    ]);
    await ani.submit({ title: WHOLE.title });
    expect(ani.problems).toEqual(['Hari terakhir: hari terakhir tidak boleh sebelum hari pertama']);
    expect(ani.value('theme')).toBe('Tema “lama” & <baru>');
    await ani.submit({ endsOn: '2072-03-11' });
    expect(ani.problems).toEqual(['Hari terakhir: paling lama 31 hari; periksa tahun dan bulannya']);
    await ani.submit({ endsOn: '2027-03-11' });
    expect(ani.status).toBe(303);
    await ani.follow();
    expect([ani.status, ani.heading]).toEqual([200, 'Siapkan Rakornas Draf']);
    expect(ani.text).toContain('Rapat dibuat sebagai draf. Hanya tim yang melihatnya.');
  });

  it('takes no province that the first day does not know, and no zone of the server', async () => {
    const ani = await organizer();
    await ani.get('/rakornas/baru');
    await ani.submit({ ...WHOLE, startsOn: '2019-10-15', endsOn: '2019-10-15', provinceCode: '92' });
    expect(ani.problems).toEqual([]);
    await ani.get('/rakornas/baru');
    await ani.submit({ ...WHOLE, startsOn: '2019-10-15', endsOn: '2019-10-15', provinceCode: '95' });
    expect(ani.problems).toEqual(['Provinsi: provinsi ini belum ada pada hari pertama rapat']);
    for (const timeZone of ['local', 'system', 'Mars/Phobos', '']) {
      await ani.get('/rakornas/baru');
      await ani.submit({ ...WHOLE, timeZone });
      expect([timeZone, ani.status]).toEqual([timeZone, 422]);
    }
    for (const registrationOpensAt of ['0000-01-01T00:00', '9999-12-31T23:59', '2027-02-30T08:00', 'besok']) {
      await ani.get('/rakornas/baru');
      await ani.submit({ ...WHOLE, registrationOpensAt });
      expect([registrationOpensAt, ani.status]).toEqual([registrationOpensAt, 422]);
      expect(ani.value('registrationOpensAt')).toBe(registrationOpensAt);
    }
  });

  it('gives two of one name two addresses', async () => {
    const ani = await organizer();
    const first = await created(ani, { shortTitle: 'Rakornas Kembar' });
    const second = await created(ani, { shortTitle: 'Rakornas Kembar' });
    expect([first, second]).toEqual(['rakornas-kembar', 'rakornas-kembar-2']);
    expect(await created(ani, { shortTitle: 'Baru' })).toBe('baru-2');
    expect(await created(ani, { shortTitle: '会议' })).toBe('rakornas');
  });

  it('is for those who may', async () => {
    const budi = await signedIn(app, await aPerson(app));
    await budi.get('/rakornas/baru');
    expect([budi.status, budi.heading]).toEqual([403, 'Anda tidak berwenang membuka bagian ini']);
    await budi.get('/');
    expect(budi.text).not.toContain('Buat Rakornas');
  });
});

describe('a draft', () => {
  it('does not exist for strangers, on any address', async () => {
    const meeting = await aMeeting(app, { steps: [] });
    const paths = ['', '/kelola', '/kelola/tahapan', '/logo', '/delegasi/x'].map(
      (path) => `/rakornas/${meeting.slug}${path}`,
    );
    const stranger = await signedIn(app, await aPerson(app));
    for (const path of paths) {
      await stranger.get(path);
      expect([path, stranger.status]).toEqual([path, 404]);
    }
    await stranger.get('/');
    expect(stranger.text).not.toContain(meeting.shortTitle);
    const { status } = await callApi(app, 'GET', `/api/v1/meetings/${meeting.slug}`);
    expect(status).toBe(404);
    const own = await staff(app, meeting, 'organizer');
    await own.get(`/rakornas/${meeting.slug}`);
    expect(own.status).toBe(200);
  });
});

describe('editing', () => {
  it('shows both texts when somebody else saved first, and loses neither', async () => {
    const ani = await organizer();
    const slug = await created(ani);
    const path = `/rakornas/${slug}/kelola/keterangan`;
    await ani.get(path);
    const second = visitor(app);
    for (const [name, value] of ani.cookies) second.cookies.set(name, value);
    await second.get(path);
    await second.submit({ theme: 'Tema dari Budi', venue: 'Hotel Budi' }, 'Simpan');
    expect(second.status).toBe(303);
    await ani.submit({ theme: 'Tema dari <b>Ani</b>', city: 'Gowa' }, 'Simpan');
    expect(ani.status).toBe(409);
    expect(ani.problems[0]).toContain('Orang lain menyimpan lebih dulu');
    expect([ani.value('theme'), ani.value('city')]).toEqual(['Tema dari <b>Ani</b>', 'Gowa']);
    expect(ani.text).toContain('Yang tersimpan sekarang: Tema dari Budi');
    expect(ani.text).toContain('Yang tersimpan sekarang: Makassar');
    expect(ani.html).not.toContain('<b>Ani</b>');
    // Having seen both, the second try is hers.
    await ani.submit({}, 'Simpan');
    expect(ani.status).toBe(303);
    await ani.get(path);
    expect([ani.value('theme'), ani.value('city')]).toEqual(['Tema dari <b>Ani</b>', 'Gowa']);
  });

  it('keeps the times of the venue’s wall', async () => {
    const ani = await organizer();
    const slug = await created(ani, {
      registrationOpensAt: '2027-01-04T08:00',
      registrationClosesAt: '2027-02-26T23:59',
    });
    await ani.get(`/rakornas/${slug}/kelola/keterangan`);
    expect([ani.value('registrationOpensAt'), ani.value('registrationClosesAt')]).toEqual([
      '2027-01-04T08:00',
      '2027-02-26T23:59',
    ]);
    const { body } = await callApi(app, 'GET', `/api/v1/meetings/${slug}`, {
      token: ani.cookies.get('rakornas-sesi'),
    });
    expect(body['registrationOpensAt']).toBe('2027-01-04T00:00:00.000Z');
  });

  it('takes a logo by its content, and a colour that can be read', async () => {
    const ani = await organizer();
    const slug = await created(ani);
    const path = `/rakornas/${slug}/kelola/keterangan`;
    await ani.get(path);
    await ani.submit({ logo: { name: 'logo.png', content: '<svg onload=alert(1)>' } });
    expect([ani.status, ani.problems]).toEqual([
      422,
      ['Logo: berkas harus PDF, JPEG, atau PNG; isinya diperiksa, bukan namanya'],
    ]);
    await ani.get(path);
    await ani.submit({ logo: { name: 'kosong.png', content: '' } });
    expect(ani.problems).toEqual(['Logo: pilih sebuah berkas']);
    await ani.get(path);
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    await ani.submit({ logo: { name: '../../etc/"logo"\u202E.exe', content: png } });
    expect(ani.status).toBe(303);
    await ani.get(`/rakornas/${slug}/logo`);
    expect([ani.status, ani.headers.get('content-type'), ani.headers.get('x-content-type-options')]).toEqual([
      200,
      'image/png',
      'nosniff',
    ]);
    expect(ani.headers.get('content-disposition')).toMatch(/^inline; filename="[\w ._-]+\.png"/);
    await ani.get(path);
    await ani.submit({ brandColor: '#ffff00' }, 'Simpan');
    expect(ani.problems).toEqual([
      'Warna penyelenggara: warna ini terlalu terang: tulisan putih di atasnya sukar dibaca',
    ]);
    await ani.submit({ brandColor: '#123456' }, 'Simpan');
    await ani.get(`/rakornas/${slug}/merek-123456.css`);
    expect([ani.status, ani.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(ani.html).toContain('--brand:#123456');
  });
});

describe('the states of a Rakornas', () => {
  it('are taken step by step; the wrong step is refused, stopping needs a reason the public reads', async () => {
    const ani = await organizer();
    const slug = await created(ani);
    const steps = `/rakornas/${slug}/kelola/tahapan`;
    const step = async (verb: string, reason = '') => {
      await ani.get(steps);
      await ani.submit({ verb, reason });
      return ani.status;
    };
    expect(await step('start')).toBe(422);
    expect(ani.problems[0]).toContain('Langkah ini tidak dapat dilakukan dari keadaan sekarang');
    expect(await step('tidur')).toBe(422);
    expect(await step('publish')).toBe(303);
    expect(await step('openRegistration')).toBe(303);
    await ani.get(`/rakornas/${slug}/kelola`);
    expect(ani.text).toContain('keterangan rapat, agenda yang sudah terbit; delegasi dapat mendaftar.');
    expect(await step('cancel', '   ')).toBe(422);
    expect(ani.problems).toEqual(['Alasan: wajib diisi']);
    expect(await step('postpone', 'Gempa di Makassar')).toBe(303);
    const stranger = visitor(app);
    await stranger.get(`/rakornas/${slug}`);
    expect(stranger.text).toContain('Rapat ini ditunda. Alasan: Gempa di Makassar');
    expect(await step('resume')).toBe(303);
    expect(await step('cancel', 'Anggaran dialihkan')).toBe(303);
    await ani.get(steps);
    expect(ani.text).toContain('Tidak ada langkah lagi dari keadaan ini.');
    for (const words of [
      'Dibuat sebagai draf',
      'Dipublikasikan',
      'Ditunda',
      'Gempa di Makassar',
      'Dibatalkan',
    ])
      expect(ani.text).toContain(words);
  });
});

describe('categories and team', () => {
  it('adds, changes and drops a category, each name once', async () => {
    const ani = await organizer();
    const slug = await created(ani);
    const path = `/rakornas/${slug}/kelola/kategori`;
    await ani.get(path);
    await ani.submit({ name: 'Kepala dinas', defaultSeats: '1.5' }, 'Tambah');
    expect(ani.problems).toEqual(['Kursi per delegasi: tulis bilangan bulat, misalnya 12']);
    await ani.submit({ defaultSeats: '-1' }, 'Tambah');
    expect(ani.problems).toEqual(['Kursi per delegasi: paling kecil 0']);
    await ani.submit({ defaultSeats: '' }, 'Tambah');
    expect(ani.problems).toEqual(['Kursi per delegasi: wajib diisi']);
    await ani.submit({ defaultSeats: '2' }, 'Tambah');
    expect(ani.status).toBe(303);
    await ani.get(path);
    await ani.submit({ name: 'KEPALA DINAS' }, 'Tambah');
    expect([ani.status, ani.problems]).toEqual([422, ['Nama kategori: kategori dengan nama ini sudah ada']]);
    await ani.get(path);
    const edit = /href="([^"]+kategori\/[\w-]{36})"/.exec(ani.html)?.[1] ?? '';
    await ani.get(edit);
    await ani.submit({ name: 'Kepala dinas provinsi', selfFunded: 'on' });
    expect(ani.status).toBe(303);
    await ani.follow();
    expect(ani.text).toContain('Kepala dinas provinsi');
    await ani.submit({}, 'Hapus');
    await ani.follow();
    expect(ani.text).toContain('Belum ada kategori');
  });

  it('gives somebody a part by their e-mail and takes it back; the last organizer stays', async () => {
    const ani = await organizer();
    const slug = await created(ani);
    const path = `/rakornas/${slug}/kelola/tim`;
    await ani.get(path);
    await ani.submit({ name: 'Budi', email: 'bukan surel', role: 'secretariat' }, 'Tambah');
    expect(ani.problems).toEqual(['Surel: tulis alamat surel yang lengkap, misalnya nama@instansi.go.id']);
    await ani.submit({ email: 'Budi.Tim@Contoh.go.id' }, 'Tambah');
    expect(ani.status).toBe(303);
    await ani.follow();
    expect(ani.text).toContain('budi.tim@contoh.go.id');
    await ani.submit({}, 'organizer/lepas');
    expect([ani.status, ani.text.includes('paling sedikit satu panitia')]).toEqual([422, true]);
    await ani.get(path);
    await ani.submit({}, 'secretariat/lepas');
    await ani.follow();
    expect(ani.text).not.toContain('budi.tim@contoh.go.id');
  });

  it('keeps the organizer of another meeting and the secretariat out of what is not theirs', async () => {
    const [mine, other] = [await aMeeting(app), await aMeeting(app)];
    const accountId = await aPerson(app);
    await giveRole(app, other.id, accountId, 'organizer');
    const stranger = await signedIn(app, accountId);
    await stranger.get(`/rakornas/${mine.slug}/kelola/tim`);
    expect(stranger.status).toBe(403);
    const secretary = await staff(app, mine, 'secretariat');
    await secretary.get(`/rakornas/${mine.slug}/kelola`);
    expect(secretary.status).toBe(200);
    await secretary.get(`/rakornas/${mine.slug}/kelola/tim`);
    expect(secretary.status).toBe(403);
  });
});
