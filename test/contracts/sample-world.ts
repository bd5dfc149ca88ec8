import { forgeryToken } from '../../src/access/forgery.js';
import { cookieName } from '../../src/access/cookies.js';
import { sql } from '../../src/database/sql.js';
import { loadDemo } from '../../src/demo/demo.load.js';
import { FixedClock } from '../../src/kernel/clock.js';
import type { Instant } from '../../src/kernel/time.js';
import { startApp, type TestApp } from '../support/app.js';
import { aMeeting, aPerson, giveRole, signedIn } from '../support/builders.js';
import { type Visitor, visitor } from '../support/visitor.js';

/** Everybody who may knock, in the order of the tables' columns. */
export const ROLES = [
  'anonymous',
  'organizer',
  'secretariat',
  'coordinator',
  'delegate',
  'foreignCoordinator',
  'admin',
  'minuteTaker',
  'chair',
  'desk',
  'organizerElsewhere',
] as const;
export type RoleName = (typeof ROLES)[number];

/** The sample meeting with somebody of every role, and an address for every path parameter. */
export interface SampleWorld {
  app: TestApp;
  clock: FixedClock;
  slug: string;
  /** A meeting whose organizer has no part in the sample. */
  otherSlug: string;
  who: Readonly<Record<RoleName, Visitor>>;
  /** The sample's own things by the name of the path parameter; `:id` and others depend on the path. */
  params: Readonly<Record<string, string>>;
  /** The fields that make a form of this browser genuine. */
  genuine(who: Visitor): Record<string, string>;
}

const NOW = '2026-11-20T02:00:00.000Z' as Instant;

/** Starts the program with the demo's meeting of 2019 loaded: one thing of every kind to point at. */
export async function sampleWorld(): Promise<SampleWorld> {
  const clock = new FixedClock(NOW);
  const app = await startApp({ clock });
  await loadDemo(app.app, clock, app.config);
  clock.set(NOW);
  const one = async (query: ReturnType<typeof sql>): Promise<Record<string, string>> => {
    const row = await app.reads.one<Record<string, unknown>>(query);
    if (!row) throw new Error(`the sample has no row for ${query.strings.join('?')}`);
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
  };
  const meeting = await one(sql`select id, slug from meeting where state <> 'draft'`);
  const mail = async (name: string) =>
    (await one(sql`select id from account where email = ${`${name}@contoh.example`}`))['id'] ?? '';
  const as = async (name: string) => signedIn(app, await mail(name));
  const other = await aMeeting(app);
  const [desk, elsewhere] = [await aPerson(app), await aPerson(app)];
  await giveRole(app, meeting['id'] ?? '', desk, 'desk');
  await giveRole(app, other.id, elsewhere, 'organizer');

  const who = {
    anonymous: visitor(app),
    organizer: await as('panitia'),
    secretariat: await as('sekretariat'),
    coordinator: await as('koordinator.ntt'),
    delegate: await as('peserta.ntt'),
    foreignCoordinator: await as('koordinator.jatim'),
    admin: await as('admin'),
    minuteTaker: await as('notulis'),
    chair: await as('pimpinan'),
    desk: await signedIn(app, desk),
    organizerElsewhere: await signedIn(app, elsewhere),
  };
  for (const visits of Object.values(who)) await visits.get('/');

  const id = meeting['id'] ?? '';
  const ntt = await one(sql`
    select id, invitation_token as token from delegation where meeting_id = ${id} and province_code = '53'`);
  const delegate = await one(sql`
    select registration_id as id from meeting_role
    where account_id = ${await mail('peserta.ntt')} and role = 'delegate'`);
  const session = await one(sql`
    select s.id, e.number, e.code, p.id as point from session s
    join minutes_edition e on e.session_id = s.id
    join minutes n on n.session_id = s.id join minutes_point p on p.minutes_id = n.id
    join session_person a on a.session_id = s.id and a.account_id = ${await mail('notulis')}
    join session_person b on b.session_id = s.id and b.account_id = ${await mail('pimpinan')}
    where s.meeting_id = ${id} and s.access = 'open' order by e.number limit 1`);
  const points = await app.reads.all<{ id: string; kind: string }>(sql`
    select p.id, p.kind from minutes_point p join minutes n on n.id = p.minutes_id
    where n.session_id = ${session['id']} order by p.id`);
  const point = (kind: string) => points.find((row) => row.kind === kind)?.id ?? session['point'] ?? '';
  const outcome = await one(sql`
    select o.id, o.kind, o.number from outcome o
    where o.meeting_id = ${id} and o.state = 'published' and o.kind = 'agreement' limit 1`);
  const assignment = await one(sql`
    select a.id, e.id as evidence from assignment a
    join progress_report r on r.assignment_id = a.id join evidence e on e.report_id = r.id
    where a.meeting_id = ${id} and a.delegation_id = ${ntt['id']} limit 1`).catch(() =>
    one(sql`
      select id, id as evidence from assignment where meeting_id = ${id} and delegation_id = ${ntt['id']} limit 1`),
  );
  const room = await one(sql`select id from room where meeting_id = ${id} limit 1`);
  const category = await one(sql`select id from participant_category where meeting_id = ${id} limit 1`);
  return {
    app,
    clock,
    slug: meeting['slug'] ?? '',
    otherSlug: other.slug,
    who,
    params: {
      slug: meeting['slug'] ?? '',
      delegationId: ntt['id'] ?? '',
      token: ntt['token'] ?? '',
      registrationId: delegate['id'] ?? '',
      sessionId: session['id'] ?? '',
      session: session['id'] ?? '',
      pointId: point('decision'),
      'pembahasan/:pointId': point('discussion'),
      'tindak-lanjut/:pointId': point('follow_up'),
      number: session['number'] ?? '',
      code: session['code'] ?? '',
      outcomeId: outcome['id'] ?? '',
      outcome: `kesepakatan-${outcome['number']}`,
      assignmentId: assignment['id'] ?? '',
      evidenceId: assignment['evidence'] ?? '',
      room: room['id'] ?? '',
      categoryId: category['id'] ?? '',
      accountId: await mail('notulis'),
      role: 'minute_taker',
      id: await mail('peserta.ntt'),
      language: 'id',
      stylesheet: 'merek-123456.css',
    },
    genuine(visits) {
      const browser = visits.cookies.get(cookieName(app.config, 'peramban')) ?? '';
      return { _csrf: forgeryToken(app.config, browser) };
    },
  };
}

/** A route's path with the parameters filled in; a parameter without a value is an error. */
export function addressOf(path: string, params: Readonly<Record<string, string>>): string {
  const special = /[\w-]+\/:pointId/.exec(path)?.[0] ?? '';
  return path.replace(/:(\w+)(\([^/]*\))?/g, (_, name: string) => {
    const value = (name === 'pointId' ? params[special] : null) ?? params[name];
    if (!value) throw new Error(`${path}: nothing to put for :${name}; extend the sample world`);
    return encodeURIComponent(value);
  });
}
