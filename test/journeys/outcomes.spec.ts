import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Account } from '../../src/access/account.entity.js';
import { MeetingRole } from '../../src/access/meeting-role.entity.js';
import { Sessions } from '../../src/access/sessions.js';
import { Session } from '../../src/agenda/session.entity.js';
import { SessionPerson } from '../../src/agenda/session-person.entity.js';
import { sql } from '../../src/database/sql.js';
import { Delegations } from '../../src/delegations/delegations.service.js';
import { DelegationQueries } from '../../src/delegations/delegations.queries.js';
import { type Actor, type Role, SYSTEM } from '../../src/kernel/actor.js';
import { FixedClock } from '../../src/kernel/clock.js';
import type { Instant, LocalDate, LocalTime } from '../../src/kernel/time.js';
import { type Meeting } from '../../src/meetings/meeting.entity.js';
import { locateMeeting } from '../../src/meetings/meeting-facts.js';
import { MinutesApprovals } from '../../src/minutes/editions/approvals.service.js';
import type { OutcomeKind } from '../../src/minutes/minutes-point.entity.js';
import { minutesPolicy, type OfMinutes } from '../../src/minutes/minutes.policy.js';
import { MinutesWriting } from '../../src/minutes/minutes.service.js';
import { provincesOn } from '../../src/provinces/provinces.js';
import { startApp, type TestApp } from '../support/app.js';
import { aBareMeeting } from '../support/builders.js';
import { decode } from '../support/html.js';
import { callApi, visitor, type Visitor } from '../support/visitor.js';

let app: TestApp;
const AT = '2019-10-16T02:00:00.000Z' as Instant;
const clock = new FixedClock(AT);
const HOSTILE = `<script>alert(1)</script> "onload=x" ${String.fromCodePoint(0x202e)} =HYPERLINK("http://x")`;
const PDF = Buffer.from('%PDF-1.7\n% bukti contoh\n');

beforeAll(async () => {
  app = await startApp({ clock });
});
afterAll(() => app.close());

let count = 0;

async function account(name: string, meeting: Meeting, role: Role, delegationId?: string): Promise<string> {
  count += 1;
  const opened = Account.open(name, `orang${count}@contoh.go.id`, clock.now());
  return app.work.run(SYSTEM, async (tx) => {
    await tx.save(opened);
    await tx.save(MeetingRole.give(meeting.id, opened.id, role, delegationId ? { delegationId } : {}));
    return opened.id;
  });
}

const token = (id: string) =>
  app.work.run(SYSTEM, (tx) => app.get(Sessions).start(tx, id, '127.0.0.1', 'test'));

/** A meeting of 2019 with these provinces, a ministry, and its secretariat. */
interface World {
  meeting: Meeting;
  secretariat: Visitor;
  secretariatToken: string;
  /** name → delegation id */
  delegations: ReadonlyMap<string, string>;
  manage: string;
  results: string;
  api: string;
}

async function called(codes: readonly string[] = ['53', '35', '11']): Promise<World> {
  count += 1;
  const meeting = await aBareMeeting(app, `rakornas-${count}`);
  const located = await locateMeeting({ slug: meeting.slug }, app.reads);
  if (!located) throw new Error('no meeting');
  await app.get(Delegations).inviteProvinces(SYSTEM, located.meeting, codes);
  await app
    .get(Delegations)
    .inviteBody(SYSTEM, located.meeting, { kind: 'ministry', name: 'Kementerian Sosial' });
  const rows = await app.get(DelegationQueries).list(meeting.id);
  const secretariat = await account('Sari Sekretariat', meeting, 'secretariat');
  return {
    meeting,
    secretariat: await visitor(app).as(secretariat),
    secretariatToken: await token(secretariat),
    delegations: new Map(rows.map((row) => [row.name, row.id])),
    manage: `/rakornas/${meeting.slug}/kelola/hasil`,
    results: `/rakornas/${meeting.slug}/hasil`,
    api: `/api/v1/meetings/${meeting.slug}`,
  };
}

