import type { SessionAccess, SessionKind } from '../agenda/session-kinds.js';

/** The rooms of the sample. */
export const ROOMS = [
  { name: 'Ruang Utama (contoh)', capacity: 400 },
  { name: 'Ruang Sasando (contoh)', capacity: 120 },
  { name: 'Ruang Flobamora (contoh)', capacity: 120 },
  { name: 'Lobi (contoh)', capacity: null },
] as const;

type RoomIndex = 0 | 1 | 2 | 3;

/** A session as the sample plans it. */
export interface Planned {
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
export const SESSIONS: readonly Planned[] = [
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
