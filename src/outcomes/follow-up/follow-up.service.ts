import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { sql } from '../../database/sql.js';
import { Work } from '../../database/unit-of-work.js';
import type { Actor } from '../../kernel/actor.js';
import { Refused } from '../../kernel/errors.js';
import type { MeetingFacts } from '../../meetings/meeting-facts.js';
import type { Upload } from '../../web/fields.js';
import { Files } from '../../web/files.js';
import type { cancellationForm, planForm, progressForm, verificationForm } from '../outcomes.forms.js';
import { Assignment } from './assignment.entity.js';
import { Evidence } from './evidence.entity.js';
import { ProgressReport } from './progress-report.entity.js';

const KINDS = ['pdf', 'jpeg', 'png'] as const;

/** The three file fields of a report, in order. */
export const EVIDENCE_FIELDS = ['evidence1', 'evidence2', 'evidence3'] as const;
type Files3 = Partial<Record<(typeof EVIDENCE_FIELDS)[number], Upload | null>>;

/** Reporting on assignments, and the secretariat's answers. */
@Injectable()
export class FollowUp {
  constructor(
    private readonly work: Work,
    private readonly files: Files,
  ) {}

  /** Files a report. Done needs evidence, here or in an earlier report. */
  async report(actor: Actor, id: string, input: z.output<typeof progressForm> & Files3): Promise<void> {
    const uploads = EVIDENCE_FIELDS.flatMap((field) => {
      const upload = input[field];
      return upload ? [{ field, upload }] : [];
    });
    await this.work.run(actor, async (tx) => {
      const assignment = await tx.get(Assignment, id);
      const before = await tx.one<{ n: number }>(sql`
        select cast(count(*) as integer) as n from evidence where assignment_id = ${id}`);
      const evidence = (before?.n ?? 0) + uploads.length;
      const number = assignment.report(input.percent, input.done, evidence, tx.now);
      const report = ProgressReport.on(assignment, number, input, actor, tx.now);
      await tx.save(report);
      for (const [i, { field, upload }] of uploads.entries()) {
        await tx.save(Evidence.to(report, await this.files.keep(tx, upload, KINDS, field), i + 1));
      }
      await tx.save(assignment);
    });
  }

  /** Verifies a report of completion, or returns it with a reason; only the report that was read. */
  async decide(actor: Actor, id: string, input: z.output<typeof verificationForm>): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const assignment = await tx.get(Assignment, id);
      assignment.expectVersion(input.version);
      if (input.decision === 'verify') assignment.verify(tx.now);
      else assignment.giveBack(input.reason, tx.now);
      const report = await tx.find(ProgressReport, { assignmentId: id, number: assignment.reports });
      if (!report) throw new Error('a reported assignment without its report');
      const verified = input.decision === 'verify';
      report.answer(verified ? 'verified' : 'returned', input.reason, actor, tx.now);
      await tx.save(report);
      await tx.save(assignment);
    });
  }

  /** Changes what is asked. */
  async revise(
    actor: Actor,
    meeting: MeetingFacts,
    id: string,
    input: z.output<typeof planForm>,
  ): Promise<void> {
    if (input.dueOn < meeting.startsOn) throw new Refused('outcomes.refusals.dueTooEarly', {}, 'dueOn');
    await this.work.run(actor, async (tx) => {
      const assignment = await tx.get(Assignment, id);
      const { role, output, indicator, dueOn } = assignment;
      assignment.expectVersion(input.version, { role, output, indicator, dueOn });
      assignment.revise(input);
      await tx.save(assignment);
    });
  }

  async cancel(actor: Actor, id: string, input: z.output<typeof cancellationForm>): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const assignment = await tx.get(Assignment, id);
      assignment.expectVersion(input.version);
      assignment.cancel(input.reason, tx.now);
      await tx.save(assignment);
    });
  }

  async resume(actor: Actor, id: string): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const assignment = await tx.get(Assignment, id);
      assignment.resume(tx.now);
      await tx.save(assignment);
    });
  }
}
