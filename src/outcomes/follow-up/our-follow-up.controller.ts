import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../../access/can.js';
import { Here, In } from '../../access/request.js';
import { delegationPolicy, type OfDelegation } from '../../delegations/delegations.policy.js';
import { Clock } from '../../kernel/clock.js';
import { dateIn } from '../../kernel/time.js';
import { number } from '../../i18n/formats.js';
import { type Language, translator } from '../../i18n/translator.js';
import { Page } from '../../web/page.js';
import { assignmentFilter, type Query as Asked } from '../outcomes.filters.js';
import { DELEGATION_FOLLOW_UP, outcomeUrls } from '../outcomes.urls.js';
import type { AssignmentState } from './assignment.transitions.js';
import { AssignmentQueries } from './assignments.queries.js';
import { assignmentsModel, progressOf } from './follow-up.pages.js';

/** "Tindak lanjut kami": a delegation's own assignments. */
@Controller(DELEGATION_FOLLOW_UP)
export class OurFollowUpController {
  constructor(
    private readonly queries: AssignmentQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can(delegationPolicy, 'view')
  async list(
    @Here() { meeting, delegation }: OfDelegation,
    @Query() query: Asked,
    @In() language: Language,
  ): Promise<Page> {
    const t = translator(language);
    const filter = assignmentFilter(query, 'due');
    const today = dateIn(this.clock.now(), meeting.timeZone);
    const of = { delegationId: delegation.id };
    const [found, states] = await Promise.all([
      this.queries.page(of, filter, today),
      this.queries.states(of, today),
    ]);
    const base = outcomeUrls.ours(meeting, delegation.id);
    const { assigned } = progressOf(states);
    const kpi = (state: AssignmentState | 'overdue', label: string) => ({
      value: number(states.get(state) ?? 0, language),
      of: t('outcomes.ours.ofTasks', { n: number(assigned, language) }),
      label,
      url: null,
    });
    return new Page('outcomes/ours', {
      title: t('outcomes.ours.title'),
      delegationName: delegation.name,
      kpis: [
        kpi('verified', t('outcomes.ours.verified')),
        kpi('reported_done', t('outcomes.ours.waiting')),
        kpi('returned', t('outcomes.ours.returned')),
        kpi('overdue', t('outcomes.ours.overdue')),
      ],
      ...assignmentsModel(
        base,
        filter,
        found,
        states,
        ({ id }) => outcomeUrls.assignment(meeting, id),
        language,
      ),
    });
  }
}
