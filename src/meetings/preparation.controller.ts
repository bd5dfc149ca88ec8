import { Controller, Get, Post } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import { Trail } from '../audit/trail.js';
import { ReadSide } from '../database/read-side.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { type Language, translator } from '../i18n/translator.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { timelineOf } from '../web/timeline.js';
import type { OfMeeting } from './meeting-facts.js';
import { stateChip } from './meeting-frames.js';
import { logoForm, meetingForm, stepForm } from './meetings.forms.js';
import { mayManage, meetingOptions, stepOptions } from './meetings.pages.js';
import { meetingPolicy } from './meetings.policy.js';
import { MeetingQueries } from './meetings.queries.js';
import { inputOf, Meetings } from './meetings.service.js';
import { MANAGE, meetingUrls } from './meetings.urls.js';
import { Preparations } from './preparations.js';

/** The organizer's own pages: the task list, the details, the lifecycle. */
@Controller(MANAGE)
export class PreparationController {
  constructor(
    private readonly meetings: Meetings,
    private readonly queries: MeetingQueries,
    private readonly preparations: Preparations,
    private readonly reads: ReadSide,
    private readonly trail: Trail,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can(meetingPolicy, 'prepare')
  async prepare(@By() actor: Actor, @Here() { meeting }: OfMeeting, @In() language: Language): Promise<Page> {
    const t = translator(language);
    const tasks = await this.preparations.of(meeting, this.reads, t);
    return new Page('meetings/prepare', {
      title: t('meetings.prepare.title'),
      lead: t('meetings.prepare.lead', { done: tasks.filter(({ done }) => done).length, all: tasks.length }),
      tasks: tasks.map(({ task, done, about, params }) => ({
        text: t(task.label),
        url: task.url(meeting),
        about: t(about, params),
        state: done
          ? { text: t('meetings.prepare.done'), tone: 'ok' }
          : { text: t('meetings.prepare.todo'), tone: 'wait' },
      })),
      stateNow: stateChip(meeting.state, t),
      statesUrl: mayManage(actor, meeting) ? meetingUrls.states(meeting) : null,
    });
  }

  @Get('keterangan')
  @Can(meetingPolicy, 'manage')
  async edit(@Here() here: OfMeeting, @In() language: Language): Promise<Page> {
    const values = inputOf(await this.queries.details(here.meeting.id));
    return this.detailsPage(here, new Form(meetingForm, values), language);
  }

  @Post('keterangan')
  @Can(meetingPolicy, 'manage')
  async revise(
    @By() actor: Actor,
    @Here() here: OfMeeting,
    @In() language: Language,
    @Sent(meetingForm) sent: Submission<typeof meetingForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.meetings.revise(actor, here.meeting.id, input),
      () => new SeeOther(meetingUrls.prepare(here.meeting), 'meetings.notices.saved'),
      (form, status) => this.detailsPage(here, form, language, status),
    );
  }

  @Post('logo')
  @Can(meetingPolicy, 'manage')
  async setLogo(
    @By() actor: Actor,
    @Here() here: OfMeeting,
    @In() language: Language,
    @Sent(logoForm) sent: Submission<typeof logoForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.meetings.showLogo(actor, here.meeting.id, input.logo),
      () => new SeeOther(meetingUrls.details(here.meeting), 'meetings.notices.logo'),
      async (logo, status) => {
        const values = inputOf(await this.queries.details(here.meeting.id));
        return this.detailsPage(here, new Form(meetingForm, values), language, status, logo);
      },
    );
  }

  @Post('logo/lepas')
  @Can(meetingPolicy, 'manage')
  async removeLogo(@By() actor: Actor, @Here() { meeting }: OfMeeting): Promise<SeeOther> {
    await this.meetings.showLogo(actor, meeting.id, null);
    return new SeeOther(meetingUrls.details(meeting), 'meetings.notices.logo');
  }

  @Get('tahapan')
  @Can(meetingPolicy, 'manage')
  async steps(@Here() here: OfMeeting, @In() language: Language): Promise<Page> {
    return this.stepsPage(here, new Form(stepForm), language);
  }

  @Post('tahapan')
  @Can(meetingPolicy, 'manage')
  async step(
    @By() actor: Actor,
    @Here() here: OfMeeting,
    @In() language: Language,
    @Sent(stepForm) sent: Submission<typeof stepForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      ({ verb, reason }) => this.meetings.move(actor, here.meeting.id, verb, reason),
      () => new SeeOther(meetingUrls.states(here.meeting), 'meetings.notices.moved'),
      (form, status) => this.stepsPage(here, form, language, status),
    );
  }

  private detailsPage(
    { meeting }: OfMeeting,
    form: Form<typeof meetingForm>,
    language: Language,
    status = 200,
    logo: Form<typeof logoForm> = new Form(logoForm),
  ): Page {
    form.offering(meetingOptions(form.values['startsOn'], this.clock.now()));
    return new Page(
      'meetings/details',
      {
        title: translator(language)('meetings.form.editTitle'),
        form,
        logo,
        logoUrl: meeting.logoFileId ? meetingUrls.logo(meeting) : null,
        logoAction: `${meetingUrls.prepare(meeting)}/logo`,
        logoRemoveUrl: `${meetingUrls.prepare(meeting)}/logo/lepas`,
      },
      status,
    );
  }

  private async stepsPage(
    { meeting }: OfMeeting,
    form: Form<typeof stepForm>,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const t = translator(language);
    const options = stepOptions(meeting, language);
    return new Page(
      'meetings/steps',
      {
        title: t('meetings.stepPage.title'),
        form: form.offering({ verb: options }),
        noSteps: options.length === 0,
        stateNow: stateChip(meeting.state, t),
        history: timelineOf(await this.trail.of(meeting.id), 'meetings', meeting.timeZone, language),
      },
      status,
    );
  }
}
