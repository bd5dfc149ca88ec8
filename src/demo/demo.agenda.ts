import { AgendaService } from '../agenda/agenda.service.js';
import { agendaPolicy, type OfAgenda, sessionPolicy } from '../agenda/agenda.policy.js';
import type { SessionInput } from '../agenda/agenda.forms.js';
import { PublicationsService } from '../agenda/published/publications.service.js';
import type { SessionAccess, SessionKind } from '../agenda/session-kinds.js';
import type { LocalDate, LocalTime } from '../kernel/time.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import type { Crew } from './demo.cast.js';
import type { DemoStage } from './demo.stage.js';

const ROOMS = [
  { name: 'Ruang Utama (contoh)', capacity: 400 },
  { name: 'Ruang Sasando (contoh)', capacity: 120 },
  { name: 'Ruang Flobamora (contoh)', capacity: 120 },
  { name: 'Lobi (contoh)', capacity: null },
] as const;

type RoomIndex = 0 | 1 | 2 | 3;

interface Planned {
  /** By this name the minutes of the sample find their session. */
  readonly key?: 'policy' | 'evaluation' | 'modus' | 'strategy' | 'solutions';
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly room: RoomIndex | null;
  readonly kind: SessionKind;
  readonly title: string;
  readonly titleEn: string;
  readonly access?: SessionAccess;
  readonly audience?: string;
  readonly speaker?: { name: string; position: string; institution: string };
}

const [TUE, WED, THU] = ['2019-10-15', '2019-10-16', '2019-10-17'] as const;

/** Whom the report of 15 October 2019 quotes. */
const DEPUTY = {
  name: 'Vennetia R Danes',
  position: 'Deputi Bidang Perlindungan Hak Perempuan',
  institution: 'Kementerian Pemberdayaan Perempuan dan Perlindungan Anak',
};

/** Three days. The five topics are the report's; hours, rooms and the rest are a sample of how such days run. */
const SESSIONS: readonly Planned[] = [
  {
    day: TUE,
    from: '08:00',
    to: '09:00',
    room: 3,
    kind: 'registration',
    title: 'Registrasi ulang peserta',
    titleEn: 'Check-in',
  },
  { day: TUE, from: '09:00', to: '10:00', room: 0, kind: 'opening', title: 'Pembukaan', titleEn: 'Opening' },
  {
    day: TUE,
    from: '10:00',
    to: '10:15',
    room: 3,
    kind: 'coffee_break',
    title: 'Rehat kopi',
    titleEn: 'Coffee break',
  },
  {
    key: 'policy',
    day: TUE,
    from: '10:15',
    to: '12:00',
    room: 0,
    kind: 'policy_update',
    speaker: DEPUTY,
    title: 'Berbagi informasi kebijakan dan isu-isu terbaru dalam PP-TPPO',
    titleEn: 'Sharing policy and the newest issues',
  },
  {
    day: TUE,
    from: '12:00',
    to: '13:00',
    room: null,
    kind: 'ishoma',
    title: 'ISHOMA',
    titleEn: 'Rest, prayer, lunch',
  },
  {
    key: 'evaluation',
    day: TUE,
    from: '13:00',
    to: '15:30',
    room: 1,
    kind: 'institutional_evaluation',
    access: 'delegates',
    title: 'Komisi A · Evaluasi kelembagaan Gugus Tugas PP-TPPO',
    titleEn: 'Commission A · Evaluating the task forces',
    audience: '17 delegasi',
  },
  {
    day: TUE,
    from: '13:00',
    to: '15:30',
    room: 2,
    kind: 'commission',
    access: 'delegates',
    title: 'Komisi B · Penanganan dan pemulangan',
    titleEn: 'Commission B · Handling and return',
  },
  {
    day: TUE,
    from: '15:30',
    to: '16:00',
    room: 3,
    kind: 'coffee_break',
    title: 'Rehat kopi',
    titleEn: 'Coffee break',
  },
  {
    day: TUE,
    from: '16:00',
    to: '17:00',
    room: 0,
    kind: 'plenary',
    access: 'delegates',
    title: 'Pleno: laporan hari pertama',
    titleEn: 'Plenary: report of the first day',
  },
  {
    key: 'strategy',
    day: WED,
    from: '08:30',
    to: '10:00',
    room: 0,
    kind: 'strategy',
    access: 'delegates',
    title: 'Langkah strategis pencegahan dan penanganan',
    titleEn: 'Strategic steps of prevention and handling',
  },
  {
    day: WED,
    from: '10:00',
    to: '10:15',
    room: 3,
    kind: 'coffee_break',
    title: 'Rehat kopi',
    titleEn: 'Coffee break',
  },
  {
    day: WED,
    from: '10:15',
    to: '12:00',
    room: 1,
    kind: 'commission',
    access: 'delegates',
    title: 'Komisi A · Pencegahan dari desa',
    titleEn: 'Commission A · Prevention from the village up',
  },
  {
    key: 'modus',
    day: WED,
    from: '10:15',
    to: '12:00',
    room: 2,
    kind: 'modus_review',
    access: 'closed',
    audience: '17 delegasi',
    title: 'Komisi B · Rincian modus-modus TPPO terkini',
    titleEn: 'Commission B · The newest modus in detail',
  },
  {
    day: WED,
    from: '12:00',
    to: '13:00',
    room: null,
    kind: 'ishoma',
    title: 'ISHOMA',
    titleEn: 'Rest, prayer, lunch',
  },
  {
    key: 'solutions',
    day: WED,
    from: '13:00',
    to: '15:00',
    room: 0,
    kind: 'joint_solutions',
    speaker: DEPUTY,
    title: 'Mencari solusi bersama atas berbagai tantangan',
    titleEn: 'Joint solutions to the challenges',
  },
  {
    day: WED,
    from: '15:15',
    to: '17:00',
    room: 1,
    kind: 'drafting',
    access: 'closed',
    title: 'Perumusan',
    titleEn: 'Drafting',
    audience: 'Tim perumus',
  },
  {
    day: THU,
    from: '08:30',
    to: '10:00',
    room: 0,
    kind: 'plenary',
    access: 'delegates',
    title: 'Sidang pleno hasil komisi',
    titleEn: 'Plenary on the commissions’ results',
  },
  {
    day: THU,
    from: '10:15',
    to: '11:00',
    room: 0,
    kind: 'formulation_reading',
    title: 'Pembacaan rumusan hasil',
    titleEn: 'Reading of the formulated outcomes',
  },
  { day: THU, from: '11:00', to: '11:30', room: 0, kind: 'closing', title: 'Penutupan', titleEn: 'Closing' },
];

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
      day: planned.day as LocalDate,
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
