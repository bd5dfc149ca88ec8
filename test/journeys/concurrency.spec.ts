import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Delegation } from '../../src/delegations/delegation.entity.js';
import { Registration } from '../../src/delegations/registration.entity.js';
import { claimSeat } from '../../src/delegations/seats.js';
import { sql } from '../../src/database/sql.js';
import { SYSTEM } from '../../src/kernel/actor.js';
import type { MeetingFacts } from '../../src/meetings/meeting-facts.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  aCoordinator,
  aDelegation,
  aMeeting,
  aNominee,
  aRegistration,
  signedIn,
  staff,
  type TestDelegation,
} from '../support/builders.js';
import { callApi, type Visitor, visitor } from '../support/visitor.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
afterEach(() => {
  app.work.locks = true;
});

const SEATS = 5;
const AT_ONCE = 40;

async function taken({ id }: TestDelegation): Promise<number> {
  const row = await app.reads.one<{ n: number }>(sql`
    select cast(count(*) as integer) as n from registration
    where delegation_id = ${id} and state in ('submitted', 'verified', 'returned')`);
  return row?.n ?? -1;
}

/** Another window of the same browser, on the same page. */
function again(who: Visitor): Visitor {
  const window = visitor(app);
  for (const [name, value] of who.cookies) window.cookies.set(name, value);
  Object.assign(window, { html: who.html, path: who.path, status: who.status });
  return window;
}

async function coordinated(meeting: MeetingFacts, seats = SEATS) {
  const delegation = await aDelegation(app, meeting, { seats });
  const who = await signedIn(app, await aCoordinator(app, meeting, delegation));
  return { delegation, who, path: `/rakornas/${meeting.slug}/delegasi/${delegation.id}/nominasi` };
}

/** How many answers had which status. */
const tally = (statuses: readonly number[]) =>
  Object.fromEntries(
    [...new Set(statuses)].sort().map((one) => [one, statuses.filter((s) => s === one).length]),
  );

const person = (name: string, { categoryId }: TestDelegation) => ({
  name,
  sex: 'L',
  position: 'Analis',
  institution: 'Dinas',
  categoryId,
});

describe('forty at once for the last five seats', () => {
  it('fill exactly five, named by a coordinator', async () => {
    const { delegation, who, path } = await coordinated(await aMeeting(app));
    const windows = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => again(await signedCopy(who)).get(path)),
    );
    await Promise.all(windows.map((window, i) => window.submit(person(`Calon ${i}`, delegation))));
    expect(tally(windows.map(({ status }) => status))).toEqual({ 303: SEATS, 422: AT_ONCE - SEATS });
    expect(await taken(delegation)).toBe(SEATS);
    for (const { status, problems } of windows)
      if (status === 422)
        expect(problems).toEqual([`Kategori peserta: kuota ${SEATS} kursi untuk kategori ini sudah terisi`]);
  });

  it('fill exactly five, through the invitation link and the API together', async () => {
    const meeting = await aMeeting(app);
    const { delegation, who } = await coordinated(meeting);
    const token = who.cookies.get('rakornas-sesi');
    const windows = await Promise.all(
      Array.from({ length: AT_ONCE / 2 }, () => visitor(app).get(`/undangan/${delegation.token}`)),
    );
    const path = `/api/v1/meetings/${meeting.slug}/delegations/${delegation.id}/registrations`;
    const statuses = await Promise.all([
      ...windows.map(async (window, i) => (await window.submit(person(`Sendiri ${i}`, delegation))).status),
      ...windows.map(
        async (_, i) =>
          (await callApi(app, 'POST', path, { token, body: person(`Api ${i}`, delegation) })).status,
      ),
    ]);
    expect(statuses.filter((status) => status === 303 || status === 201)).toHaveLength(SEATS);
    expect(statuses.filter((status) => status === 422)).toHaveLength(AT_ONCE - SEATS);
    expect(await taken(delegation)).toBe(SEATS);
  });

  it('oversell when nobody waits for a turn: the race is real', async () => {
    const meeting = await aMeeting(app);
    const { delegation } = await coordinated(meeting);
    app.work.locks = false;
    // On SQLite the turn is the lock: the control looks first, outside of it, as check-then-insert does.
    const attempt = async (i: number) => {
      if (app.work.dialect === 'sqlite' && (await taken(delegation)) >= SEATS) return;
      await app.work.run(SYSTEM, async (tx) => {
        if (tx.dialect === 'postgres') await claimSeat(tx, delegation.id, delegation.categoryId);
        const { categoryId, ...details } = aNominee(delegation, { name: `Balapan ${i}` });
        const seat = { meetingId: meeting.id, delegationId: delegation.id, categoryId };
        await tx.save(Registration.submit(seat, details, 'nominated', tx.now));
      });
    };
    await Promise.allSettled(Array.from({ length: AT_ONCE }, (_, i) => attempt(i)));
    expect(await taken(delegation)).toBeGreaterThan(SEATS);
  });

  it('does not mix up categories or delegations that fill at the same time', async () => {
    const meeting = await aMeeting(app, {
      categories: [
        { name: 'Kepala dinas', defaultSeats: 1 },
        { name: 'Unsur masyarakat', defaultSeats: 3 },
      ],
    });
    const both = [await aDelegation(app, meeting), await aDelegation(app, meeting)];
    const ways = both.flatMap((delegation) =>
      [...delegation.categories.values()].map((categoryId) => ({ ...delegation, categoryId })),
    );
    const secretary = await staff(app, meeting, 'secretariat');
    const token = secretary.cookies.get('rakornas-sesi');
    const statuses = await Promise.all(
      ways.flatMap((delegation) =>
        Array.from({ length: 10 }, async (_, i) => {
          const path = `/api/v1/meetings/${meeting.slug}/delegations/${delegation.id}/registrations`;
          return (await callApi(app, 'POST', path, { token, body: person(`Orang ${i}`, delegation) })).status;
        }),
      ),
    );
    expect(tally(statuses)).toEqual({ 201: 8, 422: 32 });
    expect(await Promise.all(both.map(taken))).toEqual([4, 4]);
  });
});