/** A session with its chair and minute-taker, whose minutes hold these decisions. */
async function sat(
  { meeting }: World,
  title: string,
  decisions: readonly [OutcomeKind, string][],
): Promise<{ here: OfMinutes; points: string[] }> {
  const session = Session.plan(meeting, {
    kind: 'panel',
    title,
    titleEn: null,
    day: '2019-10-15',
    starts: '09:00' as LocalTime,
    ends: '10:30' as LocalTime,
    roomId: null,
    access: 'open',
    audience: null,
    description: null,
  });
  const [chair, taker] = [
    await account('Yohana Pimpinan', meeting, 'chair'),
    await account('Rina Notulis', meeting, 'minute_taker'),
  ];
  const person = (role: 'chair' | 'minute_taker', name: string, accountId: string) =>
    SessionPerson.of(session, { role, name, position: null, institution: null, accountId }, 1);
  await app.work.run(SYSTEM, async (tx) => {
    await tx.save(session);
    await tx.save(person('chair', 'Yohana Pimpinan', chair));
    await tx.save(person('minute_taker', 'Rina Notulis', taker));
    return null;
  });
  const here = await minutesPolicy.locate({ slug: meeting.slug, sessionId: session.id }, app.reads, SYSTEM);
  if (!here) throw new Error('no session');
  const writing = app.get(MinutesWriting);
  await writing.open(SYSTEM, here, { opening: 'Dibuka.', participants: null, version: null });
  await writing.close(SYSTEM, here, { closing: 'Ditutup.', version: null });
  await writing.add(SYSTEM, here, 'discussion', { text: 'Pembahasan.', speaker: 'Seorang' });
  const points: string[] = [];
  for (const [outcomeKind, text] of decisions)
    points.push(await writing.add(SYSTEM, here, 'decision', { text, outcomeKind }));
  await writing.add(SYSTEM, here, 'follow_up', {
    text: 'Menyusun peraturan gubernur.',
    responsible: 'Gubernur NTT',
    dueOn: '2019-12-31' as LocalDate,
  });
  return { here, points };
}

const chairOf = (here: OfMinutes): Actor => ({
  ...SYSTEM,
  accountId: here.session.chair?.accountId ?? null,
  name: 'Yohana Pimpinan',
});

async function approved(here: OfMinutes): Promise<void> {
  await app.get(MinutesApprovals).submit(SYSTEM, here);
  await app.get(MinutesApprovals).approve(chairOf(here), here, null);
}

async function decided(world: World, decisions: readonly [OutcomeKind, string][]) {
  const made = await sat(world, 'Panel pencegahan', decisions);
  await approved(made.here);
  return made;
}

const outcomesOf = ({ meeting }: World) =>
  app.reads.all<{
    id: string;
    kind: OutcomeKind;
    number: number;
    text: string;
    state: string;
    version: number;
  }>(
    sql`select id, kind, number, text, state, version from outcome where meeting_id = ${meeting.id}
        order by kind, number`,
  );

const assignmentsOf = (outcomeId: string) =>
  app.reads.all<{ id: string; delegation_id: string; state: string }>(
    sql`select id, delegation_id, state from assignment where outcome_id = ${outcomeId}`,
  );

async function publish({ secretariat, manage }: World, id: string): Promise<void> {
  await secretariat.get(`${manage}/${id}/publikasi`);
  await secretariat.submit({ verb: 'publish' });
  expect([secretariat.status, secretariat.problems]).toEqual([303, []]);
}

async function assign(world: World, id: string, filled: Record<string, string | string[]>): Promise<Visitor> {
  await world.secretariat.get(`${world.manage}/${id}/penugasan`);
  return world.secretariat.submit({ role: 'lead', dueOn: '2019-12-31', ...filled }, 'Tugaskan');
}

