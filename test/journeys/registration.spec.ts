import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/database/sql.js';
import { FixedClock } from '../../src/kernel/clock.js';
import { type Instant, plusMinutes } from '../../src/kernel/time.js';
import type { MeetingFacts } from '../../src/meetings/meeting-facts.js';
import { provincesOn } from '../../src/provinces/provinces.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  aCoordinator,
  aDelegation,
  aMeeting,
  aPerson,
  aProvince,
  aRegistration,
  giveRole,
  signedIn,
  staff,
  type TestDelegation,
} from '../support/builders.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { type Visitor, visitor } from '../support/visitor.js';

let app: TestApp;
let smtp: TestSmtp;
const clock = new FixedClock('2019-09-02T01:00:00.000Z' as Instant);
beforeAll(async () => {
  smtp = await startSmtp();
  app = await startApp({ clock, smtp });
});
afterAll(async () => {
  await app.close();
  await smtp.stop();
});
beforeEach(() => clock.set(plusMinutes(clock.now(), 1)));

const FILLED = { sex: 'P', position: 'Kepala Dinas', institution: 'DP3A Provinsi' };

/** A coordinator of a delegation with that many seats. */
async function coordinated(seats: number, meeting?: MeetingFacts) {
  const here = meeting ?? (await aMeeting(app));
  const delegation = await aDelegation(app, here, { seats });
  const coordinator = await signedIn(app, await aCoordinator(app, here, delegation));
  return { meeting: here, delegation, coordinator, path: `/rakornas/${here.slug}/delegasi/${delegation.id}` };
}

async function nominate(who: Visitor, path: string, filled: Record<string, string>): Promise<Visitor> {
  await who.get(`${path}/nominasi`);
  const categoryId = /name="categoryId" value="([^"]+)"/.exec(who.html)?.[1] ?? '';
  return who.submit({ ...FILLED, categoryId, ...filled });
}

const taken = async ({ id }: TestDelegation) =>
  (
    await app.reads.all(
      sql`select id from registration where delegation_id = ${id} and state not in ('rejected', 'withdrawn')`,
    )
  ).length;

