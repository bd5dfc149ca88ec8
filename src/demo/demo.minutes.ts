import { MinutesApprovals } from '../minutes/editions/approvals.service.js';
import type { OutcomeKind } from '../minutes/minutes-point.entity.js';
import { minutesPolicy, type OfMinutes } from '../minutes/minutes.policy.js';
import { MinutesWriting } from '../minutes/minutes.service.js';
import type { LocalDate } from '../kernel/time.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import type { SessionIds } from './demo.agenda.js';
import type { Crew } from './demo.cast.js';
import type { DemoStage } from './demo.stage.js';

interface Notula {
  readonly key: keyof SessionIds;
  readonly opening: string;
  readonly discussion: readonly (readonly [speaker: string, office: string, text: string])[];
  readonly decisions: readonly (readonly [kind: OutcomeKind, text: string])[];
  readonly followUps: readonly (readonly [text: string, responsible: string, due: string])[];
  readonly closing: string;
  /** How far it has come. */
  readonly until: 'published' | 'in_review' | 'draft';
}

/** Sample minutes. Only the deputy's two statements are the report's (ANTARA, 15 October 2019); the rest is made up. */
const NOTULA: readonly Notula[] = [
  {
    key: 'policy',
    opening: 'Sidang dibuka oleh pimpinan sidang (contoh).',
    discussion: [
      [
        'Utusan Jawa Timur (contoh)',
        'Dinas terkait Jawa Timur',
        'Peraturan daerah tentang pencegahan sudah ada, tetapi belum ada anggaran pelaksanaannya (contoh).',
      ],
      [
        'Utusan Nusa Tenggara Timur (contoh)',
        'Dinas terkait Nusa Tenggara Timur',
        'Pemeriksaan di pelabuhan dan bandara perlu prosedur yang sama di semua provinsi (contoh).',
      ],
    ],
    decisions: [
      [
        'agreement',
        'Setiap provinsi memperbarui keputusan gugus tugasnya dan menyampaikannya kepada sekretariat (contoh).',
      ],
      [
        'recommendation',
        'Anggaran pelaksanaan pencegahan dimasukkan ke rencana kerja tahun berikutnya (contoh).',
      ],
    ],
    followUps: [
      ['Menyampaikan keputusan gugus tugas yang diperbarui (contoh)', 'Semua provinsi', '2019-12-31'],
    ],
    closing: 'Sidang ditutup pukul 12.00 WITA (contoh).',
    until: 'published',
  },
  {
    key: 'solutions',
    opening: 'Pimpinan sidang membuka sesi dan menyampaikan tata tertib (contoh).',
    discussion: [
      [
        'Vennetia R Danes',
        'Deputi Bidang Perlindungan Hak Perempuan, Kementerian Pemberdayaan Perempuan dan Perlindungan Anak',
        'Penanganan perlu bersama, tidak oleh satu pihak saja; dari hulu sampai hilir perlu sinergi dan harmonisasi seluruh pihak. (ANTARA, 15 Oktober 2019)',
      ],
      [
        'Utusan Jawa Tengah (contoh)',
        'Lembaga masyarakat Jawa Tengah',
        'Relawan desa perlu pegangan yang sama tentang ke mana harus melapor (contoh).',
      ],
    ],
    decisions: [
      ['agreement', 'Satu nomor rujukan pengaduan dipasang di setiap kantor desa dan kelurahan (contoh).'],
      ['directive', 'Gugus tugas provinsi melaporkan perkembangan setiap triwulan (contoh).'],
    ],
    followUps: [['Memasang nomor rujukan di kantor desa (contoh)', 'Semua provinsi', '2020-03-31']],
    closing: 'Sesi ditutup (contoh).',
    until: 'published',
  },
  {
    key: 'modus',
    opening: 'Sidang tertutup dibuka oleh pimpinan sidang (contoh).',
    discussion: [
      [
        'Vennetia R Danes',
        'Deputi Bidang Perlindungan Hak Perempuan, Kementerian Pemberdayaan Perempuan dan Perlindungan Anak',
        'TPPO adalah kejahatan kemanusiaan yang akar masalahnya kompleks dan beragam, dengan modus yang terus berkembang. (ANTARA, 15 Oktober 2019)',
      ],
      [
        'Utusan Kalimantan Barat (contoh)',
        'Dinas terkait Kalimantan Barat',
        'Perekrutan lewat media sosial makin sering dilaporkan (contoh).',
      ],
    ],
    decisions: [
      ['recommendation', 'Pola perekrutan baru dicatat sebagai pola, tanpa identitas korban (contoh).'],
    ],
    followUps: [],
    closing: 'Sidang ditutup (contoh).',
    until: 'in_review',
  },
  {
    key: 'evaluation',
    opening: 'Pimpinan sidang menjelaskan cara penilaian (contoh).',
    discussion: [
      [
        'Utusan Bali (contoh)',
        'Dinas terkait Bali',
        'Sekretariat gugus tugas kami belum memiliki staf tetap (contoh).',
      ],
    ],
    decisions: [],
    followUps: [],
    closing: '',
    until: 'draft',
  },
];

/** Writes the minutes of four sessions: two are published, one is with its chair, one is being written. */
export async function writeMinutes(
  stage: DemoStage,
  team: Crew,
  meeting: MeetingFacts,
  ids: SessionIds,
): Promise<void> {
  for (const notula of NOTULA) {
    const here = await minutesPolicy.locate(
      { slug: meeting.slug, sessionId: ids[notula.key] },
      stage.reads,
      team.minuteTaker,
    );
    if (!here) throw new Error(`no session ${notula.key}`);
    await write(stage, team, here, notula);
    const approvals = stage.get(MinutesApprovals);
    if (notula.until !== 'draft') await approvals.submit(team.minuteTaker, here);
    if (notula.until === 'published') await approvals.approve(team.chair, here, null);
  }
}

async function write(
  stage: DemoStage,
  { minuteTaker }: Crew,
  here: OfMinutes,
  notula: Notula,
): Promise<void> {
  const writing = stage.get(MinutesWriting);
  await writing.open(minuteTaker, here, { participants: null, opening: notula.opening, version: null });
  for (const [speaker, office, text] of notula.discussion) {
    await writing.add(minuteTaker, here, 'discussion', { speaker, office, text });
  }
  for (const [outcomeKind, text] of notula.decisions)
    await writing.add(minuteTaker, here, 'decision', { outcomeKind, text });
  for (const [text, responsible, dueOn] of notula.followUps) {
    await writing.add(minuteTaker, here, 'follow_up', { text, responsible, dueOn: dueOn as LocalDate });
  }
  if (notula.closing) await writing.close(minuteTaker, here, { closing: notula.closing, version: null });
}
