import { Controller, Get, Post, Query } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import { type Language, translator } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { NotFound } from '../kernel/errors.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { cancellationForm, fromForm, removalForm, sessionForm, sessionValues } from './agenda.forms.js';
import { agendaPolicy, type OfAgenda, type OfDraftPart, sessionPolicy } from './agenda.policy.js';
import { AgendaQueries, type DraftSession } from './agenda.queries.js';
import { AgendaService } from './agenda.service.js';
import { agendaUrls, DRAFT } from './agenda.urls.js';
import { sessionFormPage, sessionOptions } from './draft.pages.js';
import { sessionTitle } from './session-words.js';

type SessionForm = Form<typeof sessionForm>;

/** The sessions of the working draft. */
@Controller(`${DRAFT}/sesi`)
export class SessionsController {
  constructor(
    private readonly agenda: AgendaService,
    private readonly queries: AgendaQueries,
  ) {}

  @Get('baru')
  @Can(agendaPolicy, 'edit')
  create(@Here() here: OfAgenda, @In() language: Language, @Query('hari') day: unknown): Promise<Page> {
    const values = { day: typeof day === 'string' ? day : here.meeting.startsOn, access: 'open' };
    return this.formPage(here, new Form(sessionForm, values), null, language);
  }

  @Post('baru')
  @Can(agendaPolicy, 'edit')
  plan(
    @By() actor: Actor,
    @Here() here: OfAgenda,
    @In() language: Language,
    @Sent(sessionForm) sent: Submission<typeof sessionForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<unknown, Page | SeeOther>(
      async (input) => this.agenda.plan(actor, here, fromForm(input)),
      () => new SeeOther(agendaUrls.draft(here.meeting), 'agenda.notices.planned'),
      (form, status) => this.formPage(here, form, null, language, status),
    );
  }

  @Get(':session')
  @Can(sessionPolicy, 'edit')
  async edit(@Here() here: OfDraftPart, @In() language: Language): Promise<Page> {
    const session = await this.one(here);
    const form = new Form(sessionForm, sessionValues(session, here.meeting.timeZone));
    return this.formPage(here, form, session, language);
  }

  @Post(':session')
  @Can(sessionPolicy, 'edit')
  revise(
    @By() actor: Actor,
    @Here() here: OfDraftPart,
    @In() language: Language,
    @Sent(sessionForm) sent: Submission<typeof sessionForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      async (input) => this.agenda.revise(actor, here, fromForm(input)),
      () => new SeeOther(agendaUrls.draft(here.meeting), 'agenda.notices.revised'),
      async (form, status) => this.formPage(here, form, await this.one(here), language, status),
    );
  }

  @Get(':session/hapus')
  @Can(sessionPolicy, 'edit')
  async askRemoval(@Here() here: OfDraftPart, @In() language: Language): Promise<Page | SeeOther> {
    if (await this.queries.wasPublished(here.meeting.id, here.id)) {
      return new SeeOther(agendaUrls.cancel(here.meeting, here.id));
    }
    const { version } = await this.one(here);
    return this.farewellPage(here, 'agenda/removal', new Form(removalForm, { version }), language);
  }

  @Post(':session/hapus')
  @Can(sessionPolicy, 'edit')
  remove(
    @By() actor: Actor,
    @Here() here: OfDraftPart,
    @In() language: Language,
    @Sent(removalForm) sent: Submission<typeof removalForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      ({ version }) => this.agenda.remove(actor, here, version),
      () => new SeeOther(agendaUrls.draft(here.meeting), 'agenda.notices.removed'),
      (form, status) => this.farewellPage(here, 'agenda/removal', form, language, status),
    );
  }

  @Get(':session/batalkan')
  @Can(sessionPolicy, 'edit')
  async askCancellation(@Here() here: OfDraftPart, @In() language: Language): Promise<Page> {
    const { version } = await this.one(here);
    return this.farewellPage(here, 'agenda/cancellation', new Form(cancellationForm, { version }), language);
  }

  @Post(':session/batalkan')
  @Can(sessionPolicy, 'edit')
  cancel(
    @By() actor: Actor,
    @Here() here: OfDraftPart,
    @In() language: Language,
    @Sent(cancellationForm) sent: Submission<typeof cancellationForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.agenda.cancel(actor, here, input),
      () => new SeeOther(agendaUrls.draft(here.meeting), 'agenda.notices.cancelled'),
      (form, status) => this.farewellPage(here, 'agenda/cancellation', form, language, status),
    );
  }

  @Post(':session/pulihkan')
  @Can(sessionPolicy, 'edit')
  async restore(@By() actor: Actor, @Here() here: OfDraftPart): Promise<SeeOther> {
    await this.agenda.restore(actor, here);
    return new SeeOther(agendaUrls.edit(here.meeting, here.id), 'agenda.notices.restored');
  }

  private async one({ meeting, id }: OfDraftPart): Promise<DraftSession> {
    const session = await this.queries.draftSession(meeting.id, id);
    if (!session) throw new NotFound();
    return session;
  }

  private async formPage(
    { meeting }: OfAgenda,
    form: SessionForm,
    session: DraftSession | null,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const rooms = await this.queries.rooms(meeting.id);
    const team = await this.queries.team(meeting.id);
    const published = session !== null && (await this.queries.wasPublished(meeting.id, session.id));
    form.offering(sessionOptions(meeting, rooms, team, form, language));
    return new Page(
      'agenda/session-form',
      sessionFormPage(meeting, form, session, published, language),
      status,
    );
  }

  /** Asks once more before a session goes, naming it. */
  private async farewellPage(
    here: OfDraftPart,
    view: 'agenda/removal' | 'agenda/cancellation',
    form: Form<typeof removalForm> | Form<typeof cancellationForm>,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const t = translator(language);
    const title = t(view === 'agenda/removal' ? 'agenda.removal.removeTitle' : 'agenda.removal.cancelTitle');
    const session = sessionTitle(await this.one(here), language);
    return new Page(view, { title, session, keepUrl: agendaUrls.edit(here.meeting, here.id), form }, status);
  }
}
