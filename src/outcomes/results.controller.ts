import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import { AgendaQueries } from '../agenda/agenda.queries.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { dateIn } from '../kernel/time.js';
import { type Language, translator } from '../i18n/translator.js';
import type { OfMeeting } from '../meetings/meeting-facts.js';
import { Page } from '../web/page.js';
import { AssignmentQueries } from './follow-up/assignments.queries.js';
import { publicProgress } from './follow-up/follow-up.pages.js';
import { outcomeFilter, type Query as Asked } from './outcomes.filters.js';
import {
  outcomeName,
  paragraphs,
  pathRows,
  readableSessions,
  resultsModel,
  wordingEvents,
} from './outcomes.pages.js';
import { numberedOutcomePolicy, type OfOutcome, outcomesPolicy } from './outcomes.policy.js';
import { OutcomeQueries } from './outcomes.queries.js';
import { outcomeUrls, RESULTS } from './outcomes.urls.js';

/** What everybody may read: published outcomes and how far they are followed up. */
@Controller(RESULTS)
export class ResultsController {
  constructor(
    private readonly queries: OutcomeQueries,
    private readonly assignments: AssignmentQueries,
    private readonly agenda: AgendaQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can(outcomesPolicy, 'read')
  async list(
    @By() actor: Actor,
    @Here() { meeting }: OfMeeting,
    @Query() query: Asked,
    @In() language: Language,
  ): Promise<Page> {
    const filter = { ...outcomeFilter({ halaman: query['halaman'] }), state: 'published' as const };
    const [found, sessions] = await Promise.all([
      this.queries.page(meeting.id, filter, dateIn(this.clock.now(), meeting.timeZone)),
      this.agenda.sessionsOf(meeting.id),
    ]);
    const readable = readableSessions(sessions, meeting, actor);
    return new Page('outcomes/results', resultsModel(meeting, filter, found, readable, language));
  }

  @Get(':outcome')
  @Can(numberedOutcomePolicy, 'read')
  async show(
    @By() actor: Actor,
    @Here() { meeting, outcome }: OfOutcome,
    @In() language: Language,
  ): Promise<Page> {
    const t = translator(language);
    const [row, wordings, assignments, sessions] = await Promise.all([
      this.queries.one(outcome.id),
      this.queries.wordings(outcome.id),
      this.assignments.ofOutcome(outcome.id, dateIn(this.clock.now(), meeting.timeZone)),
      this.agenda.sessionsOf(meeting.id),
    ]);
    const counted = assignments.filter(({ state }) => state !== 'cancelled');
    const progress = {
      assigned: counted.length,
      verified: counted.filter(({ state }) => state === 'verified').length,
    };
    const readable = readableSessions(sessions, meeting, actor).has(row.sessionId);
    return new Page('outcomes/result', {
      title: outcomeName(row, t),
      paragraphs: paragraphs(row.text),
      withdrawn: row.withdrawnIn === null ? null : t('outcomes.withdrawn', { n: row.withdrawnIn }),
      draft: row.state === 'unpublished' ? t('outcomes.show.notPublished') : null,
      path: pathRows(meeting, row, progress, readable, '#tindak-lanjut', language),
      history: wordingEvents(wordings, meeting, language),
      ...publicProgress(assignments, meeting, language),
      resultsUrl: outcomeUrls.results(meeting),
    });
  }
}
