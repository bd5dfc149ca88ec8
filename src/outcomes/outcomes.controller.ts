import { Controller, Get, Post, Query } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import { AgendaQueries } from '../agenda/agenda.queries.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { dateIn } from '../kernel/time.js';
import { type Language, translator } from '../i18n/translator.js';
import type { OfMeeting } from '../meetings/meeting-facts.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { AssignmentQueries } from './follow-up/assignments.queries.js';
import { assignmentsModel, progressOf } from './follow-up/follow-up.pages.js';
import { assignmentFilter, outcomeFilter, type Query as Asked } from './outcomes.filters.js';
import { publicationForm, publishAllForm } from './outcomes.forms.js';
import {
  draftOptions,
  listModel,
  outcomeHead,
  outcomeName,
  paragraphs,
  pathRows,
  publicationOptions,
  readableSessions,
  wordingEvents,
} from './outcomes.pages.js';
import { type OfOutcome, outcomePolicy, outcomesPolicy } from './outcomes.policy.js';
import { OutcomeQueries } from './outcomes.queries.js';
import { Outcomes } from './outcomes.service.js';
import { MANAGE_OUTCOMES, outcomeUrls } from './outcomes.urls.js';

/** The staff's outcomes: the list, one outcome with its path and assignments, publication. */
@Controller(MANAGE_OUTCOMES)
export class OutcomesController {
  constructor(
    private readonly outcomes: Outcomes,
    private readonly queries: OutcomeQueries,
    private readonly assignments: AssignmentQueries,
    private readonly agenda: AgendaQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can(outcomesPolicy, 'manage')
  async list(@Here() { meeting }: OfMeeting, @Query() query: Asked, @In() language: Language): Promise<Page> {
    const filter = outcomeFilter(query);
    const today = dateIn(this.clock.now(), meeting.timeZone);
    const [found, figures, sessions] = await Promise.all([
      this.queries.page(meeting.id, filter, today),
      this.queries.figures(meeting.id, today),
      this.queries.sessions(meeting.id),
    ]);
    return new Page('outcomes/list', listModel(meeting, filter, found, figures, sessions, language));
  }

  @Get('terbitkan')
  @Can(outcomesPolicy, 'manage')
  async drafts(@Here() here: OfMeeting, @In() language: Language): Promise<Page> {
    return this.draftsPage(here, new Form(publishAllForm), language);
  }

  @Post('terbitkan')
  @Can(outcomesPolicy, 'manage')
  async publishAll(
    @By() actor: Actor,
    @Here() here: OfMeeting,
    @In() language: Language,
    @Sent(publishAllForm) sent: Submission<typeof publishAllForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<number, Page | SeeOther>(
      (input) => this.outcomes.publishAll(actor, here.meeting.id, input.outcomes),
      () => new SeeOther(outcomeUrls.manage(here.meeting), 'outcomes.notices.published'),
      (form, status) => this.draftsPage(here, form, language, status),
    );
  }

  @Get(':outcomeId')
  @Can(outcomePolicy, 'manage')
  async show(
    @By() actor: Actor,
    @Here() { meeting, outcome }: OfOutcome,
    @Query() query: Asked,
    @In() language: Language,
  ): Promise<Page> {
    const filter = assignmentFilter(query);
    const today = dateIn(this.clock.now(), meeting.timeZone);
    const of = { outcomeId: outcome.id };
    const [row, wordings, found, states, sessions] = await Promise.all([
      this.queries.one(outcome.id),
      this.queries.wordings(outcome.id),
      this.assignments.page(of, filter, today),
      this.assignments.states(of, today),
      this.agenda.sessionsOf(meeting.id),
    ]);
    const readable = readableSessions(sessions, meeting, actor).has(row.sessionId);
    const url = outcomeUrls.manageOne(meeting, row.id);
    return new Page('outcomes/show', {
      ...outcomeHead(meeting, row, language),
      path: pathRows(meeting, row, progressOf(states), readable, '#penugasan', language),
      history: wordingEvents(wordings, meeting, language),
      ...assignmentsModel(url, filter, found, states, ({ id }) => outcomeUrls.decide(meeting, id), language),
    });
  }

  @Get(':outcomeId/publikasi')
  @Can(outcomePolicy, 'manage')
  async publication(@Here() here: OfOutcome, @In() language: Language): Promise<Page> {
    return this.publicationPage(here, new Form(publicationForm), language);
  }

  @Post(':outcomeId/publikasi')
  @Can(outcomePolicy, 'manage')
  async move(
    @By() actor: Actor,
    @Here() here: OfOutcome,
    @In() language: Language,
    @Sent(publicationForm) sent: Submission<typeof publicationForm>,
  ): Promise<Page | SeeOther> {
    const { meeting, outcome } = here;
    return sent.handle<string, Page | SeeOther>(
      async (input) => {
        await this.outcomes.move(actor, outcome.id, input);
        return input.verb === 'publish' ? 'outcomes.notices.published' : 'outcomes.notices.unpublished';
      },
      (notice) => new SeeOther(outcomeUrls.manageOne(meeting, outcome.id), notice),
      (form, status) => this.publicationPage(here, form, language, status),
    );
  }

  private async draftsPage(
    { meeting }: OfMeeting,
    form: Form<typeof publishAllForm>,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const drafts = draftOptions(await this.queries.drafts(meeting.id), language);
    const model = {
      title: translator(language)('outcomes.publishAll.title'),
      form: form.offering({ outcomes: drafts }),
      noDrafts: drafts.length === 0,
      backUrl: outcomeUrls.manage(meeting),
    };
    return new Page('outcomes/publish-all', model, status);
  }

  private async publicationPage(
    { meeting, outcome }: OfOutcome,
    form: Form<typeof publicationForm>,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const t = translator(language);
    const row = await this.queries.one(outcome.id);
    const options = publicationOptions(row, language);
    const shown = form.failed
      ? form
      : new Form(publicationForm, { verb: options[0]?.value, version: row.version });
    const model = {
      title: `${t('outcomes.publication.title')}: ${outcomeName(row, t)}`,
      paragraphs: paragraphs(row.text),
      form: shown.offering({ verb: options }),
      backUrl: outcomeUrls.manageOne(meeting, row.id),
    };
    return new Page('outcomes/publication', model, status);
  }
}