/** One published outcome, given to NTT and Jawa Timur, and both their coordinators. */
async function given() {
  const world = await called();
  await decided(world, [['agreement', 'Membentuk gugus tugas di setiap kabupaten.']]);
  const [outcome] = await outcomesOf(world);
  if (!outcome) throw new Error('no outcome');
  await publish(world, outcome.id);
  const id = (name: string) => world.delegations.get(name) ?? '';
  await assign(world, outcome.id, {
    to: 'chosen',
    delegations: [id('Nusa Tenggara Timur'), id('Jawa Timur')],
  });
  const rows = await assignmentsOf(outcome.id);
  const of = (name: string) => rows.find((row) => row.delegation_id === id(name))?.id ?? '';
  const coordinator = async (name: string) => {
    const accountId = await account(`Koordinator ${name}`, world.meeting, 'coordinator', id(name));
    return { accountId, browser: await visitor(app).as(accountId), token: await token(accountId) };
  };
  return {
    ...world,
    outcome,
    ntt: { id: of('Nusa Tenggara Timur'), delegationId: id('Nusa Tenggara Timur') },
    jatim: { id: of('Jawa Timur'), delegationId: id('Jawa Timur') },
    nttCoordinator: await coordinator('Nusa Tenggara Timur'),
    jatimCoordinator: await coordinator('Jawa Timur'),
    task: (assignment: { id: string }) => `/rakornas/${world.meeting.slug}/tugas/${assignment.id}`,
    desk: (assignment: { id: string }) => `/rakornas/${world.meeting.slug}/kelola/tugas/${assignment.id}`,
  };
}

