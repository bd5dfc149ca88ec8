import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Account } from '../../src/access/account.entity.js';
import { MeetingRole } from '../../src/access/meeting-role.entity.js';
import { Sessions } from '../../src/access/sessions.js';
import { Session } from '../../src/agenda/session.entity.js';
import { SessionPerson } from '../../src/agenda/session-person.entity.js';
import type { SessionAccess } from '../../src/agenda/session-kinds.js';
import { sql } from '../../src/database/sql.js';
import { type Role, SYSTEM } from '../../src/kernel/actor.js';
import { FixedClock } from '../../src/kernel/clock.js';
import type { Instant, LocalDate, LocalTime } from '../../src/kernel/time.js';
import { type Meeting } from '../../src/meetings/meeting.entity.js';
import { minutesPdf } from '../../src/minutes/editions/document.js';
import type { MinutesSnapshot } from '../../src/minutes/minutes-edition.entity.js';
import { startApp, type TestApp } from '../support/app.js';
import { aBareMeeting } from '../support/builders.js';
import { callApi, visitor, type Visitor } from '../support/visitor.js';

let app: TestApp;
const clock = new FixedClock('2019-10-15T02:00:00.000Z' as Instant);

beforeAll(async () => {
  app = await startApp({ clock });
});
afterAll(() => app.close());

let count = 0;
/** A meeting with one session, its chair and its minute-taker, and others who have no part in it. */
interface World {
  meeting: Meeting;
  session: Session;
  list: string;
  desk: string;
  page: string;
  api: string;
  taker: Visitor;
  chair: Visitor;
  tokens: Record<'taker' | 'chair', string>;
}
let world: World;

async function account(name: string, roles: [Meeting, Role][]): Promise<string> {
  count += 1;
  const opened = Account.open(name, `orang${count}@contoh.go.id`, clock.now());
  return app.work.run(SYSTEM, async (tx) => {
    await tx.save(opened);
    for (const [meeting, role] of roles) await tx.save(MeetingRole.give(meeting.id, opened.id, role));
    return opened.id;
  });
}

const somebody = async (role: Role, meeting = world.meeting): Promise<Visitor> =>
  visitor(app).as(await account(`Seorang ${role}`, [[meeting, role]]));

async function called(): Promise<Meeting> {
  count += 1;
  const meeting = await aBareMeeting(app, `rakornas-${count}`, {
    letterhead: 'KEMENTERIAN CONTOH\nREPUBLIK INDONESIA\nJalan Contoh No. 1, Jakarta 10110',
    endsOn: '2019-10-16' as LocalDate,
  });
  return meeting;
}

async function held(access: SessionAccess = 'open'): Promise<World> {
  const meeting = await called();
  const session = Session.plan(meeting, {
    kind: 'panel',
    title: 'Panel pencegahan',
    titleEn: null,
    day: '2019-10-15',
    starts: '09:00' as LocalTime,
    ends: '10:30' as LocalTime,
    roomId: null,
    access,
    audience: null,
    description: null,
  });
  const taker = await account('Rina Notulis', [[meeting, 'minute_taker']]);
  const chair = await account('Dr. Yohana Pimpinan, M.Si.', [[meeting, 'chair']]);
  const person = (role: 'chair' | 'minute_taker' | 'speaker', name: string, accountId: string | null) =>
    SessionPerson.of(
      session,
      { role, name, position: 'Kepala Dinas', institution: 'Dinas Contoh', accountId },
      1,
    );
  await app.work.run(SYSTEM, async (tx) => {
    await tx.save(session);
    await tx.save(person('chair', 'Dr. Yohana Pimpinan, M.Si.', chair));
    await tx.save(person('minute_taker', 'Rina Notulis', taker));
    await tx.save(person('speaker', 'Prof. Dewi Narasumber', null));
    return null;
  });
  const token = (id: string) =>
    app.work.run(SYSTEM, (tx) => app.get(Sessions).start(tx, id, '127.0.0.1', 'test'));
  const list = `/rakornas/${meeting.slug}/kelola/notula`;
  return {
    meeting,
    session,
    list,
    desk: `${list}/${session.id}`,
    page: `/rakornas/${meeting.slug}/notula/${session.id}`,
    api: `/api/v1/meetings/${meeting.slug}/minutes/${session.id}`,
    taker: await visitor(app).as(taker),
    chair: await visitor(app).as(chair),
    tokens: { taker: await token(taker), chair: await token(chair) },
  };
}