describe('a coordinator', () => {
  it('nominates until the last seat; then the message stands at the category and all typed is kept', async () => {
    const { delegation, coordinator, path } = await coordinated(2);
    await coordinator.get('/saya');
    expect(coordinator.text).toContain('Delegasi saya');
    await coordinator.get(path);
    expect(coordinator.text).toContain('0 dari 2 kursi terisi');
    await nominate(coordinator, path, { name: 'Dr. Hj. Siti Aminah, S.H., M.H.', phone: '0812-3456 7890' });
    expect(coordinator.status).toBe(303);
    await coordinator.follow();
    expect(coordinator.heading).toContain('Dr. Hj. Siti Aminah, S.H., M.H.');
    expect(coordinator.text).toMatch(/Nomor pendaftaran R-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(coordinator.text).toContain('+6281234567890');
    await coordinator.get(`${path}/nominasi`);
    expect(coordinator.text).toContain('1 dari 2 kursi masih tersedia');
    await nominate(coordinator, path, { name: 'Sukarno' });
    expect(coordinator.status).toBe(303);
    await nominate(coordinator, path, { name: "O'Neil", email: 'oneil@contoh.go.id' });
    expect([coordinator.status, coordinator.problems]).toEqual([
      422,
      ['Kategori peserta: kuota 2 kursi untuk kategori ini sudah terisi'],
    ]);
    expect([coordinator.value('name'), coordinator.value('email')]).toEqual(["O'Neil", 'oneil@contoh.go.id']);
    expect(await taken(delegation)).toBe(2);
  });

  it('is told what is missing, in the order of the form', async () => {
    const { coordinator, path } = await coordinated(1);
    await coordinator.get(`${path}/nominasi`);
    await coordinator.submit({ email: 'salah@', phone: '12', name: '  ' });
    expect([coordinator.status, coordinator.problems]).toEqual([
      422,
      [
        'Nama lengkap: wajib diisi',
        'Jenis kelamin: pilih salah satu yang tersedia',
        'Jabatan: wajib diisi',
        'Instansi: wajib diisi',
        'Kategori peserta: pilih salah satu yang tersedia',
        'Surel: tulis alamat surel yang lengkap, misalnya nama@instansi.go.id',
        'Nomor telepon: tulis nomor telepon yang lengkap, misalnya 0812 3456 7890',
      ],
    ]);
    expect([coordinator.value('email'), coordinator.value('phone')]).toEqual(['salah@', '12']);
    await nominate(coordinator, path, { name: 'Orang Lain', categoryId: 'bukan-kategori' });
    expect(coordinator.problems).toEqual([
      'Kategori peserta: delegasi ini tidak memiliki kursi untuk kategori itu',
    ]);
  });

  it.each([
    ['08123456789', '+628123456789'],
    ['62 812 3456 789', '+628123456789'],
    ['+62 (812) 3456-789', '+628123456789'],
    ['0380 831 234', '+62380831234'],
    ['+1 202-555-0143', '+12025550143'],
  ])('may write the phone as %s', async (typed, kept) => {
    const { delegation, coordinator, path } = await coordinated(1);
    await nominate(coordinator, path, { name: 'Petrus', phone: typed });
    expect(coordinator.status).toBe(303);
    const row = await app.reads.one(
      sql`select phone from registration where delegation_id = ${delegation.id}`,
    );
    expect(row).toEqual({ phone: kept });
  });

  it('answers that nobody comes only with a reason and while nobody is named', async () => {
    const { coordinator, path } = await coordinated(1);
    const answer = async (response: string, reason = '') => {
      await coordinator.get(`${path}/jawaban`);
      await coordinator.submit({ response, reason });
      return coordinator.problems;
    };
    expect(await answer('not_coming')).toEqual(['Alasan bila tidak hadir: wajib diisi']);
    expect(await answer('not_coming', 'Banjir')).toEqual([]);
    await coordinator.get(path);
    expect(coordinator.text).toContain('Tidak hadir');
    expect(coordinator.text).toContain('Alasan: Banjir');
    await nominate(coordinator, path, { name: 'Datang Juga' });
    await coordinator.get(path);
    expect(coordinator.text).not.toContain('Alasan: Banjir');
    expect(await answer('not_coming', 'Banjir lagi')).toEqual([
      'Jawaban atas undangan: masih ada peserta terdaftar; batalkan dulu pendaftarannya',
    ]);
  });

  it('sees nothing of another delegation', async () => {
    const { meeting, coordinator, path } = await coordinated(1);
    await nominate(coordinator, path, { name: 'Rahasia', phone: '081299998888' });
    const registration = coordinator.location ?? '';
    const foreign = await coordinated(1, meeting);
    for (const address of [path, `${path}/nominasi`, registration, `${registration}/ubah`]) {
      await foreign.coordinator.get(address);
      expect([address, foreign.coordinator.status]).toEqual([address, 404]);
    }
    await foreign.coordinator.get(foreign.path);
    expect(foreign.coordinator.status).toBe(200);
  });
});

describe('one form, sent more than once', () => {
  it('has one effect for a double click, a second one when something was changed after “back”', async () => {
    const { delegation, coordinator, path } = await coordinated(5);
    await coordinator.get(`${path}/nominasi`);
    const page = coordinator.html;
    const filled = { ...FILLED, name: 'Ibu Dobel', categoryId: delegation.categoryId };
    await coordinator.submit(filled);
    const first = coordinator.location;
    coordinator.html = page;
    await coordinator.submit(filled);
    expect([coordinator.status, coordinator.location]).toEqual([303, first]);
    expect(await taken(delegation)).toBe(1);
    coordinator.html = page;
    await coordinator.submit({ ...filled, name: 'Bapak Beda' });
    expect(coordinator.location).not.toBe(first);
    expect(await taken(delegation)).toBe(2);
  });

  it('also has one effect for somebody whom the first try signed in', async () => {
    const meeting = await aMeeting(app);
    const delegation = await aDelegation(app, meeting, { seats: 5 });
    const maria = visitor(app);
    await maria.get(`/undangan/${delegation.token}`);
    const { html, path } = maria;
    const filled = { ...FILLED, name: 'Maria', categoryId: delegation.categoryId };
    await maria.submit(filled);
    maria.html = html;
    maria.path = path;
    await maria.submit(filled);
    expect([maria.status, await taken(delegation)]).toEqual([303, 1]);
  });

  it('is refused when the first try was, and works once it is mended', async () => {
    const { delegation, coordinator, path } = await coordinated(0);
    await coordinator.get(`${path}/nominasi`);
    const filled = { ...FILLED, name: 'Belum Ada Kursi', categoryId: delegation.categoryId };
    const body = { ...filled, _csrf: coordinator.value('_csrf') ?? '', _once: 'kunci-uji-0001' };
    await coordinator.post(`${path}/nominasi`, body);
    expect(coordinator.status).toBe(422);
    await app.work.run(
      { accountId: null, name: 'uji', admin: false, mayCreateMeetings: false, roles: [], once: null },
      (tx) => tx.run(sql`update quota set seats = 1 where delegation_id = ${delegation.id}`),
    );
    await coordinator.post(`${path}/nominasi`, body);
    expect([coordinator.status, await taken(delegation)]).toEqual([303, 1]);
  });
});

describe('a delegate with the invitation link', () => {
  it('registers alone, sees the reference, changes, withdraws, and the seat is free', async () => {
    const meeting = await aMeeting(app);
    const delegation = await aDelegation(app, meeting, { seats: 1 });
    const maria = visitor(app);
    await maria.get(`/undangan/${delegation.token}`);
    expect(maria.text).toContain(`delegasi ${delegation.name}`);
    await maria.submit({
      ...FILLED,
      name: 'Maria Goreti',
      email: 'maria.goreti@contoh.go.id',
      categoryId: delegation.categoryId,
    });
    expect([maria.problems, maria.status]).toEqual([[], 303]);
    await maria.follow();
    const own = maria.path;
    const reference = /R-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(maria.text)?.[0] ?? '';
    expect(reference).not.toBe('');
    const mail = await smtp.mail((one) => one.to.includes('maria.goreti@contoh.go.id'));
    expect(mail.text).toContain(reference);
    expect(mail.text).toContain(`${app.url}/masuk/tautan/`);

    const late = visitor(app);
    await late.get(`/undangan/${delegation.token}`);
    expect(late.text).toContain('Semua kursi delegasi ini sudah terisi');

    await maria.get(`${own}/ubah`);
    await maria.submit({ position: 'Sekretaris Dinas' });
    expect(maria.status).toBe(303);
    await maria.get(own);
    expect(maria.text).toContain('Sekretaris Dinas');
    await maria.get(`${own}/batal`);
    await maria.submit({ reason: 'Sakit' });
    expect(maria.status).toBe(303);
    await maria.get(own);
    expect(maria.text).toContain('Dibatalkan');
    expect(await taken(delegation)).toBe(0);
    await maria.get(`${own}/ubah`);
    await maria.submit({ position: 'Hidup lagi' });
    expect([maria.status, maria.problems[0]]).toEqual([
      422,
      expect.stringContaining('Langkah ini tidak dapat'),
    ]);
    await late.get(`/undangan/${delegation.token}`);
    expect(late.text).toContain('Daftarkan diri');
  });

  it('is never given the account that an e-mail address names', async () => {
    const meeting = await aMeeting(app);
    const delegation = await aDelegation(app, meeting, { seats: 1 });
    const victim = await aPerson(app, { email: 'korban@contoh.go.id', name: 'Korban' });
    await giveRole(app, meeting.id, victim, 'organizer');
    const mallory = visitor(app);
    await mallory.get(`/undangan/${delegation.token}`);
    await mallory.submit({
      ...FILLED,
      name: 'Mallory',
      email: 'korban@contoh.go.id',
      categoryId: delegation.categoryId,
    });
    await mallory.follow();
    await mallory.get(`/rakornas/${meeting.slug}/kelola`);
    expect(mallory.status).toBe(403);
  });

  it('finds nothing behind a link that was renewed, and nothing behind a guess', async () => {
    const { meeting, delegation, path } = await coordinated(1);
    const secretary = await staff(app, meeting, 'secretariat');
    await secretary.get(path);
    await secretary.submit({}, 'undangan/ganti');
    const late = visitor(app);
    for (const token of [delegation.token, 'x', '%00', "'or'1'='1"]) {
      await late.get(`/undangan/${token}`);
      expect([token, late.status]).toEqual([token, 404]);
    }
  });

  it('gets a number also when somebody is signed in on that machine', async () => {
    const { delegation, coordinator } = await coordinated(3);
    const stranger = await signedIn(app, await aPerson(app));
    for (const [who, name] of [
      [coordinator, 'Didaftarkan Koordinator'],
      [stranger, 'Di Komputer Orang'],
    ] as const) {
      await who.get(`/undangan/${delegation.token}`);
      await who.submit({ ...FILLED, name, categoryId: delegation.categoryId });
      expect([name, who.problems]).toEqual([name, []]);
      await who.follow();
      const row = await app.reads.one<{ reference: string }>(
        sql`select reference from registration where name = ${name}`,
      );
      expect([name, who.text.includes(row?.reference ?? '?')]).toEqual([name, true]);
    }
  });
});

describe('the secretariat', () => {
  it('verifies, returns and rejects with a reason that the delegation reads', async () => {
    const { meeting, delegation, coordinator, path } = await coordinated(3);
    const secretary = await staff(app, meeting, 'secretariat');
    const ids: string[] = [];
    for (const name of ['Satu', 'Dua', 'Tiga']) {
      const id = await aRegistration(app, meeting, delegation, {
        name,
        email: `${name.toLowerCase()}@contoh.go.id`,
      });
      ids.push(`/rakornas/${meeting.slug}/peserta/${id}`);
      clock.set(plusMinutes(clock.now(), 1));
    }
    const [one = '', two = '', three = ''] = ids;
    await secretary.get(one);
    await secretary.submit({ decision: 'verify' });
    expect([secretary.status, secretary.location]).toEqual([303, two]);
    await secretary.follow();
    await secretary.submit({ decision: 'return', reason: '' });
    expect([secretary.status, secretary.problems]).toEqual([422, ['Alasan: wajib diisi']]);
    await secretary.submit({ decision: 'return', reason: 'Surat tugas belum ada' });
    await secretary.get(three);
    await secretary.submit({ decision: 'reject', reason: 'Bukan pegawai <dinas>' });
    expect(secretary.location).toBe(three);

    await coordinator.get(two);
    expect(coordinator.text).toContain('Alasan: Surat tugas belum ada');
    expect(coordinator.text).not.toContain('Keputusan sekretariat');
    await coordinator.get(three);
    expect(coordinator.html).toContain('Bukan pegawai &lt;dinas&gt;');
    expect(await taken(delegation)).toBe(2);
    const mail = await smtp.mail(
      (one) => one.to.includes('tiga@contoh.go.id') && one.subject.includes('tidak dapat'),
    );
    expect(mail.text).toContain('Alasan: Bukan pegawai <dinas>');

    await secretary.get(three);
    await secretary.submit({}, 'Urungkan');
    expect(await taken(delegation)).toBe(3);
    await coordinator.get(path);
    expect(coordinator.text).toContain('3 dari 3 kursi terisi');
  });

  it('cannot give a rejected one back a seat that somebody else has taken', async () => {
    const { meeting, delegation } = await coordinated(1);
    const secretary = await staff(app, meeting, 'secretariat');
    const id = await aRegistration(app, meeting, delegation);
    const path = `/rakornas/${meeting.slug}/peserta/${id}`;
    await secretary.get(path);
    await secretary.submit({ decision: 'reject', reason: 'Salah orang' });
    await aRegistration(app, meeting, delegation);
    await secretary.get(path);
    await secretary.submit({}, 'Urungkan');
    expect(secretary.status).toBe(422);
    expect(await taken(delegation)).toBe(1);
  });

  it('decides once: the second of two is shown what the first did', async () => {
    const { meeting, delegation } = await coordinated(1);
    const [ani, budi] = [await staff(app, meeting, 'secretariat'), await staff(app, meeting, 'organizer')];
    const path = `/rakornas/${meeting.slug}/peserta/${await aRegistration(app, meeting, delegation)}`;
    await ani.get(path);
    await budi.get(path);
    await ani.submit({ decision: 'verify' });
    await budi.submit({ decision: 'reject', reason: 'Catatan panjang Budi' });
    expect(budi.status).toBe(409);
    expect([budi.value('reason'), budi.text.includes('Disetujui')]).toEqual(['Catatan panjang Budi', true]);
  });

  it('sets seats, never below those taken, and appoints a coordinator', async () => {
    const { meeting, delegation, path } = await coordinated(2);
    await aRegistration(app, meeting, delegation);
    const secretary = await staff(app, meeting, 'secretariat');
    await secretary.get(path);
    await secretary.submit({ categoryId: delegation.categoryId, seats: '0' });
    expect(secretary.problems).toEqual(['Jumlah kursi: sudah 1 kursi terisi; kuota tidak dapat lebih kecil']);
    await secretary.submit({ seats: '4' }, 'Simpan kursi');
    expect(secretary.status).toBe(303);
    await secretary.get(path);
    expect(secretary.text).toContain('1 dari 4 kursi terisi');
    await secretary.submit({ name: 'Koordinator Baru', email: 'koor.baru@contoh.go.id' }, 'koordinator');
    await secretary.follow();
    expect(secretary.text).toContain('koor.baru@contoh.go.id');
    await secretary.submit({}, 'hapus').catch((error: unknown) => expect(String(error)).toContain('no form'));
  });

  it('hands a printed code only to who has no e-mail of their own', async () => {
    const { meeting, delegation, coordinator } = await coordinated(2);
    const boss = await aPerson(app, { email: 'kepala@contoh.go.id', admin: true });
    const own = await aRegistration(app, meeting, delegation, { name: 'Tanpa Surel' });
    const named = await aRegistration(app, meeting, delegation, {
      name: 'Kepala Kantor',
      email: 'kepala@contoh.go.id',
    });
    await coordinator.get(`/rakornas/${meeting.slug}/peserta/${own}`);
    await coordinator.submit({}, 'kode');
    expect(coordinator.status).toBe(200);
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(coordinator.text)?.[0] ?? '';
    const petrus = visitor(app);
    await petrus.get('/masuk/kode-pribadi');
    await petrus.submit({ code: code.toLowerCase() });
    expect([petrus.status, petrus.location]).toEqual([303, '/saya']);
    // The account behind a nominated address may be anybody's, an administrator's too.
    await coordinator.get(`/rakornas/${meeting.slug}/peserta/${named}/ubah`);
    const token = coordinator.value('_csrf') ?? '';
    await coordinator.post(`/rakornas/${meeting.slug}/peserta/${named}/kode`, { _csrf: token });
    expect(coordinator.status).toBe(422);
    expect(coordinator.text).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    const row = await app.reads.one(sql`select personal_code_hash from account where id = ${boss}`);
    expect(row).toEqual({ personal_code_hash: null });
  });

  it('finds people without case and accents, narrows by state, and turns pages', async () => {
    const meeting = await aMeeting(app, { categories: [{ name: 'Umum', defaultSeats: 200 }] });
    const delegation = await aDelegation(app, meeting);
    for (let i = 1; i <= 52; i += 1)
      await aRegistration(app, meeting, delegation, { name: `Peserta ${String(i).padStart(3, '0')}` });
    await aRegistration(app, meeting, delegation, { name: 'Dra. Sití Ámínah, S.H.' });
    await aRegistration(app, meeting, delegation, { name: "O'Neil 100%" });
    const secretary = await staff(app, meeting, 'secretariat');
    const list = `/rakornas/${meeting.slug}/kelola/peserta`;
    await secretary.get(list);
    expect(secretary.text).toContain('54 dari 54 pendaftaran');
    expect(secretary.text).toContain('1–50 dari 54');
    await secretary.get(`${list}?halaman=2`);
    expect(secretary.text).toContain('51–54 dari 54');
    for (const [query, found] of [
      ['SITI aminah', 1],
      ["o'neil", 1],
      ['100%', 1],
      ['%', 54],
      ['_', 54],
      ['tidak ada begini', 0],
    ] as const) {
      await secretary.get(`${list}?q=${encodeURIComponent(query)}`);
      expect([query, secretary.text.includes(`${found} dari 54 pendaftaran`)]).toEqual([query, true]);
    }
    for (const odd of ['halaman=-1', 'halaman=0', 'halaman=1e9', 'halaman=x', 'urut=drop', 'keadaan=apa']) {
      await secretary.get(`${list}?${odd}`);
      expect([odd, secretary.status, secretary.text.includes('1–50 dari 54')]).toEqual([odd, 200, true]);
    }
    await secretary.get(`${list}?halaman=999999`);
    expect([secretary.status, secretary.text.includes('Belum ada pendaftaran')]).toEqual([200, false]);
  });
});

describe('outside the period', () => {
  it('delegations are refused with a reason, the secretariat is not', async () => {
    const closes = plusMinutes(clock.now(), 60);
    const meeting = await aMeeting(app, { details: { registrationClosesAt: closes } });
    const { delegation, coordinator, path } = await coordinated(3, meeting);
    await coordinator.get(`${path}/nominasi`);
    clock.set(closes);
    await coordinator.submit({ ...FILLED, name: 'Terlambat', categoryId: delegation.categoryId });
    expect([coordinator.status, coordinator.problems]).toEqual([
      422,
      ['Pendaftaran tidak dibuka saat ini. Hubungi sekretariat.'],
    ]);
    expect(coordinator.value('name')).toBe('Terlambat');
    const maria = visitor(app);
    await maria.get(`/undangan/${delegation.token}`);
    expect(maria.text).toContain('Pendaftaran tidak dibuka saat ini');
    const secretary = await staff(app, meeting, 'secretariat');
    await nominate(secretary, path, { name: 'Ditambah Sekretariat' });
    expect(secretary.status).toBe(303);
    expect(await taken(delegation)).toBe(1);
  });
});

describe('coverage', () => {
  it.each([
    ['2019-10-15', 34],
    ['2026-11-20', 38],
  ])('of a meeting on %s counts %i provinces', async (day, provinces) => {
    const on = day as MeetingFacts['startsOn'];
    const meeting = await aMeeting(app, { details: { startsOn: on, endsOn: on } });
    const secretary = await staff(app, meeting, 'secretariat');
    await secretary.get(`/rakornas/${meeting.slug}/kelola/delegasi`);
    await secretary.submit({}, `Undang ${provinces} provinsi`);
    expect(secretary.status).toBe(303);
    const ntt = await aProvince(app, meeting, '53');
    await aRegistration(app, meeting, ntt, { sex: 'P' });
    await secretary.get(`/rakornas/${meeting.slug}/kelola/cakupan`);
    expect(secretary.text).toContain(`1 dari ${provinces}`);
    expect(secretary.text).toContain(`dari ${provinces * 2} kursi`);
    expect(provincesOn(on)).toHaveLength(provinces);
    for (const name of ['Papua Selatan', 'Papua Tengah', 'Papua Pegunungan', 'Papua Barat Daya'])
      expect([name, secretary.text.includes(name)]).toEqual([name, provinces === 38]);
    await secretary.get(`/rakornas/${meeting.slug}/kelola/delegasi`);
    expect(secretary.text).toContain(`${provinces} dari ${provinces} provinsi pada hari pertama rapat`);
  });
});