describe('outcomes', () => {
  it('are numbered per kind when the chair approves, and named with their session and edition', async () => {
    const world = await called();
    await decided(world, [
      ['agreement', 'Pertama.'],
      ['recommendation', 'Kedua.'],
      ['agreement', 'Ketiga.'],
    ]);
    expect((await outcomesOf(world)).map(({ kind, number, text }) => [kind, number, text])).toEqual([
      ['agreement', 1, 'Pertama.'],
      ['agreement', 2, 'Ketiga.'],
      ['recommendation', 1, 'Kedua.'],
    ]);
    const [first] = await outcomesOf(world);
    const { secretariat } = world;
    await secretariat.get(`${world.manage}/${first?.id}`);
    expect(secretariat.heading).toBe('Kesepakatan 1 Draf');
    for (const part of ['Panel pencegahan', 'Edisi 1', 'Belum ditugaskan'])
      expect(secretariat.text).toContain(part);
  });

  it('follow a corrected edition: texts change with a record, nothing is renumbered, what is gone is withdrawn', async () => {
    const world = await called();
    const { here, points } = await decided(world, [
      ['agreement', 'Teks lama.'],
      ['agreement', 'Dihapus kelak.'],
    ]);
    const [changed, gone] = points as [string, string];
    await app.get(MinutesApprovals).reopen(SYSTEM, here, 'Salah kutip.');
    const writing = app.get(MinutesWriting);
    await writing.revise(SYSTEM, here, 'decision', changed, {
      text: 'Teks baru.',
      outcomeKind: 'agreement',
      version: null,
    });
    await writing.remove(SYSTEM, here, gone);
    await writing.add(SYSTEM, here, 'decision', { text: 'Tambahan.', outcomeKind: 'agreement' });
    await approved(here);

    const rows = await outcomesOf(world);
    expect(rows.map(({ number, text }) => [number, text])).toEqual([
      [1, 'Teks baru.'],
      [2, 'Dihapus kelak.'],
      [3, 'Tambahan.'],
    ]);
    const { secretariat } = world;
    await secretariat.get(`${world.manage}/${rows[0]?.id}`);
    expect(secretariat.text).toContain('Diperbaiki dalam notula edisi 2 Teks baru.');
    expect(secretariat.text).toContain('Teks pertama, notula edisi 1 Teks lama.');
    await secretariat.get(`${world.manage}/${rows[1]?.id}`);
    expect(secretariat.text).toContain('Notula edisi 2 tidak lagi memuat butir ini.');
    await secretariat.get(`${world.manage}/${rows[1]?.id}/penugasan`);
    await secretariat.submit({ to: 'provinces', role: 'lead', dueOn: '2019-12-31' }, 'Tugaskan');
    expect(secretariat.status).toBe(422);
  });

  it('have no gap and no double number when twenty minutes are approved at once', async () => {
    const world = await called();
    const sessions = [];
    for (let i = 0; i < 20; i += 1) {
      const kinds: OutcomeKind[] = i % 2 === 0 ? ['agreement', 'directive'] : ['directive', 'agreement'];
      const { here } = await sat(
        world,
        `Sesi ${i}`,
        kinds.map((kind) => [kind, `Butir ${i}`] as const),
      );
      await app.get(MinutesApprovals).submit(SYSTEM, here);
      sessions.push(here);
    }
    await Promise.all(sessions.map((here) => app.get(MinutesApprovals).approve(chairOf(here), here, null)));
    const rows = await outcomesOf(world);
    const numbers = Array.from({ length: 20 }, (_, i) => i + 1);
    for (const kind of ['agreement', 'directive'])
      expect(rows.filter((row) => row.kind === kind).map((row) => row.number)).toEqual(numbers);
  });

  it('are nobody else’s while they are drafts, by page and by program', async () => {
    const world = await called();
    await decided(world, [['agreement', 'Rahasia dapur.']]);
    const [outcome] = await outcomesOf(world);
    const someone = visitor(app);
    const listed = () => callApi(app, 'GET', `${world.api}/outcomes?state=unpublished`);
    const shown = () => callApi(app, 'GET', `${world.api}/outcomes/${outcome?.id}`);
    await someone.get(world.results);
    expect(someone.text).toContain('Belum ada hasil yang terbit');
    expect((await someone.get(`${world.results}/kesepakatan-1`)).status).toBe(404);
    expect([(await listed()).body['total'], (await shown()).status]).toEqual([0, 404]);

    await publish(world, outcome?.id ?? '');
    await someone.get(world.results);
    expect(someone.text).toContain('Rahasia dapur.');
    expect((await someone.get(`${world.results}/kesepakatan-1`)).status).toBe(200);
    expect(someone.html).toContain(`/rakornas/${world.meeting.slug}/notula/`);
    expect([(await listed()).body['total'], (await shown()).status]).toEqual([1, 200]);

    const { secretariat } = world;
    await secretariat.get(`${world.manage}/${outcome?.id}/publikasi`);
    await secretariat.submit({ verb: 'unpublish' });
    expect([secretariat.status, secretariat.problems.length]).toEqual([422, 1]);
    await secretariat.submit({ verb: 'unpublish', reason: 'Menunggu pleno.' });
    expect(secretariat.status).toBe(303);
    expect((await someone.get(`${world.results}/kesepakatan-1`)).status).toBe(404);
  });

  it('are published together after being read', async () => {
    const world = await called();
    await decided(world, [
      ['agreement', 'Satu.'],
      ['decision', 'Dua.'],
    ]);
    const { secretariat } = world;
    await secretariat.get(`${world.manage}/terbitkan`);
    await secretariat.submit({}, 'Terbitkan');
    expect(secretariat.status).toBe(422);
    await secretariat.submit({ outcomes: (await outcomesOf(world)).map(({ id }) => id) }, 'Terbitkan');
    expect(secretariat.status).toBe(303);
    expect((await outcomesOf(world)).map(({ state }) => state)).toEqual(['published', 'published']);
  });

  it('are found by kind, state, session and words', async () => {
    const world = await called();
    await decided(world, [
      ['agreement', 'Penguatan kelembagaan gugus tugas.'],
      ['recommendation', 'Pendataan korban terpadu.'],
    ]);
    const { secretariat } = world;
    const found = async (query: string) => {
      await secretariat.get(`${world.manage}?${query}`);
      return /<caption>(\d+) dari 2 hasil/.exec(secretariat.html)?.[1] ?? '0';
    };
    expect(await found('q=kelembagaan+GUGUS')).toBe('1');
    expect(await found('jenis=recommendation')).toBe('1');
    expect(await found('keadaan=published')).toBe('0');
    expect(await found('sesi=tidak-ada')).toBe('0');
    expect(await found(`q=${encodeURIComponent("%' or 1=1 --\0")}`)).toBe('0');
    expect(await found('jenis=apa&keadaan[]=x&halaman=-4')).toBe('2');
  });
});

