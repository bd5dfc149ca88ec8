import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../../access/can.js';
import { Here, In } from '../../access/request.js';
import { Clock } from '../../kernel/clock.js';
import { dateIn } from '../../kernel/time.js';
import { type Language, translator } from '../../i18n/translator.js';
import type { OfMeeting } from '../../meetings/meeting-facts.js';
import { Page } from '../../web/page.js';
import { assignmentFilter, type Query as Asked } from '../outcomes.filters.js';
import { outcomesPolicy } from '../outcomes.policy.js';
import { OutcomeQueries } from '../outcomes.queries.js';
import { MANAGE_FOLLOW_UP, outcomeUrls } from '../outcomes.urls.js';
import { AssignmentQueries } from './assignments.queries.js';
import { assignmentsModel, overviewModel } from './follow-up.pages.js';

/** The staff's overview of the follow-up, and the list of all assignments. */
@Controller(MANAGE_FOLLOW_UP)
export class FollowUpController {
  constructor(
    private readonly outcomes: OutcomeQueries,
    private readonly queries: AssignmentQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can(outcomesPolicy, 'manage')
  async overview(@Here() { meeting }: OfMeeting, @In() language: Language): Promise<Page> {
    const today = dateIn(this.clock.now(), meeting.timeZone);
    const [rows, figures] = await Promise.all([
      this.queries.byDelegation(meeting.id, today),
      this.outcomes.figures(meeting.id, today),
    ]);
    return new Page('outcomes/follow-up', overviewModel(rows, figures, meeting, language));
  }

  @Get('tugas')
  @Can(outcomesPolicy, 'manage')
  async list(@Here() { meeting }: OfMeeting, @Query() query: Asked, @In() language: Language): Promise<Page> {
    const filter = assignmentFilter(query, 'due');
    const today = dateIn(this.clock.now(), meeting.timeZone);
    const of = { meetingId: meeting.id };
    const [found, states] = await Promise.all([
      this.queries.page(of, filter, today),
      this.queries.states(of, today),
    ]);
    return new Page('outcomes/assignments', {
      title: translator(language)('outcomes.assignments.title'),
      backUrl: outcomeUrls.followUp(meeting),
      ...assignmentsModel(
        outcomeUrls.assignments(meeting),
        filter,
        found,
        states,
        ({ id }) => outcomeUrls.decide(meeting, id),
        language,
      ),
    });
  }
}