/** Writes a complete text by the forms of the page. */
async function written({ taker, desk } = world): Promise<void> {
  await taker.get(desk);
  await taker.submit({ opening: 'Rapat dibuka pukul 09.05 WITA.' });
  await (
    await taker.follow()
  ).submit({ speaker: 'Prof. Dewi Narasumber', text: 'Modus baru lewat pelabuhan kecil.' });
  await (
    await taker.follow()
  ).submit({ text: 'Gugus tugas bertemu tiap triwulan.', outcomeKind: 'agreement' });
  await (
    await taker.follow()
  ).submit({
    text: 'Menyusun jadwal triwulanan.',
    responsible: 'Dinas Contoh',
    dueOn: '2019-12-31',
  });
  await (await taker.follow()).submit({ closing: 'Rapat ditutup pukul 10.25 WITA.' });
  await taker.follow();
}

async function submitted(where = world): Promise<void> {
  await written(where);
  await where.taker.submit({}, 'Ajukan untuk diperiksa');
  expect(where.taker.status).toBe(303);
}

async function published(where = world): Promise<void> {
  await submitted(where);
  await where.chair.get(`${where.desk}/tinjauan`);
  await where.chair.submit({}, 'Setujui dan terbitkan');
  expect([where.chair.status, where.chair.problems]).toEqual([303, []]);
}

const editions = (sessionId: string) =>
  app.reads.all<{ number: number; sha256: string; code: string; snapshot: string; content: Buffer }>(sql`
    select e.number, e.sha256, e.code, e.snapshot, f.content from minutes_edition e
    join stored_file f on f.id = e.pdf_file_id where e.session_id = ${sessionId} order by e.number`);