describe('assignments', () => {
  it('give every province of 2019 exactly one row, and nothing the second time', async () => {
    const codes = provincesOn('2019-10-15' as LocalDate).map(({ code }) => code);
    const world = await called(codes);
    await decided(world, [['directive', 'Menyusun rencana aksi daerah.']]);
    const [outcome] = await outcomesOf(world);
    const id = outcome?.id ?? '';
    await assign(world, id, { to: 'provinces' });
    expect(world.secretariat.status).toBe(303);
    expect(new Set((await assignmentsOf(id)).map((row) => row.delegation_id)).size).toBe(34);
    await assign(world, id, { to: 'provinces' });
    await world.secretariat.follow();
    expect(world.secretariat.text).toContain('tidak ada yang ditambah');
    await Promise.all(
      Array.from({ length: 5 }, () =>
        callApi(app, 'POST', `${world.api}/outcomes/${id}/assignments`, {
          token: world.secretariatToken,
          body: { to: 'everybody', role: 'support', dueOn: '2019-12-31' },
        }),
      ),
    );
    expect((await assignmentsOf(id)).length).toBe(35);
  });

  it('need an owner and a due date, and offer what the minutes said without inventing either', async () => {
    const world = await called();
    await decided(world, [['agreement', 'Satu.']]);
    const [outcome] = await outcomesOf(world);
    const { secretariat } = world;
    await secretariat.get(`${world.manage}/${outcome?.id}/penugasan`);
    expect(secretariat.text).toContain('Gubernur NTT');
    expect([secretariat.value('output'), secretariat.value('dueOn')]).toEqual(['', '']);
    await secretariat.get(decode(/href="([^"]*\?usul[^"]*)"/.exec(secretariat.html)?.[1] ?? ''));
    expect([secretariat.value('output'), secretariat.value('dueOn')]).toEqual([
      'Menyusun peraturan gubernur.',
      '2019-12-31',
    ]);
    await secretariat.submit({ to: 'chosen', role: 'lead', dueOn: '' }, 'Tugaskan');
    expect(secretariat.problems).toEqual(
      ['Tenggat: isian ini wajib diisi'].map(() => secretariat.problems[0]),
    );
    await secretariat.submit({ to: 'chosen', role: 'lead', dueOn: '2019-12-31' }, 'Tugaskan');
    expect(secretariat.problems).toEqual(['Delegasi: Pilih sedikitnya satu delegasi.']);
    await secretariat.submit({ to: 'provinces', role: 'lead', dueOn: '2019-10-01' }, 'Tugaskan');
    expect(secretariat.problems).toEqual(['Tenggat: Tenggat tidak dapat mendahului hari pertama rapat.']);
    const other = await called();
    const foreign = [...other.delegations.values()][0] ?? '';
    const answer = await callApi(app, 'POST', `${world.api}/outcomes/${outcome?.id}/assignments`, {
      token: world.secretariatToken,
      body: { to: 'chosen', delegations: [foreign], role: 'lead', dueOn: '2019-12-31' },
    });
    expect([answer.status, answer.body['field']]).toEqual([422, 'delegations']);
    expect(await assignmentsOf(outcome?.id ?? '')).toEqual([]);
  });

  it('are overdue by the date at the venue, and that is nowhere stored', async () => {
    const world = await given();
    const page = `/rakornas/${world.meeting.slug}/delegasi/${world.ntt.delegationId}/tindak-lanjut`;
    const seen = async (at: string) => {
      clock.set(at as Instant);
      const browser = await visitor(app).as(world.nttCoordinator.accountId);
      await browser.get(page);
      expect(browser.text).toContain('Kesepakatan 1');
      return browser.text.includes('Terlambat');
    };
    // Midnight in Kupang is 16.00 UTC of the day before.
    expect(await seen('2019-12-31T15:59:00.000Z')).toBe(false);
    expect(await seen('2019-12-31T16:01:00.000Z')).toBe(true);
    const stored = await assignmentsOf(world.outcome.id);
    expect(stored.map((row) => row.state)).toEqual(['not_started', 'not_started']);
    clock.set(AT);
  });
});

