import { Accounts } from '../../src/accounts/accounts.service.js';
import { Account } from '../../src/access/account.entity.js';
import { sql } from '../../src/database/sql.js';
import { Delegations } from '../../src/delegations/delegations.service.js';
import { Registrations } from '../../src/delegations/registrations.service.js';
import { type Actor, type Role, SYSTEM } from '../../src/kernel/actor.js';
import { Clock } from '../../src/kernel/clock.js';
import type { Instant, LocalDate } from '../../src/kernel/time.js';
import { locateMeeting, type MeetingFacts } from '../../src/meetings/meeting-facts.js';
import { Meeting, type MeetingDetails } from '../../src/meetings/meeting.entity.js';
import type { MeetingVerb } from '../../src/meetings/meeting.transitions.js';
import { Meetings } from '../../src/meetings/meetings.service.js';
import type { TestApp } from './app.js';
import { type Visitor, visitor } from './visitor.js';

let count = 0;
const next = () => (count += 1);

/** Somebody with an account; `email: null` for who has none. */
export async function aPerson(
  app: TestApp,
  person: { name?: string; email?: string | null; admin?: boolean; mayCreateMeetings?: boolean } = {},
): Promise<string> {
  const n = next();
  return app.work.run(SYSTEM, async (tx) => {
    const email = person.email === undefined ? `orang.${n}@contoh.go.id` : person.email;
    const id = await app.get(Accounts).ensure(tx, { name: person.name ?? `Orang Contoh ${n}`, email });
    const { admin = false, mayCreateMeetings = false } = person;
    if (admin || mayCreateMeetings) {
      const account = await tx.get(Account, id);
      account.grant({ admin, mayCreateMeetings });
      await tx.save(account);
    }
    return id;
  });
}

/** A browser in which that account is signed in. */
export const signedIn = (app: TestApp, accountId: string): Promise<Visitor> => visitor(app).as(accountId);

/** Gives a role in a meeting. */
export const giveRole = (
  app: TestApp,
  meetingId: string,
  accountId: string,
  role: Role,
  of: { delegationId?: string; registrationId?: string } = {},
): Promise<void> =>
  app.work.run(SYSTEM, (tx) => app.get(Accounts).giveRole(tx, meetingId, accountId, role, of));

/** A browser of somebody who holds this role in the meeting. */
export async function staff(app: TestApp, meeting: MeetingFacts, role: Role): Promise<Visitor> {
  const accountId = await aPerson(app);
  await giveRole(app, meeting.id, accountId, role);
  return signedIn(app, accountId);
}

/** What is said of a dull meeting: Kupang, October 2019, WITA. */
export const dullDetails = (): MeetingDetails => ({
  title: 'Rapat Koordinasi Nasional Contoh',
  titleEn: null,
  shortTitle: `Rakornas Contoh ${next()}`,
  theme: null,
  about: null,
  organizer: 'Kementerian Contoh',
  letterhead: null,
  contact: null,
  venue: null,
  city: 'Kupang',
  provinceCode: '53',
  timeZone: 'Asia/Makassar',
  startsOn: '2019-10-15' as LocalDate,
  endsOn: '2019-10-17' as LocalDate,
  registrationOpensAt: null,
  registrationClosesAt: null,
  dress: null,
  funding: null,
  brandColor: null,
});

/** The steps that lead a draft to where delegations may register. */
const OPEN: readonly MeetingVerb[] = ['publish', 'openRegistration'];

/** A meeting in which registration is open, with one category "Pejabat teknis" of two seats. */
export async function aMeeting(
  app: TestApp,
  wanted: {
    details?: Partial<MeetingDetails>;
    steps?: readonly MeetingVerb[];
    categories?: readonly { name: string; defaultSeats: number }[];
  } = {},
): Promise<MeetingFacts> {
  const meetings = app.get(Meetings);
  const details = { ...dullDetails(), ...wanted.details };
  // The form speaks of the clock on the wall, the builder of instants: they are set below.
  const input = { ...details, registrationOpensAt: null, registrationClosesAt: null, version: null };
  const { slug } = await meetings.draft(SYSTEM, input);
  const { registrationOpensAt: opens, registrationClosesAt: closes } = details;
  const facts = await factsOf(app, slug);
  if (opens || closes) await setPeriod(app, facts.id, opens, closes);
  for (const category of wanted.categories ?? [{ name: 'Pejabat teknis', defaultSeats: 2 }]) {
    await meetings.addCategory(SYSTEM, facts.id, {
      nameEn: null,
      selfFunded: false,
      version: null,
      ...category,
    });
  }
  for (const verb of wanted.steps ?? OPEN) await meetings.move(SYSTEM, facts.id, verb, null);
  return factsOf(app, slug);
}

