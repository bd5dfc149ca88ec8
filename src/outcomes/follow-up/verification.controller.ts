import { Controller, Get, Post } from '@nestjs/common';
import { Can } from '../../access/can.js';
import { By, Here, In } from '../../access/request.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { dateIn } from '../../kernel/time.js';
import { type Language, translator } from '../../i18n/translator.js';
import { Form, Sent, Submission } from '../../web/form.js';
import { Page, SeeOther } from '../../web/page.js';
import { cancellationForm, planForm, REPORT_DECISIONS, verificationForm } from '../outcomes.forms.js';
import { roleOptions } from '../outcomes.pages.js';
import { MANAGE_ASSIGNMENT, outcomeUrls } from '../outcomes.urls.js';
import { AssignmentQueries } from './assignments.queries.js';
import { assignmentModel } from './follow-up.pages.js';
import { followUpPolicy, type OfAssignment } from './follow-up.policy.js';
import { FollowUp } from './follow-up.service.js';

/** The staff's side of one assignment: verify or return, change, cancel. */
@Controller(MANAGE_ASSIGNMENT)
export class VerificationController {
  constructor(
    private readonly followUp: FollowUp,
    private readonly queries: AssignmentQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can(followUpPolicy, 'decide')
  show(@By() actor: Actor, @Here() here: OfAssignment, @In() language: Language): Promise<Page> {
    return this.page(actor, here, null, language);
  }

  @Post()
  @Can(followUpPolicy, 'decide')
  async decide(
    @By() actor: Actor,
    @Here() here: OfAssignment,
    @In() language: Language,
    @Sent(verificationForm) sent: Submission<typeof verificationForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<string, Page | SeeOther>(
      async (input) => {
        await this.followUp.decide(actor, here.assignment.id, input);
        return input.decision === 'verify' ? 'outcomes.notices.verified' : 'outcomes.notices.returned';
      },
      (notice) => new SeeOther(outcomeUrls.decide(here.meeting, here.assignment.id), notice),
      (form, status) => this.page(actor, here, form, language, status),
    );
  }

  @Get('ubah')
  @Can(followUpPolicy, 'decide')
  async edit(@Here() here: OfAssignment, @In() language: Language): Promise<Page> {
    const { role, output, indicator, dueOn, version } = await this.read(here);
    return this.planPage(here, new Form(planForm, { role, output, indicator, dueOn, version }), language);
  }

  @Post('ubah')
  @Can(followUpPolicy, 'decide')
  async revise(
    @By() actor: Actor,
    @Here() here: OfAssignment,
    @In() language: Language,
    @Sent(planForm) sent: Submission<typeof planForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.followUp.revise(actor, here.meeting, here.assignment.id, input),
      () => new SeeOther(outcomeUrls.decide(here.meeting, here.assignment.id), 'outcomes.notices.revised'),
      (form, status) => this.planPage(here, form, language, status),
    );
  }

  @Get('pembatalan')
  @Can(followUpPolicy, 'decide')
  async askCancel(@Here() here: OfAssignment, @In() language: Language): Promise<Page> {
    const { version } = await this.read(here);
    return this.cancelPage(here, new Form(cancellationForm, { version }), language);
  }

  @Post('pembatalan')
  @Can(followUpPolicy, 'decide')
  async cancel(
    @By() actor: Actor,
    @Here() here: OfAssignment,
    @In() language: Language,
    @Sent(cancellationForm) sent: Submission<typeof cancellationForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.followUp.cancel(actor, here.assignment.id, input),
      () => new SeeOther(outcomeUrls.decide(here.meeting, here.assignment.id), 'outcomes.notices.cancelled'),
      (form, status) => this.cancelPage(here, form, language, status),
    );
  }

  @Post('lanjutkan')
  @Can(followUpPolicy, 'decide')
  async resume(@By() actor: Actor, @Here() { meeting, assignment }: OfAssignment): Promise<SeeOther> {
    await this.followUp.resume(actor, assignment.id);
    return new SeeOther(outcomeUrls.decide(meeting, assignment.id), 'outcomes.notices.resumed');
  }

  private read({ meeting, assignment }: OfAssignment) {
    return this.queries.one(assignment.id, dateIn(this.clock.now(), meeting.timeZone));
  }

  private async page(
    actor: Actor,
    here: OfAssignment,
    form: Form<typeof verificationForm> | null,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const t = translator(language);
    const row = await this.read(here);
    const reports = await this.queries.reports(row.id);
    const decision = REPORT_DECISIONS.map((verb) => ({
      value: verb,
      text: t(`outcomes.options.${verb}`),
      hint: t(`outcomes.options.${verb}Hint`),
    }));
    const shown = form ?? new Form(verificationForm, { version: row.version });
    const model = {
      ...assignmentModel(here, row, reports, actor, language),
      form: shown.offering({ decision }),
    };
    return new Page('outcomes/verify', model, status);
  }

  private planPage(
    { meeting, delegation, assignment }: OfAssignment,
    form: Form<typeof planForm>,
    language: Language,
    status = 200,
  ): Page {
    const model = {
      title: `${translator(language)('outcomes.assignment.revise')}: ${delegation.name}`,
      form: form.offering(roleOptions(language)),
      backUrl: outcomeUrls.decide(meeting, assignment.id),
    };
    return new Page('outcomes/plan', model, status);
  }

  private cancelPage(
    { meeting, delegation, assignment }: OfAssignment,
    form: Form<typeof cancellationForm>,
    language: Language,
    status = 200,
  ): Page {
    const model = {
      title: `${translator(language)('outcomes.assignment.cancel')}: ${delegation.name}`,
      form,
      backUrl: outcomeUrls.decide(meeting, assignment.id),
    };
    return new Page('outcomes/cancel', model, status);
  }
}