describe('the follow-up', () => {
  it('goes from report to return to report to verified, with every reason and file kept', async () => {
    const world = await given();
    const { browser } = world.nttCoordinator;
    const { secretariat } = world;
    await browser.get(`/rakornas/${world.meeting.slug}/delegasi/${world.ntt.delegationId}/tindak-lanjut`);
    expect(browser.text).toContain('Kesepakatan 1');
    await browser.get(world.task(world.ntt));
    await browser.submit({ text: 'Rancangan disusun.', percent: 40 }, 'Kirim laporan');
    expect(browser.status).toBe(303);
    await browser.get(world.task(world.ntt));
    await browser.submit({ text: 'Selesai.', percent: 100, done: 'on' }, 'Kirim laporan');
    expect([browser.status, browser.problems]).toEqual([
      422,
      ['Bukti dukung 1: Lampirkan sedikitnya satu bukti dukung.'],
    ]);
    expect(browser.value('text')).toBe('Selesai.');
    const lie = { name: 'bukti.pdf', content: '<html><script>alert(1)</script>' };
    await browser.submit({ text: 'Selesai.', percent: 100, done: 'on', evidence2: lie }, 'Kirim laporan');
    expect([
      browser.status,
      browser.problems.length,
      browser.problems[0]?.startsWith('Bukti dukung 2:'),
    ]).toEqual([422, 1, true]);
    await browser.submit(
      { text: 'Selesai.', percent: 90, done: 'on', evidence1: { name: 'a.pdf', content: PDF } },
      'Kirim laporan',
    );
    expect(browser.problems).toEqual(['Kemajuan: Tugas yang selesai kemajuannya 100.']);
    await browser.submit(
      { text: 'Selesai.', percent: 100, done: 'on', evidence1: { name: 'pergub.pdf', content: PDF } },
      'Kirim laporan',
    );
    expect([browser.status, browser.problems]).toEqual([303, []]);

    await secretariat.get(world.desk(world.ntt));
    expect(secretariat.text).toContain('pergub.pdf');
    await secretariat.submit({ decision: 'return' }, 'Simpan keputusan');
    expect([secretariat.status, secretariat.problems.length]).toEqual([422, 1]);
    await secretariat.submit(
      { decision: 'return', reason: 'Nomor peraturan belum ada.' },
      'Simpan keputusan',
    );
    expect(secretariat.status).toBe(303);

    await browser.get(world.task(world.ntt));
    expect(browser.text).toContain('Dikembalikan sekretariat: Nomor peraturan belum ada.');
    await browser.submit({ text: 'Nomor 12 Tahun 2019.', percent: 100, done: 'on' }, 'Kirim laporan');
    expect(browser.status).toBe(303);
    await secretariat.get(world.desk(world.ntt));
    await secretariat.submit({ decision: 'verify' }, 'Simpan keputusan');
    expect(secretariat.status).toBe(303);
    await browser.get(world.task(world.ntt));
    for (const part of ['Terverifikasi', 'Laporan 3: selesai', 'Laporan 2: selesai', 'Laporan 1: 40 %'])
      expect(browser.text).toContain(part);
    expect(browser.text).toContain('Nomor peraturan belum ada.');
    expect(browser.forms).toEqual([]);

    const someone = await visitor(app).get(`${world.results}/kesepakatan-1`);
    expect(someone.text).toContain('1 dari 2 delegasi terverifikasi');
    for (const secret of ['Nomor 12 Tahun 2019', 'pergub.pdf', 'Nomor peraturan', 'Rancangan'])
      expect(someone.html).not.toContain(secret);
  });

  it('refuses a verification of a report that came after the one that was read', async () => {
    const world = await given();
    const done = { text: 'Selesai.', percent: 100, done: 'on', evidence1: { name: 'a.pdf', content: PDF } };
    const { browser } = world.nttCoordinator;
    await browser.get(world.task(world.ntt));
    await browser.submit(done, 'Kirim laporan');
    const slow = world.secretariat;
    await slow.get(world.desk(world.ntt));
    const quick = await visitor(app).as(await account('Lain', world.meeting, 'organizer'));
    await quick.get(world.desk(world.ntt));
    await quick.submit({ decision: 'return', reason: 'Kurang.' }, 'Simpan keputusan');
    await browser.get(world.task(world.ntt));
    await browser.submit({ ...done, text: 'Sesuatu yang lain.' }, 'Kirim laporan');
    await slow.submit({ decision: 'verify' }, 'Simpan keputusan');
    expect(slow.status).toBe(409);
    expect(slow.text).toContain('Sesuatu yang lain.');
  });

  it('does not exist for another province: page, report, evidence, program', async () => {
    const world = await given();
    const mine = world.nttCoordinator;
    const theirs = world.jatimCoordinator;
    await theirs.browser.get(world.task(world.jatim));
    await theirs.browser.submit(
      { text: 'Milik Jatim.', percent: 100, done: 'on', evidence1: { name: 'jatim.pdf', content: PDF } },
      'Kirim laporan',
    );
    await theirs.browser.get(world.task(world.jatim));
    const evidence = /href="([^"]*\/bukti\/[^"]*)"/.exec(theirs.browser.html)?.[1] ?? '';
    await theirs.browser.get(evidence);
    expect([theirs.browser.status, theirs.browser.headers.get('content-disposition')?.split(';')[0]]).toEqual(
      [200, 'attachment'],
    );

    const our = `/rakornas/${world.meeting.slug}/delegasi/${world.jatim.delegationId}/tindak-lanjut`;
    for (const path of [world.task(world.jatim), world.desk(world.jatim), evidence, our])
      expect([path, (await mine.browser.get(path)).status]).toEqual([path, 404]);
    // A file is found only under its own assignment.
    const id = evidence.split('/').pop() ?? '';
    expect((await mine.browser.get(`${world.task(world.ntt)}/bukti/${id}`)).status).toBe(404);
    await mine.browser.get(world.task(world.ntt));
    const csrf = mine.browser.value('_csrf') ?? '';
    await mine.browser.post(world.task(world.jatim), { _csrf: csrf, text: 'Palsu', percent: '10' });
    expect(mine.browser.status).toBe(404);
    const api = `${world.api}/assignments/${world.jatim.id}`;
    const body = { text: 'Palsu', percent: 10 };
    const answers = [
      await callApi(app, 'GET', api, { token: mine.token }),
      await callApi(app, 'POST', `${api}/reports`, { token: mine.token, body }),
      await callApi(app, 'POST', `${api}/verification`, { token: mine.token, body: { decision: 'verify' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await callApi(app, 'GET', api)).status).toBe(401);
    expect((await callApi(app, 'GET', api, { token: theirs.token })).status).toBe(200);
    // Their own, but not theirs to decide.
    const own = `${world.api}/assignments/${world.jatim.id}/verification`;
    expect(
      (await callApi(app, 'POST', own, { token: theirs.token, body: { decision: 'verify' } })).status,
    ).toBe(403);
  });

  it('is read by delegates and reported by the coordinator alone', async () => {
    const world = await given();
    const id = await account('Peserta NTT', world.meeting, 'delegate', world.ntt.delegationId);
    const delegate = await visitor(app).as(id);
    await delegate.get('/saya');
    expect(delegate.text).toContain('Tindak lanjut kami');
    await delegate.get(world.task(world.ntt));
    expect([delegate.status, delegate.forms]).toEqual([200, []]);
    const api = `${world.api}/assignments/${world.ntt.id}/reports`;
    const body = { text: 'Sudah.', percent: 10 };
    expect((await callApi(app, 'POST', api, { token: await token(id), body })).status).toBe(403);
    expect((await callApi(app, 'POST', api, { token: world.secretariatToken, body })).status).toBe(403);
    expect((await callApi(app, 'POST', api, { token: world.nttCoordinator.token, body })).status).toBe(204);
  });

  it('is changed, cancelled with a reason and taken up again', async () => {
    const world = await given();
    const { secretariat } = world;
    await secretariat.get(`${world.desk(world.ntt)}/ubah`);
    await secretariat.submit({ dueOn: '2020-01-31', output: 'Peraturan gubernur.' }, 'Simpan tugas');
    await secretariat.follow();
    expect(secretariat.text).toContain('31 Januari 2020');
    await secretariat.get(`${world.desk(world.ntt)}/pembatalan`);
    await secretariat.submit({}, 'Batalkan tugas ini');
    expect(secretariat.status).toBe(422);
    await secretariat.submit({ reason: 'Digabung dengan tugas lain.' }, 'Batalkan tugas ini');
    expect(secretariat.status).toBe(303);
    const someone = await visitor(app).get(`${world.results}/kesepakatan-1`);
    expect(someone.text).toContain('0 dari 1 delegasi terverifikasi');
    expect(someone.text).not.toContain('Digabung');
    await secretariat.get(world.desk(world.ntt));
    await secretariat.submit({}, 'Aktifkan lagi');
    await someone.get(`${world.results}/kesepakatan-1`);
    expect(someone.text).toContain('0 dari 2 delegasi terverifikasi');
  });

  it('shows the staff every delegation with its denominator', async () => {
    const world = await given();
    const { secretariat } = world;
    await secretariat.get(`/rakornas/${world.meeting.slug}/kelola/tindak-lanjut`);
    expect(secretariat.text).toContain('0 dari 2 tugas');
    expect((secretariat.html.match(/<li class="tile /g) ?? []).length).toBe(3);
    await secretariat.get(
      `/rakornas/${world.meeting.slug}/kelola/tindak-lanjut/tugas?keadaan=not_started&urut=state`,
    );
    expect(secretariat.text).toContain('2 dari 2 tugas');
  });

  it('shows a hostile text as words in every view', async () => {
    const world = await called();
    await decided(world, [['agreement', HOSTILE]]);
    const [outcome] = await outcomesOf(world);
    const id = outcome?.id ?? '';
    await publish(world, id);
    await assign(world, id, { to: 'everybody', output: HOSTILE, indicator: HOSTILE });
    const [row] = await assignmentsOf(id);
    const coordinator = await account('Koord', world.meeting, 'coordinator', row?.delegation_id);
    const reporter = await visitor(app).as(coordinator);
    const task = `/rakornas/${world.meeting.slug}/tugas/${row?.id}`;
    await reporter.get(task);
    const name = '"><img src=x onerror=alert(1)>.pdf';
    await reporter.submit(
      { text: HOSTILE, percent: 100, done: 'on', evidence1: { name, content: PDF } },
      'Kirim laporan',
    );
    expect(reporter.status).toBe(303);
    const { secretariat } = world;
    await secretariat.get(`/rakornas/${world.meeting.slug}/kelola/tugas/${row?.id}`);
    await secretariat.submit({ decision: 'return', reason: HOSTILE }, 'Simpan keputusan');
    for (const path of [
      world.results,
      `${world.results}/kesepakatan-1`,
      world.manage,
      `${world.manage}/${id}`,
      `${world.manage}/${id}/penugasan`,
      `${world.manage}/${id}/publikasi`,
      `/rakornas/${world.meeting.slug}/kelola/tugas/${row?.id}`,
      `/rakornas/${world.meeting.slug}/kelola/tindak-lanjut/tugas`,
    ]) {
      await secretariat.get(path);
      expect([path, secretariat.status]).toEqual([path, 200]);
      expect(secretariat.text).toContain('<script>alert(1)</script>');
      expect(secretariat.html).not.toMatch(/<script>alert|<img src=x/);
    }
    await reporter.get(task);
    expect(reporter.html).not.toMatch(/<script>alert|<img src=x/);
  });
});

describe('pages', () => {
  it('ask the same number of queries however much there is', async () => {
    const asked = async (who: Visitor, path: string) => {
      const queries = await app.queriesOf(() => who.get(path));
      expect([path, who.status]).toEqual([path, 200]);
      return queries;
    };
    const measured = async (n: number) => {
      const world = await called(['53', '35', '11']);
      await decided(
        world,
        Array.from({ length: n }, (_, i) => ['agreement', `Butir ${i + 1}`] as [OutcomeKind, string]),
      );
      const names = ['Aceh', 'Jawa Timur', 'Nusa Tenggara Timur'].slice(0, n);
      for (const { id } of await outcomesOf(world)) {
        await publish(world, id);
        await assign(world, id, {
          to: 'chosen',
          delegations: names.map((name) => world.delegations.get(name) ?? ''),
        });
      }
      const [outcome] = await outcomesOf(world);
      const [row] = await assignmentsOf(outcome?.id ?? '');
      const base = `/rakornas/${world.meeting.slug}`;
      const anyone = visitor(app);
      return [
        await asked(anyone, world.results),
        await asked(anyone, `${world.results}/kesepakatan-1`),
        await asked(world.secretariat, world.manage),
        await asked(world.secretariat, `${world.manage}/${outcome?.id}`),
        await asked(world.secretariat, `${world.manage}/${outcome?.id}/penugasan`),
        await asked(world.secretariat, `${base}/kelola/tindak-lanjut`),
        await asked(world.secretariat, `${base}/kelola/tindak-lanjut/tugas`),
        await asked(world.secretariat, `${base}/kelola/tugas/${row?.id}`),
        await asked(world.secretariat, `${base}/delegasi/${row?.delegation_id}/tindak-lanjut`),
      ];
    };
    const literal = [4, 5, 6, 8, 5, 4, 5, 5, 5];
    expect(await measured(1)).toEqual(literal);
    expect(await measured(3)).toEqual(literal);
  });
});
