import { Controller, Get, Post } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import { NotFound } from '../kernel/errors.js';
import { type Language, translator } from '../i18n/translator.js';
import { Files } from '../web/files.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Download, Page, SeeOther } from '../web/page.js';
import { sitePolicy } from '../web/site.policy.js';
import { brandStyles } from './brand.js';
import type { OfMeeting } from './meeting-facts.js';
import { meetingForm } from './meetings.forms.js';
import { homePage, meetingOptions, showPage } from './meetings.pages.js';
import { meetingPolicy } from './meetings.policy.js';
import { MeetingQueries } from './meetings.queries.js';
import { Meetings } from './meetings.service.js';
import { MEETING, meetingUrls } from './meetings.urls.js';

/** The meetings as everybody sees them, and the making of a new one. */
@Controller()
export class MeetingsController {
  constructor(
    private readonly meetings: Meetings,
    private readonly queries: MeetingQueries,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can(sitePolicy, 'read')
  async home(@By() actor: Actor, @In() language: Language): Promise<Page> {
    const meetings = await this.queries.listFor(actor);
    return new Page('meetings/home', homePage(meetings, actor, language, this.clock.now()));
  }

  @Get('rakornas/baru')
  @Can(sitePolicy, 'createMeeting')
  new(@In() language: Language): Page {
    return this.createPage(new Form(meetingForm, { timeZone: 'Asia/Jakarta' }), language);
  }

  @Post('rakornas/baru')
  @Can(sitePolicy, 'createMeeting')
  async create(
    @By() actor: Actor,
    @In() language: Language,
    @Sent(meetingForm) sent: Submission<typeof meetingForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<{ slug: string }, Page | SeeOther>(
      (input) => this.meetings.draft(actor, input),
      (meeting) => new SeeOther(meetingUrls.prepare(meeting), 'meetings.notices.created'),
      (form, status) => this.createPage(form, language, status),
    );
  }

  @Get(MEETING)
  @Can(meetingPolicy, 'view')
  async show(@By() actor: Actor, @Here() { meeting }: OfMeeting, @In() language: Language): Promise<Page> {
    const details = await this.queries.details(meeting.id);
    return new Page('meetings/show', showPage(meeting, details, actor, language, this.clock.now()));
  }

  @Get(`${MEETING}/logo`)
  @Can(meetingPolicy, 'view')
  async logo(@Here() { meeting }: OfMeeting): Promise<Download> {
    if (!meeting.logoFileId) throw new NotFound();
    return this.files.download(meeting.logoFileId, true);
  }

  @Get(`${MEETING}/:stylesheet(^merek-[0-9a-fA-F]{6}\\.css$)`)
  @Can(meetingPolicy, 'view')
  brand(@Here() { meeting }: OfMeeting): Download {
    if (!meeting.brandColor) throw new NotFound();
    return new Download('merek.css', 'text/css; charset=utf-8', brandStyles(meeting.brandColor), {
      inline: true,
      cache: 'private, max-age=86400',
    });
  }

  private createPage(form: Form<typeof meetingForm>, language: Language, status = 200): Page {
    form.offering(meetingOptions(form.values['startsOn'], this.clock.now()));
    return new Page(
      'meetings/create',
      { title: translator(language)('meetings.form.createTitle'), form },
      status,
    );
  }
}
