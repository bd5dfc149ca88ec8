import QRCode from 'qrcode';
import { sql } from '../database/sql.js';
import type { LocalDate } from '../kernel/time.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import { FollowUp } from '../outcomes/follow-up/follow-up.service.js';
import { Outcomes } from '../outcomes/outcomes.service.js';
import type { Crew } from './demo.cast.js';
import type { DemoStage } from './demo.stage.js';

const DUES = ['2019-12-31', '2020-03-31', '2020-06-30', '2020-09-30'] as const;

/** Publishes the outcomes, gives them to all provinces, and lets the provinces report in every state. */
export async function followUp(stage: DemoStage, team: Crew, meeting: MeetingFacts): Promise<void> {
  const outcomes = stage.get(Outcomes);
  const rows = await stage.reads.all<{ id: string }>(sql`
    select id from outcome where meeting_id = ${meeting.id} order by created_at, kind, number`);
  stage.at('2019-10-18', '14:00');
  // The last one stays a draft, so that publishing can be tried.
  const published = rows.slice(0, -1).map(({ id }) => id);
  await outcomes.publishAll(team.organizer, meeting.id, published);
  for (const [i, id] of published.slice(0, 2).entries()) {
    await outcomes.assign(team.secretariat, meeting, id, {
      to: 'provinces',
      delegations: [],
      role: 'lead',
      output:
        i === 0
          ? 'Keputusan gugus tugas yang diperbarui (contoh)'
          : 'Rencana kerja dengan anggaran pencegahan (contoh)',
      indicator: i === 0 ? 'Dokumen diterima sekretariat (contoh)' : null,
      dueOn: (DUES[i] ?? DUES[0]) as LocalDate,
    });
  }
  await report(stage, team, published[0] ?? '');
}

async function report(stage: DemoStage, team: Crew, outcomeId: string): Promise<void> {
  const follow = stage.get(FollowUp);
  const rows = await stage.reads.all<{ id: string }>(sql`
    select a.id from assignment a join delegation d on d.id = a.delegation_id
    where a.outcome_id = ${outcomeId} order by d.position`);
  const content = await QRCode.toBuffer('contoh bukti dukung');
  stage.at('2019-12-10', '10:30');
  await Promise.all(
    rows.map(async ({ id }, i) => {
      if (i % 4 === 3) return;
      const done = i % 4 !== 2;
      await follow.report(team.secretariat, id, {
        text: done
          ? 'Keputusan sudah ditetapkan dan disampaikan (contoh).'
          : 'Rancangan keputusan sedang dibahas (contoh).',
        percent: done ? 100 : 40,
        done,
        evidence1: done ? { name: 'bukti-contoh.png', content } : null,
      });
      if (!done || i % 8 === 1) return;
      await follow.decide(
        team.secretariat,
        id,
        i % 8 === 5
          ? { decision: 'return', reason: 'Lampiran belum bertanggal (contoh)', version: null }
          : { decision: 'verify', reason: null, version: null },
      );
    }),
  );
}