/** The same person signed in, with cookies of their own. */
async function signedCopy(who: Visitor): Promise<Visitor> {
  const copy = visitor(app);
  const session = who.cookies.get('rakornas-sesi');
  if (session) copy.cookies.set('rakornas-sesi', session);
  return Promise.resolve(copy);
}

describe('the same retry key at once', () => {
  it('has one effect and one answer', async () => {
    const { delegation, who, path } = await coordinated(await aMeeting(app), 20);
    await who.get(path);
    const windows = Array.from({ length: 12 }, () => again(who));
    await Promise.all(windows.map((window) => window.submit(person('Klik Berkali-kali', delegation))));
    expect(new Set(windows.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
    expect(windows[0]?.status).toBe(303);
    expect(await taken(delegation)).toBe(1);
  });

  it('of an API client likewise; of another client it is another request', async () => {
    const meeting = await aMeeting(app);
    const { delegation } = await coordinated(meeting, 20);
    const path = `/api/v1/meetings/${meeting.slug}/delegations/${delegation.id}/registrations`;
    const body = person('Sekali Saja', delegation);
    const clients = [await staff(app, meeting, 'secretariat'), await staff(app, meeting, 'organizer')];
    const answers = await Promise.all(
      clients.flatMap((client) =>
        Array.from({ length: 5 }, () =>
          callApi(app, 'POST', path, {
            token: client.cookies.get('rakornas-sesi'),
            body,
            headers: { 'idempotency-key': 'kunci-yang-sama' },
          }),
        ),
      ),
    );
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 10 });
    expect(new Set(answers.map((answer) => answer.body['id'])).size).toBe(2);
    expect(await taken(delegation)).toBe(2);
  });
});

describe('edits of one registration at once', () => {
  it('are won by exactly one; each of the others gets its text back beside the winner’s', async () => {
    const meeting = await aMeeting(app);
    const delegation = await aDelegation(app, meeting);
    const id = await aRegistration(app, meeting, delegation, { name: 'Semula' });
    const secretary = await staff(app, meeting, 'secretariat');
    await secretary.get(`/rakornas/${meeting.slug}/peserta/${id}/ubah`);
    const windows = Array.from({ length: 8 }, () => again(secretary));
    await Promise.all(
      windows.map((window, i) => window.submit({ name: `Versi ${i}`, institution: `Dinas ${i}` })),
    );
    expect(tally(windows.map(({ status }) => status))).toEqual({ 303: 1, 409: 7 });
    const won = windows.findIndex(({ status }) => status === 303);
    for (const [i, window] of windows.entries()) {
      if (i === won) continue;
      expect([window.value('name'), window.value('institution')]).toEqual([`Versi ${i}`, `Dinas ${i}`]);
      expect(window.text).toContain(`Yang tersimpan sekarang: Versi ${won}`);
    }
    const row = await app.reads.one(sql`select name, version from registration where id = ${id}`);
    expect(row).toEqual({ name: `Versi ${won}`, version: 2 });
  });
});

describe('what points at a locked row', () => {
  it('does not wait for it: seats, people and answers of one delegation go on together', async () => {
    const meeting = await aMeeting(app);
    const delegation = await aDelegation(app, meeting, { seats: 30 });
    const secretary = await staff(app, meeting, 'organizer');
    const token = secretary.cookies.get('rakornas-sesi');
    const base = `/api/v1/meetings/${meeting.slug}`;
    const ask = (path: string, body: unknown) => callApi(app, 'POST', base + path, { token, body });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => [
        ask(`/delegations/${delegation.id}/registrations`, person(`Orang ${i}`, delegation)),
        ask(`/delegations/${delegation.id}/seats`, { categoryId: delegation.categoryId, seats: 20 + i }),
        ask('/categories', { name: `Kategori ${i}`, defaultSeats: 1 }),
        ask('/delegations', { kind: 'ngo', name: `Lembaga Serentak ${i}` }),
      ]).flat(),
    );
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 24, 204: 8 });
    const rows = await app.reads.all(sql`
      select 1 as one from delegation d join participant_category c on c.meeting_id = d.meeting_id
      left join quota q on q.delegation_id = d.id and q.category_id = c.id
      where d.meeting_id = ${meeting.id} and q.id is null`);
    expect(rows).toEqual([]);
  });

  it('keeps a delegation that answers “nobody comes” empty', async () => {
    const meeting = await aMeeting(app);
    for (let round = 0; round < 5; round += 1) {
      const { delegation, who } = await coordinated(meeting);
      const token = who.cookies.get('rakornas-sesi');
      const path = `/api/v1/meetings/${meeting.slug}/delegations/${delegation.id}`;
      await Promise.all([
        callApi(app, 'POST', `${path}/registrations`, { token, body: person('Hadir', delegation) }),
        callApi(app, 'POST', `${path}/response`, {
          token,
          body: { response: 'not_coming', reason: 'Banjir' },
        }),
      ]);
      const found = await app.work.run(SYSTEM, (tx) => tx.get(Delegation, delegation.id));
      expect([found.response, await taken(delegation)]).toEqual(['coming', 1]);
    }
  });
});
