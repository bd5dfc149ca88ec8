import {
  delegationPolicy,
  type OfDelegation,
  registrationPolicy,
} from '../delegations/delegations.policy.js';
import { DelegationQueries } from '../delegations/delegations.queries.js';
import { Delegations } from '../delegations/delegations.service.js';
import { Registrations } from '../delegations/registrations.service.js';
import type { Actor } from '../kernel/actor.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import { Meetings } from '../meetings/meetings.service.js';
import { provincesOn } from '../provinces/provinces.js';
import { BODIES, CATEGORIES } from './demo.frame.js';
import { person } from './demo.people.js';
import type { DemoStage } from './demo.stage.js';

/** Categories and delegations of a meeting: the provinces of its first day, and the other bodies where asked. */
export async function invite(stage: DemoStage, organizer: Actor, meeting: MeetingFacts, bodies: boolean) {
  const meetings = stage.get(Meetings);
  for (const category of CATEGORIES)
    await meetings.addCategory(organizer, meeting.id, { ...category, version: null });
  const delegations = stage.get(Delegations);
  const codes = provincesOn(meeting.startsOn).map(({ code }) => code);
  await delegations.inviteProvinces(organizer, meeting, codes);
  if (bodies) for (const body of BODIES) await delegations.inviteBody(organizer, meeting, body);
  return stage.get(DelegationQueries).list(meeting.id);
}

/** A delegation of the meeting by its name. */
export async function delegationNamed(
  stage: DemoStage,
  meeting: MeetingFacts,
  name: string,
): Promise<OfDelegation> {
  const rows = await stage.get(DelegationQueries).list(meeting.id);
  const id = rows.find((row) => row.name === name)?.id ?? '';
  const found = await delegationPolicy.locate(
    { slug: meeting.slug, delegationId: id },
    stage.reads,
    organizerless,
  );
  if (!found) throw new Error(`no delegation ${name}`);
  return found;
}

const organizerless = {
  accountId: null,
  name: '',
  admin: false,
  mayCreateMeetings: false,
  roles: [],
  once: null,
};

/** Names people in every delegation and leaves them in every state. */
export async function register(stage: DemoStage, secretariat: Actor, meeting: MeetingFacts): Promise<void> {
  const rows = await stage.get(DelegationQueries).list(meeting.id);
  // Delegations do not share seats: their people are named side by side, and the writes share commits.
  await Promise.all(rows.map((row, i) => registerOne(stage, secretariat, meeting, row.id, row.name, i)));
}

async function registerOne(
  stage: DemoStage,
  secretariat: Actor,
  meeting: MeetingFacts,
  delegationId: string,
  name: string,
  i: number,
): Promise<void> {
  // The last two bodies show an answer without names, and no answer.
  if (name === 'Universitas Contoh') return;
  if (name === 'Jaringan Pendamping Contoh') {
    await stage
      .get(Delegations)
      .respond(secretariat, delegationId, 'not_coming', 'Bersamaan dengan kegiatan lain (contoh)');
    return;
  }
  const here = await delegationPolicy.locate({ slug: meeting.slug, delegationId }, stage.reads, secretariat);
  const seats = await stage.get(DelegationQueries).seats(delegationId);
  const registrations = stage.get(Registrations);
  const places = seats.flatMap((row) => Array.from({ length: row.seats }, () => row.category_id));
  // Nusa Tenggara Timur keeps a free seat, so that nominating can be tried.
  const oneFree = i % 4 === 3 || name === 'Nusa Tenggara Timur';
  const wanted = i % 9 === 4 ? 3 : places.length - (oneFree ? 1 : 0);
  for (const [n, categoryId] of places.slice(0, wanted).entries()) {
    const details = person(i * 11 + n, n < 2 ? `Dinas terkait ${name}` : `Lembaga masyarakat ${name}`);
    if (!here) continue;
    const { id } = await registrations.nominate(secretariat, here, { ...details, categoryId });
    await settle(stage, secretariat, meeting, id, n === 0 ? 0 : i * 5 + n);
  }
}

/** Most are verified; some wait, are returned, rejected or taken back. */
async function settle(
  stage: DemoStage,
  secretariat: Actor,
  meeting: MeetingFacts,
  id: string,
  n: number,
): Promise<void> {
  const here = await registrationPolicy.locate(
    { slug: meeting.slug, registrationId: id },
    stage.reads,
    secretariat,
  );
  if (!here) return;
  const registrations = stage.get(Registrations);
  const decide = (decision: 'verify' | 'return' | 'reject', reason: string | null) =>
    registrations.decide(secretariat, here, { decision, reason, version: null });
  if (n % 13 === 7) await decide('return', 'Surat tugas belum bertanda tangan (contoh)');
  else if (n % 29 === 11) await decide('reject', 'Sudah terdaftar pada delegasi lain (contoh)');
  else if (n % 31 === 12) await registrations.withdraw(secretariat, here, 'Berhalangan (contoh)');
  else if (n % 6 !== 5) await decide('verify', null);
}
