import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Can } from '../access/can.js';
import { By, Here } from '../access/request.js';
import { type Actor, isStaff } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { dateIn } from '../kernel/time.js';
import type { MeetingFacts, OfMeeting } from '../meetings/meeting-facts.js';
import { Json } from '../web/body.js';
import { AssignmentQueries, type ListedAssignment } from './follow-up/assignments.queries.js';
import { apiOutcomeFilter, type Query as Asked } from './outcomes.filters.js';
import { assignForm, publicationForm } from './outcomes.forms.js';
import { type OfOutcome, outcomePolicy, outcomesPolicy } from './outcomes.policy.js';
import { OutcomeQueries, PAGE_SIZE } from './outcomes.queries.js';
import { Outcomes } from './outcomes.service.js';
import { API_OUTCOMES, outcomeUrls } from './outcomes.urls.js';

/** Outcomes as JSON. Whoever is not staff reads the published ones, and of their follow-up the states alone. */
@Controller(API_OUTCOMES)
export class OutcomesApiController {
  constructor(
    private readonly outcomes: Outcomes,
    private readonly queries: OutcomeQueries,
    private readonly assignments: AssignmentQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can(outcomesPolicy, 'read')
  async list(@By() actor: Actor, @Here() { meeting }: OfMeeting, @Query() query: Asked) {
    const asked = apiOutcomeFilter(query);
    const filter = isStaff(actor, meeting.id) ? asked : { ...asked, state: 'published' as const };
    const { rows, total } = await this.queries.page(meeting.id, filter, this.today(meeting));
    return {
      outcomes: rows.map((row) => ({ ...row, url: outcomeUrls.result(meeting, row) })),
      total,
      page: filter.page,
      pageSize: PAGE_SIZE,
    };
  }

  @Get(':outcomeId')
  @Can(outcomePolicy, 'read')
  async show(@By() actor: Actor, @Here() { meeting, outcome }: OfOutcome) {
    const [row, wordings, assignments] = await Promise.all([
      this.queries.one(outcome.id),
      this.queries.wordings(outcome.id),
      this.assignments.ofOutcome(outcome.id, this.today(meeting)),
    ]);
    const staff = isStaff(actor, meeting.id);
    const { stateReason, version, ...facts } = row;
    return {
      ...facts,
      ...(staff ? { stateReason, version } : {}),
      url: outcomeUrls.result(meeting, row),
      wordings,
      assignments: assignments
        .filter(({ state }) => staff || state !== 'cancelled')
        .map((assignment) => shown(assignment, staff)),
    };
  }

  @Post(':outcomeId/publication')
  @Can(outcomePolicy, 'manage')
  @HttpCode(204)
  async move(
    @By() actor: Actor,
    @Here() { outcome }: OfOutcome,
    @Json(publicationForm) input: z.output<typeof publicationForm>,
  ): Promise<void> {
    await this.outcomes.move(actor, outcome.id, input);
  }

  @Post(':outcomeId/assignments')
  @Can(outcomePolicy, 'manage')
  async assign(
    @By() actor: Actor,
    @Here() { meeting, outcome }: OfOutcome,
    @Json(assignForm) input: z.output<typeof assignForm>,
  ) {
    return this.outcomes.assign(actor, meeting, outcome.id, input);
  }

  private today(meeting: MeetingFacts) {
    return dateIn(this.clock.now(), meeting.timeZone);
  }
}

function shown(row: ListedAssignment, staff: boolean) {
  const { delegation, delegationKind, provinceCode, role, dueOn, state } = row;
  return {
    ...(staff ? { id: row.id, percent: row.percent } : {}),
    ...{ delegation, delegationKind, provinceCode, provinceCodeScheme: 'kemendagri' },
    ...{ role, dueOn, state, overdue: Boolean(row.overdue) },
  };
}
