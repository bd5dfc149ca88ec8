import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Can } from '../../access/can.js';
import { By, Here } from '../../access/request.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { dateIn } from '../../kernel/time.js';
import { Json } from '../../web/body.js';
import { cancellationForm, progressForm, verificationForm } from '../outcomes.forms.js';
import { API_ASSIGNMENTS, outcomeUrls } from '../outcomes.urls.js';
import { AssignmentQueries } from './assignments.queries.js';
import { followUpPolicy, type OfAssignment } from './follow-up.policy.js';
import { FollowUp } from './follow-up.service.js';

/** Assignments and reports as JSON. Files are sent by the page's form; here a report counts those sent before. */
@Controller(`${API_ASSIGNMENTS}/:assignmentId`)
export class FollowUpApiController {
  constructor(
    private readonly followUp: FollowUp,
    private readonly queries: AssignmentQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can(followUpPolicy, 'read')
  async show(@Here() { meeting, assignment }: OfAssignment) {
    const row = await this.queries.one(assignment.id, dateIn(this.clock.now(), meeting.timeZone));
    const reports = await this.queries.reports(assignment.id);
    return {
      ...row,
      overdue: Boolean(row.overdue),
      provinceCodeScheme: 'kemendagri',
      reports: reports.map((report) => ({
        ...report,
        done: Boolean(report.done),
        evidence: report.evidence.map(({ id, name, bytes }) => ({
          ...{ id, name, bytes },
          url: outcomeUrls.evidence(meeting, assignment.id, id),
        })),
      })),
    };
  }

  @Post('reports')
  @Can(followUpPolicy, 'report')
  @HttpCode(204)
  async report(
    @By() actor: Actor,
    @Here() { assignment }: OfAssignment,
    @Json(progressForm) input: z.output<typeof progressForm>,
  ): Promise<void> {
    await this.followUp.report(actor, assignment.id, input);
  }

  @Post('verification')
  @Can(followUpPolicy, 'decide')
  @HttpCode(204)
  async decide(
    @By() actor: Actor,
    @Here() { assignment }: OfAssignment,
    @Json(verificationForm) input: z.output<typeof verificationForm>,
  ): Promise<void> {
    await this.followUp.decide(actor, assignment.id, input);
  }

  @Post('cancellation')
  @Can(followUpPolicy, 'decide')
  @HttpCode(204)
  async cancel(
    @By() actor: Actor,
    @Here() { assignment }: OfAssignment,
    @Json(cancellationForm) input: z.output<typeof cancellationForm>,
  ): Promise<void> {
    await this.followUp.cancel(actor, assignment.id, input);
  }
}
