import { Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import type { Actor } from '../kernel/actor.js';
import { NotFound } from '../kernel/errors.js';
import { type Language, translator } from '../i18n/translator.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import type { OfMeeting } from './meeting-facts.js';
import { categoryForm } from './meetings.forms.js';
import { categoryRows } from './meetings.pages.js';
import { meetingPolicy } from './meetings.policy.js';
import { MeetingQueries } from './meetings.queries.js';
import { Meetings } from './meetings.service.js';
import { MANAGE, meetingUrls } from './meetings.urls.js';

/** The participant categories of a meeting. */
@Controller(`${MANAGE}/kategori`)
export class CategoriesController {
  constructor(
    private readonly meetings: Meetings,
    private readonly queries: MeetingQueries,
  ) {}

  @Get()
  @Can(meetingPolicy, 'manage')
  list(@Here() here: OfMeeting, @In() language: Language): Promise<Page> {
    return this.listPage(here, new Form(categoryForm, { defaultSeats: 1 }), language);
  }

  @Post()
  @Can(meetingPolicy, 'manage')
  async add(
    @By() actor: Actor,
    @Here() here: OfMeeting,
    @In() language: Language,
    @Sent(categoryForm) sent: Submission<typeof categoryForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<unknown, Page | SeeOther>(
      (input) => this.meetings.addCategory(actor, here.meeting.id, input),
      () => new SeeOther(meetingUrls.categories(here.meeting), 'meetings.notices.categoryAdded'),
      (form, status) => this.listPage(here, form, language, status),
    );
  }

  @Get(':categoryId')
  @Can(meetingPolicy, 'manage')
  async edit(
    @Here() here: OfMeeting,
    @Param('categoryId') id: string,
    @In() language: Language,
  ): Promise<Page> {
    const row = (await this.queries.categories(here.meeting.id)).find((category) => category.id === id);
    if (!row) throw new NotFound();
    const { name, name_en: nameEn, default_seats: defaultSeats, self_funded: selfFunded, version } = row;
    const values = { name, nameEn, defaultSeats, selfFunded: Boolean(selfFunded), version };
    return this.editPage(here, new Form(categoryForm, values), language);
  }

  @Post(':categoryId')
  @Can(meetingPolicy, 'manage')
  async revise(
    @By() actor: Actor,
    @Here() here: OfMeeting,
    @Param('categoryId') id: string,
    @In() language: Language,
    @Sent(categoryForm) sent: Submission<typeof categoryForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.meetings.reviseCategory(actor, here.meeting.id, id, input),
      () => new SeeOther(meetingUrls.categories(here.meeting), 'meetings.notices.saved'),
      (form, status) => this.editPage(here, form, language, status),
    );
  }

  @Post(':categoryId/hapus')
  @Can(meetingPolicy, 'manage')
  async drop(
    @By() actor: Actor,
    @Here() { meeting }: OfMeeting,
    @Param('categoryId') id: string,
  ): Promise<SeeOther> {
    await this.meetings.dropCategory(actor, meeting.id, id);
    return new SeeOther(meetingUrls.categories(meeting), 'meetings.notices.categoryDropped');
  }

  private async listPage(
    { meeting }: OfMeeting,
    form: Form<typeof categoryForm>,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const categories = categoryRows(await this.queries.categories(meeting.id), meeting, language);
    return new Page(
      'meetings/categories',
      { title: translator(language)('meetings.categories.title'), categories, form },
      status,
    );
  }

  private editPage(
    { meeting }: OfMeeting,
    form: Form<typeof categoryForm>,
    language: Language,
    status = 200,
  ): Page {
    return new Page(
      'meetings/category',
      {
        title: translator(language)('meetings.categories.editTitle'),
        form,
        backUrl: meetingUrls.categories(meeting),
      },
      status,
    );
  }
}
