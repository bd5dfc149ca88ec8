import { Controller, Get, Post, Query } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import type { Actor } from '../kernel/actor.js';
import { type Language, translator } from '../i18n/translator.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { AssignmentQueries } from './follow-up/assignments.queries.js';
import type { Query as Asked } from './outcomes.filters.js';
import { assignForm } from './outcomes.forms.js';
import { assignOptions, outcomeName, paragraphs, suggestionRows } from './outcomes.pages.js';
import { type OfOutcome, outcomePolicy } from './outcomes.policy.js';
import { OutcomeQueries } from './outcomes.queries.js';
import { type Assigned, Outcomes } from './outcomes.service.js';
import { MANAGE_OUTCOMES, outcomeUrls } from './outcomes.urls.js';

/** Giving an outcome to delegations. */
@Controller(`${MANAGE_OUTCOMES}/:outcomeId/penugasan`)
export class AssignmentsController {
  constructor(
    private readonly outcomes: Outcomes,
    private readonly queries: OutcomeQueries,
    private readonly assignments: AssignmentQueries,
  ) {}

  @Get()
  @Can(outcomePolicy, 'manage')
  form(@Here() here: OfOutcome, @Query() query: Asked, @In() language: Language): Promise<Page> {
    return this.page(here, new Form(assignForm), language, query['usul']);
  }

  @Post()
  @Can(outcomePolicy, 'manage')
  async assign(
    @By() actor: Actor,
    @Here() here: OfOutcome,
    @In() language: Language,
    @Sent(assignForm) sent: Submission<typeof assignForm>,
  ): Promise<Page | SeeOther> {
    const { meeting, outcome } = here;
    return sent.handle<Assigned, Page | SeeOther>(
      (input) => this.outcomes.assign(actor, meeting, outcome.id, input),
      ({ added }) =>
        new SeeOther(
          outcomeUrls.manageOne(meeting, outcome.id),
          added > 0 ? 'outcomes.notices.assigned' : 'outcomes.notices.assignedBefore',
        ),
      (form, status) => this.page(here, form, language, null, status),
    );
  }

  /** `taken` is the follow-up point of the minutes whose words and date the form begins with. */
  private async page(
    { meeting, outcome }: OfOutcome,
    form: Form<typeof assignForm>,
    language: Language,
    taken: unknown,
    status = 200,
  ): Promise<Page> {
    const t = translator(language);
    const row = await this.queries.one(outcome.id);
    const [entries, delegations] = await Promise.all([
      this.queries.suggestions(row.editionId),
      this.assignments.assignees(meeting.id, outcome.id),
    ]);
    const entry = entries.find(({ pointId }) => pointId === taken);
    const shown =
      !form.failed && entry ? new Form(assignForm, { output: entry.text, dueOn: entry.dueOn }) : form;
    const model = {
      title: `${t('outcomes.assign.title')}: ${outcomeName(row, t)}`,
      paragraphs: paragraphs(row.text),
      form: shown.offering(assignOptions(delegations, language)),
      formUrl: outcomeUrls.assign(meeting, outcome.id),
      suggestions: suggestionRows(entries, meeting, outcome.id, language),
      backUrl: outcomeUrls.manageOne(meeting, outcome.id),
    };
    return new Page('outcomes/assign', model, status);
  }
}
