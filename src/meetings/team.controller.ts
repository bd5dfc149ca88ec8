import { Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import type { Actor } from '../kernel/actor.js';
import { NotFound } from '../kernel/errors.js';
import { type Language, translator } from '../i18n/translator.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import type { OfMeeting } from './meeting-facts.js';
import { TEAM_ROLES, teamForm } from './meetings.forms.js';
import { roleOptions, teamRows } from './meetings.pages.js';
import { meetingPolicy } from './meetings.policy.js';
import { MeetingQueries } from './meetings.queries.js';
import { Meetings } from './meetings.service.js';
import { MANAGE, meetingUrls } from './meetings.urls.js';

/** Who works on the meeting. */
@Controller(`${MANAGE}/tim`)
export class TeamController {
  constructor(
    private readonly meetings: Meetings,
    private readonly queries: MeetingQueries,
  ) {}

  @Get()
  @Can(meetingPolicy, 'manage')
  list(@Here() here: OfMeeting, @In() language: Language): Promise<Page> {
    return this.page(here, new Form(teamForm, { role: 'secretariat' }), language);
  }

  @Post()
  @Can(meetingPolicy, 'manage')
  async enlist(
    @By() actor: Actor,
    @Here() here: OfMeeting,
    @In() language: Language,
    @Sent(teamForm) sent: Submission<typeof teamForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.meetings.enlist(actor, here.meeting, input),
      () => new SeeOther(meetingUrls.team(here.meeting), 'meetings.notices.enlisted'),
      (form, status) => this.page(here, form, language, status),
    );
  }

  @Post(':accountId/:role/lepas')
  @Can(meetingPolicy, 'manage')
  async dismiss(
    @By() actor: Actor,
    @Here() { meeting }: OfMeeting,
    @Param('accountId') accountId: string,
    @Param('role') given: string,
  ): Promise<SeeOther> {
    const role = TEAM_ROLES.find((known) => known === given);
    if (!role) throw new NotFound();
    await this.meetings.dismiss(actor, meeting.id, accountId, role);
    return new SeeOther(meetingUrls.team(meeting), 'meetings.notices.dismissed');
  }

  private async page(
    { meeting }: OfMeeting,
    form: Form<typeof teamForm>,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const team = teamRows(await this.queries.team(meeting.id), meeting, language);
    form.offering({ role: roleOptions(TEAM_ROLES, language) });
    return new Page(
      'meetings/team',
      { title: translator(language)('meetings.team.title'), team, form },
      status,
    );
  }
}
