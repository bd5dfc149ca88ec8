import { Controller, Get, Post } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import type { Actor } from '../kernel/actor.js';
import { type Language, translator } from '../i18n/translator.js';
import type { OfMeeting } from '../meetings/meeting-facts.js';
import { meetingPolicy } from '../meetings/meetings.policy.js';
import { MANAGE } from '../meetings/meetings.urls.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { bodyForm, provincesForm } from './delegations.forms.js';
import { coverageModel, listModel } from './delegations.pages.js';
import { DelegationQueries } from './delegations.queries.js';
import { Delegations } from './delegations.service.js';
import { delegationUrls } from './delegations.urls.js';

/** All delegations of a meeting: who is invited, and how far they have come. */
@Controller(MANAGE)
export class CoverageController {
  constructor(
    private readonly delegations: Delegations,
    private readonly queries: DelegationQueries,
  ) {}

  @Get('cakupan')
  @Can(meetingPolicy, 'prepare')
  async coverage(@Here() { meeting }: OfMeeting, @In() language: Language): Promise<Page> {
    const rows = await this.queries.list(meeting.id);
    return new Page('delegations/coverage', {
      title: translator(language)('delegations.coverage.title'),
      ...coverageModel(rows, meeting, language),
      manageUrl: delegationUrls.manage(meeting),
    });
  }

  @Get('delegasi')
  @Can(meetingPolicy, 'prepare')
  list(@Here() here: OfMeeting, @In() language: Language): Promise<Page> {
    return this.page(here, language);
  }

  @Post('delegasi/provinsi')
  @Can(meetingPolicy, 'prepare')
  async inviteProvinces(
    @By() actor: Actor,
    @Here() here: OfMeeting,
    @In() language: Language,
    @Sent(provincesForm) sent: Submission<typeof provincesForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<unknown, Page | SeeOther>(
      (input) => this.delegations.inviteProvinces(actor, here.meeting, input.provinces),
      () => new SeeOther(delegationUrls.manage(here.meeting), 'delegations.notices.invited'),
      (provinces, status) => this.page(here, language, { provinces }, status),
    );
  }

  @Post('delegasi')
  @Can(meetingPolicy, 'prepare')
  async inviteBody(
    @By() actor: Actor,
    @Here() here: OfMeeting,
    @In() language: Language,
    @Sent(bodyForm) sent: Submission<typeof bodyForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<{ id: string }, Page | SeeOther>(
      (input) => this.delegations.inviteBody(actor, here.meeting, input),
      ({ id }) => new SeeOther(delegationUrls.show(here.meeting, id), 'delegations.notices.invited'),
      (body, status) => this.page(here, language, { body }, status),
    );
  }

  private async page(
    { meeting }: OfMeeting,
    language: Language,
    forms: { provinces?: Form<typeof provincesForm>; body?: Form<typeof bodyForm> } = {},
    status = 200,
  ): Promise<Page> {
    const model = listModel(await this.queries.list(meeting.id), meeting, language);
    const provinces = forms.provinces ?? new Form(provincesForm);
    return new Page(
      'delegations/list',
      {
        title: translator(language)('delegations.list.title'),
        ...model,
        provincesForm: provinces.offering({ provinces: model.missingProvinces }),
        bodyForm: (forms.body ?? new Form(bodyForm)).offering({ kind: model.kindOptions }),
        coverageUrl: delegationUrls.coverage(meeting),
        inviteProvincesUrl: `${delegationUrls.manage(meeting)}/provinsi`,
        inviteBodyUrl: delegationUrls.manage(meeting),
      },
      status,
    );
  }
}