/** A saved meeting under a slug of the test's own, published unless told otherwise; nothing hangs on it yet. */
export async function aBareMeeting(
  app: TestApp,
  slug: string,
  details: Partial<MeetingDetails> = {},
  publish = true,
): Promise<Meeting> {
  const named = { ...dullDetails(), title: `Rakornas ${slug}`, shortTitle: slug, venue: 'Hotel Contoh' };
  const meeting = Meeting.draft(slug, { ...named, ...details }, app.get(Clock).now());
  if (publish) meeting.move('publish', null);
  await app.work.run(SYSTEM, (tx) => tx.save(meeting));
  return meeting;
}

/** The meeting as pages know it now. */
export async function factsOf(app: TestApp, slug: string): Promise<MeetingFacts> {
  const found = await locateMeeting({ slug }, app.reads);
  if (!found) throw new Error(`no meeting ${slug}`);
  return found.meeting;
}

const setPeriod = (
  app: TestApp,
  id: string,
  opens: Instant | null,
  closes: Instant | null,
): Promise<number> =>
  app.work.run(SYSTEM, (tx) =>
    tx.run(sql`
      update meeting set registration_opens_at = ${opens}, registration_closes_at = ${closes} where id = ${id}`),
  );

/** A delegation with what a test needs of it. */
export interface TestDelegation {
  id: string;
  name: string;
  token: string;
  /** By the category's name. */
  categories: ReadonlyMap<string, string>;
  /** Of the only or first category. */
  categoryId: string;
}

/** A delegation of a body that is no province; `seats` for all its categories. */
export async function aDelegation(
  app: TestApp,
  meeting: MeetingFacts,
  wanted: { name?: string; seats?: number } = {},
): Promise<TestDelegation> {
  const name = wanted.name ?? `Lembaga Contoh ${next()}`;
  const { id } = await app.get(Delegations).inviteBody(SYSTEM, meeting, { kind: 'ministry', name });
  const delegation = await delegationOf(app, id);
  if (wanted.seats !== undefined) {
    for (const categoryId of delegation.categories.values())
      await app.get(Delegations).setSeats(SYSTEM, meeting.id, id, { categoryId, seats: wanted.seats });
  }
  return delegation;
}

/** The delegation of a province, by its Kemendagri code. */
export async function aProvince(app: TestApp, meeting: MeetingFacts, code: string): Promise<TestDelegation> {
  await app.get(Delegations).inviteProvinces(SYSTEM, meeting, [code]);
  const row = await app.reads.one<{ id: string }>(sql`
    select id from delegation where meeting_id = ${meeting.id} and province_code = ${code}`);
  return delegationOf(app, row?.id ?? '');
}

async function delegationOf(app: TestApp, id: string): Promise<TestDelegation> {
  const row = await app.reads.one<{ name: string; invitation_token: string }>(
    sql`select name, invitation_token from delegation where id = ${id}`,
  );
  const seats = await app.reads.all<{ id: string; name: string }>(sql`
    select c.id, c.name from quota q join participant_category c on c.id = q.category_id
    where q.delegation_id = ${id} order by c.position`);
  return {
    id,
    name: row?.name ?? '',
    token: row?.invitation_token ?? '',
    categories: new Map(seats.map((seat) => [seat.name, seat.id])),
    categoryId: seats[0]?.id ?? '',
  };
}

/** The account of a coordinator of that delegation. */
export async function aCoordinator(
  app: TestApp,
  meeting: MeetingFacts,
  delegation: TestDelegation,
): Promise<string> {
  const accountId = await aPerson(app);
  await giveRole(app, meeting.id, accountId, 'coordinator', { delegationId: delegation.id });
  return accountId;
}

/** What a nomination says unless told otherwise. */
export const aNominee = (delegation: TestDelegation, filled: Partial<Nominee> = {}): Nominee => ({
  name: `Peserta Contoh ${next()}`,
  sex: 'P',
  position: 'Analis Kebijakan',
  institution: 'Dinas Contoh',
  categoryId: delegation.categoryId,
  email: null,
  phone: null,
  ...filled,
});

type Nominee = Parameters<Registrations['nominate']>[2];

/** A registration put in by the secretariat's hand; gives its id. */
export async function aRegistration(
  app: TestApp,
  meeting: MeetingFacts,
  delegation: TestDelegation,
  filled: Partial<Nominee> = {},
): Promise<string> {
  const organizer: Actor = {
    ...SYSTEM,
    roles: [{ meetingId: meeting.id, role: 'organizer', delegationId: null, registrationId: null }],
  };
  const here = {
    meeting,
    delegation: {
      id: delegation.id,
      name: delegation.name,
      kind: 'ministry' as const,
      provinceCode: null,
      response: 'none' as const,
      responseReason: null,
      invitationToken: delegation.token,
    },
  };
  const { id } = await app.get(Registrations).nominate(organizer, here, aNominee(delegation, filled));
  return id;
}
