import { AgendaService } from '../agenda/agenda.service.js';
import { agendaPolicy, type OfAgenda, sessionPolicy } from '../agenda/agenda.policy.js';
import type { SessionInput } from '../agenda/agenda.forms.js';
import { PublicationsService } from '../agenda/published/publications.service.js';
import type { LocalTime } from '../kernel/time.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import type { Crew } from './demo.cast.js';
import { type Planned, ROOMS, SESSIONS } from './demo.programme.js';
import type { DemoStage } from './demo.stage.js';

/** The sessions that the sample's minutes speak of. */
export type SessionIds = Record<NonNullable<Planned['key']>, string>;

/** Plans the three days, publishes them, and revises them once: version 2 marks what changed. */
export async function planAgenda(stage: DemoStage, team: Crew, meeting: MeetingFacts): Promise<SessionIds> {
  const agenda = stage.get(AgendaService);
  const rooms: string[] = [];
  for (const [i, room] of ROOMS.entries()) {
    rooms.push(
      await agenda.addRoom(team.organizer, await located(stage, meeting, team), {
        ...room,
        position: i + 1,
        version: null,
      }),
    );
  }
  const ids = {} as SessionIds;
  for (const planned of SESSIONS) {
    const id = await agenda.plan(
      team.organizer,
      await located(stage, meeting, team),
      inputOf(planned, rooms, team),
    );
    if (planned.key) ids[planned.key] = id;
  }
  await publish(stage, team, meeting, 'Susunan acara pertama (contoh)');
  stage.at('2019-10-14', '16:40');
  await postponeModus(stage, team, meeting, ids.modus, rooms);
  await publish(stage, team, meeting, 'Komisi B mundur 15 menit (contoh)');
  return ids;
}

async function postponeModus(
  stage: DemoStage,
  team: Crew,
  meeting: MeetingFacts,
  session: string,
  rooms: readonly string[],
): Promise<void> {
  const planned = SESSIONS.find(({ key }) => key === 'modus');
  const here = await sessionPolicy.locate({ slug: meeting.slug, session }, stage.reads, team.organizer);
  if (!planned || !here) return;
  const later = { ...planned, from: '10:30' };
  await stage.get(AgendaService).revise(team.organizer, here, inputOf(later, rooms, team));
}

const publish = async (stage: DemoStage, team: Crew, meeting: MeetingFacts, note: string) =>
  stage
    .get(PublicationsService)
    .publish(team.organizer, await located(stage, meeting, team), { note, seen: null });

async function located(stage: DemoStage, { slug }: MeetingFacts, team: Crew): Promise<OfAgenda> {
  const found = await agendaPolicy.locate({ slug }, stage.reads, team.organizer);
  if (!found) throw new Error(`no meeting ${slug}`);
  return found;
}

function inputOf(planned: Planned, rooms: readonly string[], team: Crew): SessionInput {
  const spoken = !['registration', 'coffee_break', 'ishoma'].includes(planned.kind);
  const officer = (role: 'chair' | 'minute_taker', { name, accountId }: Crew['chair']) => ({
    role,
    name,
    position: null,
    institution: null,
    accountId,
  });
  return {
    details: {
      kind: planned.kind,
      title: planned.title,
      titleEn: planned.titleEn,
      day: planned.day,
      starts: planned.from as LocalTime,
      ends: planned.to as LocalTime,
      roomId: planned.room === null ? null : (rooms[planned.room] ?? null),
      access: planned.access ?? 'open',
      audience: planned.audience ?? null,
      description: null,
    },
    people: [
      ...(planned.key ? [officer('chair', team.chair), officer('minute_taker', team.minuteTaker)] : []),
      ...(planned.speaker ? [{ ...planned.speaker, role: 'speaker' as const, accountId: null }] : []),
      ...(spoken && !planned.key && planned.kind === 'commission'
        ? [
            {
              role: 'chair' as const,
              name: `Ketua komisi ${planned.title.startsWith('Komisi A') ? 'A' : 'B'} (contoh)`,
              position: null,
              institution: null,
              accountId: null,
            },
          ]
        : []),
    ],
    version: null,
  };
}
