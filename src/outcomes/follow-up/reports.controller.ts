import { Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../access/can.js';
import { By, Here, In } from '../../access/request.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/errors.js';
import { dateIn } from '../../kernel/time.js';
import type { Language } from '../../i18n/translator.js';
import { Files } from '../../web/files.js';
import { Form, Sent, Submission } from '../../web/form.js';
import { type Download, Page, SeeOther } from '../../web/page.js';
import { reportForm } from '../outcomes.forms.js';
import { ASSIGNMENT, outcomeUrls } from '../outcomes.urls.js';
import { AssignmentQueries } from './assignments.queries.js';
import { assignmentModel } from './follow-up.pages.js';
import { followUpPolicy, type OfAssignment } from './follow-up.policy.js';
import { FollowUp } from './follow-up.service.js';

/** The delegation's side of one assignment: what is asked, its reports, and reporting. */
@Controller(ASSIGNMENT)
export class ReportsController {
  constructor(
    private readonly followUp: FollowUp,
    private readonly queries: AssignmentQueries,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can(followUpPolicy, 'read')
  show(@By() actor: Actor, @Here() here: OfAssignment, @In() language: Language): Promise<Page> {
    return this.page(actor, here, new Form(reportForm), language);
  }

  @Post()
  @Can(followUpPolicy, 'report')
  async report(
    @By() actor: Actor,
    @Here() here: OfAssignment,
    @In() language: Language,
    @Sent(reportForm) sent: Submission<typeof reportForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.followUp.report(actor, here.assignment.id, input),
      () =>
        new SeeOther(outcomeUrls.assignment(here.meeting, here.assignment.id), 'outcomes.notices.reported'),
      (form, status) => this.page(actor, here, form, language, status),
    );
  }

  /** Always an attachment: what somebody uploaded is never shown as a page of ours. */
  @Get('bukti/:evidenceId')
  @Can(followUpPolicy, 'read')
  async evidence(@Here() { assignment }: OfAssignment, @Param('evidenceId') id: string): Promise<Download> {
    const fileId = await this.queries.evidenceFile(assignment.id, id);
    if (!fileId) throw new NotFound();
    return this.files.download(fileId);
  }

  private async page(
    actor: Actor,
    here: OfAssignment,
    form: Form<typeof reportForm>,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const row = await this.queries.one(here.assignment.id, dateIn(this.clock.now(), here.meeting.timeZone));
    const reports = await this.queries.reports(row.id);
    return new Page(
      'outcomes/assignment',
      {
        ...assignmentModel(here, row, reports, actor, language),
        form,
      },
      status,
    );
  }
}