const digest = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('writing minutes', () => {
  beforeEach(async () => {
    world = await held();
  });

  it('leads from the first word through a return to a published edition', async () => {
    const { taker, chair, desk } = world;
    await taker.get(world.list);
    expect(taker.text).toContain('Panel pencegahan');
    expect(taker.text).toContain('Belum ditulis');
    await submitted();
    await taker.follow();
    expect(taker.text).toContain('Diperiksa pimpinan');

    await chair.get(`${desk}/tinjauan`);
    expect(chair.text).toMatch(/Prof\. Dewi Narasumber ?, Kepala Dinas, Dinas Contoh/);
    await chair.submit({ reason: 'Sebutkan nama pelabuhannya.' });
    expect(chair.status).toBe(303);

    await taker.get(desk);
    expect(taker.text).toContain('Dikembalikan pimpinan sidang: Sebutkan nama pelabuhannya.');
    await taker.submit({}, 'Ajukan untuk diperiksa');
    await chair.get(`${desk}/tinjauan`);
    await chair.submit({}, 'Setujui dan terbitkan');
    await chair.follow();
    expect([chair.status, chair.heading]).toEqual([200, 'Panel pencegahan']);
    expect(chair.text).toContain(
      'Disetujui dalam sistem oleh Dr. Yohana Pimpinan, M.Si. pada 15 Oktober 2019 pukul 10.00 WITA.',
    );

    const anyone = visitor(app);
    await anyone.get(world.page);
    expect([anyone.status, anyone.heading]).toEqual([200, 'Panel pencegahan']);
    await taker.get(desk);
    expect(taker.text).toContain('Disetujui dan terbit sebagai edisi 1');
    expect(taker.forms.map((form) => form.action)).toEqual([`${desk}/perbaikan`]);
  });

  it('does not accept an incomplete text', async () => {
    const { taker, desk } = world;
    await taker.get(desk);
    await taker.submit({}, 'Ajukan untuk diperiksa');
    expect([taker.status, taker.problems]).toEqual([
      422,
      ['Naskah belum memuat satu pun pembahasan atau keputusan.'],
    ]);
    await taker.get(desk);
    await taker.submit({ text: '   ', outcomeKind: 'agreement' });
    expect([taker.status, taker.problems]).toEqual([422, ['Bunyi keputusan: wajib diisi']]);
    await taker.get(desk);
    await taker.submit({ text: 'Diputuskan.', outcomeKind: 'decision' });
    await (
      await taker.follow()
    ).submit({ text: 'Ditindaklanjuti.', responsible: 'Semua pihak terkait', dueOn: '' });
    await taker.follow();
    expect(taker.text).toContain('Tindak lanjut 1: “semua pihak” bukan penanggung jawab.');
    expect(taker.text).toContain('Tindak lanjut 1 belum mempunyai tenggat.');
    await taker.submit({}, 'Ajukan untuk diperiksa');
    expect(taker.status).toBe(422);
  });

  it('keeps both texts when two people change the same point', async () => {
    const { taker, desk, meeting } = world;
    await written();
    const other = await somebody('secretariat', meeting);
    const link = /href="([^"]+\/pembahasan\/[^"]+)"/.exec(taker.html)?.[1] ?? '';
    await taker.get(link);
    await other.get(link);
    await taker.submit({ text: 'Naskah notulis.' });
    expect(taker.status).toBe(303);
    await other.submit({ text: 'Naskah sekretariat.' });
    expect(other.status).toBe(409);
    expect(other.text).toContain('Yang tersimpan sekarang: Naskah notulis.');
    expect(other.value('text')).toBe('Naskah sekretariat.');
    await other.submit({ text: 'Naskah bersama.' });
    expect(other.status).toBe(303);
    await taker.get(desk);
    expect(taker.text).toContain('Naskah bersama.');
    expect(taker.text).toContain('Naskah notulis.');
  });

  it('lets two people write different blocks at the same time', async () => {
    const { taker, desk, meeting } = world;
    const other = await somebody('secretariat', meeting);
    await taker.get(desk);
    await other.get(desk);
    await taker.submit({ opening: 'Dibuka.' });
    await other.submit({ closing: 'Ditutup.' });
    expect([taker.status, other.status]).toEqual([303, 303]);
    await other.get(desk);
    expect([other.value('opening'), other.value('closing')]).toEqual(['Dibuka.', 'Ditutup.']);
  });

  it('begins once, however many write the first word at the same moment', async () => {
    const { taker: token } = world.tokens;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        callApi(app, 'POST', `${world.api}/decisions`, {
          token,
          body: { text: `Butir ${i}`, outcomeKind: 'agreement' },
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    const rows = await app.reads.all<{ position: number }>(sql`
      select p.position from minutes_point p join minutes m on m.id = p.minutes_id
      where m.session_id = ${world.session.id} order by p.position`);
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('moves, removes and brings back points', async () => {
    const { taker, desk } = world;
    await taker.get(desk);
    for (const text of ['Satu', 'Dua', 'Tiga']) {
      await taker.submit({ text, outcomeKind: 'agreement' });
      await taker.follow();
    }
    await taker.submit({}, 'Turunkan butir 1');
    await taker.follow();
    const order = () =>
      [...taker.html.matchAll(/<p dir="auto">(Satu|Dua|Tiga)<\/p>/g)].map(([, word]) => word);
    expect(order()).toEqual(['Dua', 'Satu', 'Tiga']);
    const link = /href="([^"]+\/keputusan\/[^"]+)"/.exec(taker.html)?.[1] ?? '';
    await taker.get(link);
    await taker.submit({}, 'Hapus butir');
    await taker.follow();
    expect(taker.text).toContain('Butir yang dihapus (1)');
    await taker.submit({}, 'Kembalikan ke naskah');
    await taker.follow();
    expect(order()).toEqual(['Satu', 'Tiga', 'Dua']);
  });

  it('asks the same number of queries for one point and for three', async () => {
    const { taker, desk } = world;
    await taker.get(desk);
    const queries = () => app.queriesOf(() => taker.get(desk));
    await taker.submit({ text: 'Satu', outcomeKind: 'agreement' });
    await taker.follow();
    expect(await queries()).toBe(7);
    for (const text of ['Dua', 'Tiga']) {
      await taker.submit({ text, outcomeKind: 'agreement' });
      await taker.follow();
    }
    expect(await queries()).toBe(7);
  });
});

describe('who may', () => {
  beforeEach(async () => {
    world = await held('closed');
  });

  it('approves: only the chair of this session', async () => {
    const { taker, desk, meeting } = world;
    await submitted();
    const secretariat = await somebody('secretariat', meeting);
    const organizer = await somebody('organizer', meeting);
    for (const who of [taker, secretariat, organizer]) {
      await who.get(`${desk}/tinjauan`);
      expect(who.status).toBe(200);
      expect(who.text).not.toContain('Setujui dan terbitkan');
      await who.post(`${desk}/persetujuan`, { _csrf: await token(who) });
      expect(who.status).toBe(403);
    }
    const otherChair = await somebody('chair', meeting);
    await otherChair.get('/masuk');
    await otherChair.post(`${desk}/persetujuan`, { _csrf: await token(otherChair) });
    expect(otherChair.status).toBe(404);
    expect(await editions(world.session.id)).toEqual([]);
  });

  it('sees nothing of it without a part in it', async () => {
    const { desk, meeting, page } = world;
    await published();
    const other = await called();
    const strangers = [
      ...(await Promise.all(
        (['minute_taker', 'chair', 'delegate', 'coordinator', 'desk'] as const).map((role) => somebody(role)),
      )),
      ...(await Promise.all(
        (['secretariat', 'organizer', 'chair'] as const).map((role) => somebody(role, other)),
      )),
    ];
    const code = (await editions(world.session.id))[0]?.code ?? '';
    for (const stranger of strangers) {
      for (const path of [desk, `${desk}/tinjauan`, page, `${page}/edisi/1`, `${page}/edisi/1.pdf`]) {
        await stranger.get(path);
        expect([path, stranger.status]).toEqual([path, 404]);
      }
      await stranger.get(`/rakornas/${meeting.slug}/notula`);
      expect(stranger.text).not.toContain('Panel pencegahan');
    }
    const anonymous = visitor(app);
    await anonymous.get(desk);
    expect(anonymous.location).toMatch(/^\/masuk/);
    await anonymous.get(`${page}/edisi/1.pdf`);
    expect(anonymous.status).toBe(404);
    // Whoever holds the paper may ask whether it is genuine, and learns no more than that.
    await anonymous.get(`/verifikasi/${code}`);
    expect([anonymous.status, anonymous.html.includes('pelabuhan')]).toEqual([200, false]);
    for (const path of [world.api, `${world.api}/editions`, `${world.api}/editions/1`]) {
      const { status } = await callApi(app, 'GET', path);
      expect([path, status]).toEqual([path, path === world.api ? 401 : 404]);
    }
    await world.taker.get(`${page}/edisi/1.pdf`);
    expect(world.taker.status).toBe(200);
  });

  it('opens an edition of a session for delegates to delegates', async () => {
    world = await held('delegates');
    await published();
    const delegate = await somebody('delegate');
    const foreign = await somebody('delegate', await called());
    const statuses = [];
    for (const who of [delegate, foreign, visitor(app)]) statuses.push((await who.get(world.page)).status);
    expect(statuses).toEqual([200, 404, 404]);
    await delegate.get(world.desk);
    expect(delegate.status).toBe(404);
  });
});

describe('editions', () => {
  beforeEach(async () => {
    world = await held();
  });

  it('are frozen: the bytes match their hash, are the same when made again, and nothing changes them', async () => {
    await published();
    const [edition] = await editions(world.session.id);
    const content = Buffer.from(edition?.content ?? '');
    expect(digest(content)).toBe(edition?.sha256);
    const snapshot = JSON.parse(edition?.snapshot ?? '{}') as MinutesSnapshot;
    expect(digest(await minutesPdf(snapshot, null))).toBe(edition?.sha256);
    const anyone = visitor(app);
    const response = await fetch(`${app.url}${world.page}/edisi/1.pdf`);
    expect(digest(Buffer.from(await response.arrayBuffer()))).toBe(edition?.sha256);
    expect(response.headers.get('content-type')).toBe('application/pdf');

    // What happens to the session later does not touch what was published.
    await app.work.run(SYSTEM, async (tx) => {
      await tx.run(sql`update session set title = 'Judul lain' where id = ${world.session.id}`);
      return null;
    });
    await anyone.get(`${world.page}/edisi/1`);
    expect(anyone.heading).toBe('Panel pencegahan');
    await world.taker.post(`${world.desk}/pembukaan`, { _csrf: await token(world.taker), opening: 'Lain' });
    expect([world.taker.status, world.taker.problems]).toEqual([
      422,
      ['Notula sudah terbit. Mulai perbaikan untuk membuat edisi berikutnya.'],
    ]);
    await anyone.get(`${world.page}/edisi/2`);
    expect(anyone.status).toBe(404);
  });

  it('are corrected by the next one, and the first stays as it was', async () => {
    await published();
    const [first] = await editions(world.session.id);
    const { taker, chair, desk } = world;
    await taker.get(desk);
    await taker.submit({ reason: 'Nama pelabuhan salah tulis.' }, 'Mulai perbaikan');
    await taker.follow();
    expect(taker.text).toContain('Perbaikan atas edisi 1: Nama pelabuhan salah tulis.');
    await taker.submit({ closing: 'Ditutup pukul 10.30 WITA.' });
    await taker.follow();
    await taker.submit({}, 'Ajukan untuk diperiksa');
    clock.set('2019-10-16T03:00:00.000Z' as Instant);
    await chair.get(`${desk}/tinjauan`);
    await chair.submit({}, 'Setujui dan terbitkan edisi 2');
    expect(chair.status).toBe(303);
    clock.set('2019-10-15T02:00:00.000Z' as Instant);

    const both = await editions(world.session.id);
    expect(both.map(({ number }) => number)).toEqual([1, 2]);
    expect(both[0]).toEqual(first);
    const [one, two] = both.map(({ snapshot }) => JSON.parse(snapshot) as MinutesSnapshot);
    expect(two?.decisions.map(({ pointId }) => pointId)).toEqual(
      one?.decisions.map(({ pointId }) => pointId),
    );
    expect(two?.edition.correction).toEqual({
      reason: 'Nama pelabuhan salah tulis.',
      replaces: 1,
      replacedAt: '2019-10-15T02:00:00.000Z',
    });
    const anyone = visitor(app);
    await anyone.get(world.page);
    expect(anyone.text).toContain(
      'Edisi 2 ini memperbaiki edisi 1 yang terbit 15 Oktober 2019 pukul 10.00 WITA.',
    );
    await anyone.get(`${world.page}/edisi/1`);
    expect(anyone.text).toContain('Sudah ada edisi 2 yang memperbaikinya.');
    expect(anyone.text).toContain('Rapat ditutup pukul 10.25 WITA.');
    await anyone.get(`/verifikasi/${first?.code ?? ''}`);
    expect(anyone.text).toContain('sudah ada edisi 2');
  });

  it('are confirmed by their code, however it is typed', async () => {
    await published();
    const [edition] = await editions(world.session.id);
    const code = edition?.code ?? '';
    const anyone = visitor(app);
    await anyone.get('/verifikasi');
    const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    await anyone.submit({ kode: `${typed.slice(0, 5)} - ${typed.slice(5)}` }, 'Periksa');
    await anyone.follow();
    expect(anyone.text).toContain(edition?.sha256);
    expect(anyone.text).toContain('Ini edisi terbaru.');
    await anyone.get('/verifikasi/ZZZZZZZZZZ');
    expect([anyone.status, anyone.problems.length]).toEqual([404, 1]);
    const { body } = await callApi(app, 'GET', `/api/v1/verifications/${code}`);
    expect(body).toEqual({
      number: 1,
      publishedAt: '2019-10-15T02:00:00.000Z',
      sha256: edition?.sha256,
      newest: 1,
      meeting: world.meeting.title,
      session: 'Panel pencegahan',
      timeZone: 'Asia/Makassar',
    });
  });

  it('are numbered once, however often and however parallel the chair approves', async () => {
    await submitted();
    const { chair: token } = world.tokens;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => callApi(app, 'POST', `${world.api}/approval`, { token, body: {} })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 422)]);
    expect((await editions(world.session.id)).map(({ number }) => number)).toEqual([1]);
  });

  it('hold the text that the chair has read, not one that came after', async () => {
    await submitted();
    const { chair, taker, desk } = world;
    await chair.get(`${desk}/tinjauan`);
    await callApi(app, 'POST', `${world.api}/return`, {
      token: world.tokens.chair,
      body: { reason: 'Perbaiki.' },
    });
    await taker.get(desk);
    await taker.submit({ closing: 'Lain sama sekali.' });
    await taker.follow();
    await taker.submit({}, 'Ajukan untuk diperiksa');
    await chair.submit({}, 'Setujui dan terbitkan');
    expect(chair.status).toBe(409);
    expect(chair.text).toContain('Naskah berubah sejak Anda membacanya.');
    expect(chair.text).toContain('Lain sama sekali.');
    expect(await editions(world.session.id)).toEqual([]);
  });
});

describe('hostile texts', () => {
  const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(1)> \u202Egnp.exe\u0000\u0007\u200F=cmd|'/c' ${'漢字😀'.repeat(5)} {{7*7}}`;

  it('are harmless in the editor, the conflict, the preview, the history, the edition and the PDF', async () => {
    world = await held();
    const { taker, chair, desk } = world;
    await taker.get(desk);
    await taker.submit({ participants: HOSTILE, opening: HOSTILE });
    await (await taker.follow()).submit({ speaker: HOSTILE, office: HOSTILE, text: HOSTILE });
    await (await taker.follow()).submit({ text: HOSTILE, outcomeKind: 'directive' });
    await (await taker.follow()).submit({ text: HOSTILE, responsible: HOSTILE, dueOn: '2019-12-31' });
    await taker.follow();
    const link = /href="([^"]+\/pembahasan\/[^"]+)"/.exec(taker.html)?.[1] ?? '';
    const pages = [taker.html];
    expect([...taker.html].some((letter) => '\u0000\u0007'.includes(letter))).toBe(false);
    await taker.get(link);
    pages.push(taker.html);
    await taker.submit({ text: `${HOSTILE}!`, version: 9 });
    expect(taker.status).toBe(409);
    pages.push(taker.html);
    await taker.get(desk);
    await taker.submit({}, 'Ajukan untuk diperiksa');
    await chair.get(`${desk}/tinjauan`);
    pages.push(chair.html);
    await chair.submit({}, 'Setujui dan terbitkan');
    await chair.follow();
    pages.push(chair.html);
    expect(chair.status).toBe(200);
    for (const html of pages) {
      expect(html).not.toMatch(/<script>alert|<img src=x/);
      expect(html).toContain('&lt;script&gt;alert(1)');
    }
    const [edition] = await editions(world.session.id);
    expect(digest(Buffer.from(edition?.content ?? ''))).toBe(edition?.sha256);
  });

  it('are refused when they are too long, with everything typed kept', async () => {
    world = await held();
    const { taker, desk } = world;
    await taker.get(desk);
    const megabyte = 'x'.repeat(1024 * 1024);
    await taker.submit({ text: megabyte, outcomeKind: 'agreement' });
    expect([taker.status, taker.problems]).toEqual([422, ['Bunyi keputusan: paling banyak 20000 karakter']]);
    expect(taker.html).toContain(megabyte);
    const { status } = await callApi(app, 'POST', `${world.api}/decisions`, {
      token: world.tokens.taker,
      body: { text: megabyte, outcomeKind: 'agreement' },
    });
    expect(status).toBe(422);
  });
});

describe('the JSON API', () => {
  it('does what the pages do', async () => {
    world = await held();
    const { taker: token, chair } = world.tokens;
    const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, as = token) =>
      callApi(app, method, `${world.api}${path}`, { token: as, ...(body === undefined ? {} : { body }) });
    expect((await call('PUT', '/opening', { opening: 'Dibuka.' })).status).toBe(204);
    const { body } = await call('POST', '/discussions', { speaker: 'Prof. Dewi Narasumber', text: 'Isi.' });
    const id = String(body['id']);
    expect((await call('PUT', `/discussions/${id}`, { text: 'Isi lain.', version: 1 })).status).toBe(204);
    expect((await call('PUT', `/discussions/${id}`, { text: 'Kalah.', version: 1 })).status).toBe(409);
    expect((await call('PUT', `/decisions/${id}`, { text: 'x', outcomeKind: 'agreement' })).status).toBe(404);
    const extra = await call('POST', '/decisions', { text: 'Diputuskan.', outcomeKind: 'decision' });
    expect((await call('DELETE', `/points/${String(extra.body['id'])}`)).status).toBe(204);
    const shown = (await call('GET', '')).body;
    expect((shown['points'] as { text: string }[]).map(({ text }) => text)).toEqual(['Isi lain.']);
    expect((await call('POST', '/submission')).status).toBe(204);
    expect((await call('POST', '/approval', {})).status).toBe(403);
    const approved = await call('POST', '/approval', { version: shown['version'] }, chair);
    expect(approved.status).toBe(409);
    expect((await call('POST', '/approval', {}, chair)).body['number']).toBe(1);
    const edition = (await call('GET', '/editions/1')).body;
    expect(edition['decisions']).toEqual([]);
    expect((edition['discussion'] as { pointId: string }[])[0]?.pointId).toBe(id);
  });
});

/** A token of this browser, as any form of ours carries it. */
async function token(who: Visitor): Promise<string> {
  await who.get('/saya');
  return /name="_csrf" value="([^"]+)"/.exec(who.html)?.[1] ?? '';
}
