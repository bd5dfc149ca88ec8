import { DelegationQueries } from '../delegations/delegations.queries.js';
import { RegistrationQueries } from '../delegations/registrations.queries.js';
import type { Actor } from '../kernel/actor.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import { delegationNamed } from './demo.delegations.js';
import type { DemoStage } from './demo.stage.js';

/** Somebody to sign in as. */
export interface Part {
  role: string;
  label: string;
  meeting: string | null;
  email: string;
  accountId: string;
}

/** The people who run the sample meeting; they exist before there are delegations. */
export interface Crew {
  admin: Actor;
  organizer: Actor;
  secretariat: Actor;
  minuteTaker: Actor;
  chair: Actor;
}

const mail = (name: string) => `${name}@contoh.example`;

/** Opens the accounts of those who run the meeting. */
export async function crew(stage: DemoStage): Promise<Crew> {
  const one = async (name: string, who: string, grants = {}) =>
    stage.actor(await stage.person(name, mail(who), grants));
  return {
    admin: await one('Admin Sistem (contoh)', 'admin', { admin: true, mayCreateMeetings: true }),
    organizer: await one('Ratna Wijaya (contoh)', 'panitia', { mayCreateMeetings: true }),
    secretariat: await one('Agus Sutrisno (contoh)', 'sekretariat'),
    minuteTaker: await one('Dewi Lestari (contoh)', 'notulis'),
    chair: await one('Dr. Bambang Harahap (contoh)', 'pimpinan'),
  };
}

/** Gives the crew their roles in the meeting; what they hold counts from here on. */
export async function enlist(stage: DemoStage, people: Crew, meeting: MeetingFacts): Promise<Crew> {
  const give = async (actor: Actor, role: 'secretariat' | 'minute_taker' | 'chair') => {
    await stage.role(actor.accountId ?? '', meeting, role);
    return stage.actor({ accountId: actor.accountId ?? '', name: actor.name });
  };
  return {
    ...people,
    secretariat: await give(people.secretariat, 'secretariat'),
    minuteTaker: await give(people.minuteTaker, 'minute_taker'),
    chair: await give(people.chair, 'chair'),
  };
}

/** Coordinators of two provinces and a delegate, so that what one may not see of the other can be tried. */
export async function delegationParts(stage: DemoStage, meeting: MeetingFacts): Promise<Part[]> {
  const parts: Part[] = [];
  for (const [who, province, short] of [
    ['koordinator.ntt', 'Nusa Tenggara Timur', 'NTT'],
    ['koordinator.jatim', 'Jawa Timur', 'Jawa Timur'],
  ] as const) {
    const { delegation } = await delegationNamed(stage, meeting, province);
    const { accountId } = await stage.person(`Koordinator ${short} (contoh)`, mail(who));
    await stage.role(accountId, meeting, 'coordinator', { delegationId: delegation.id });
    parts.push({
      role: 'coordinator',
      label: `Koordinator ${short}`,
      meeting: meeting.slug,
      email: mail(who),
      accountId,
    });
  }
  const ntt = (await stage.get(DelegationQueries).list(meeting.id)).find(
    (row) => row.name === 'Nusa Tenggara Timur',
  );
  const first = (await stage.get(RegistrationQueries).ofDelegation(ntt?.id ?? ''))[0];
  if (ntt && first) {
    const { accountId } = await stage.person(first.name, mail('peserta.ntt'));
    await stage.role(accountId, meeting, 'delegate', { delegationId: ntt.id, registrationId: first.id });
    parts.push({
      role: 'delegate',
      label: 'Peserta NTT',
      meeting: meeting.slug,
      email: mail('peserta.ntt'),
      accountId,
    });
  }
  return parts;
}

/** The crew as people to sign in as. */
export function crewParts(people: Crew, meeting: MeetingFacts): Part[] {
  const part = (role: string, label: string, actor: Actor, who: string): Part => ({
    role,
    label,
    meeting: role === 'admin' ? null : meeting.slug,
    email: mail(who),
    accountId: actor.accountId ?? '',
  });
  return [
    part('organizer', 'Panitia', people.organizer, 'panitia'),
    part('secretariat', 'Sekretariat', people.secretariat, 'sekretariat'),
    part('minute_taker', 'Notulis', people.minuteTaker, 'notulis'),
    part('chair', 'Pimpinan sidang', people.chair, 'pimpinan'),
    part('admin', 'Admin sistem', people.admin, 'admin'),
  ];
}
