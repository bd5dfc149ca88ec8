import { Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Can } from '../access/can.js';
import { By, Here } from '../access/request.js';
import type { Actor } from '../kernel/actor.js';
import type { OfMeeting } from '../meetings/meeting-facts.js';
import { meetingPolicy } from '../meetings/meetings.policy.js';
import { Json } from '../web/body.js';
import { changeForm, decisionForm, withdrawalForm } from './delegations.forms.js';
import { type OfRegistration, registrationPolicy } from './delegations.policy.js';
import { API_REGISTRATIONS } from './delegations.urls.js';
import { filterOf } from './registrations.controller.js';
import { type ListedRegistration, PAGE_SIZE, RegistrationQueries } from './registrations.queries.js';
import { Registrations } from './registrations.service.js';

/** Registrations as JSON. */
@Controller(API_REGISTRATIONS)
export class RegistrationsApiController {
  constructor(
    private readonly registrations: Registrations,
    private readonly queries: RegistrationQueries,
  ) {}

  @Get()
  @Can(meetingPolicy, 'prepare')
  async list(@Here() { meeting }: OfMeeting, @Query() query: Record<string, unknown>) {
    const filter = filterOf(query);
    const { rows, total } = await this.queries.page(meeting.id, filter);
    return { total, page: filter.page, pageSize: PAGE_SIZE, registrations: rows.map(shownRegistration) };
  }

  @Get(':registrationId')
  @Can(registrationPolicy, 'view')
  async show(@Here() here: OfRegistration) {
    const row = await this.queries.one(here.registration.id);
    return {
      ...shownRegistration(row),
      version: row.version,
      categoryId: row.category_id,
      email: row.email,
      phone: row.phone,
      origin: row.origin,
      stateReason: row.state_reason,
      stateAt: row.state_at,
      createdAt: row.created_at,
    };
  }

  @Patch(':registrationId')
  @Can(registrationPolicy, 'change')
  @HttpCode(204)
  async change(
    @By() actor: Actor,
    @Here() here: OfRegistration,
    @Json(changeForm) input: z.output<typeof changeForm>,
  ): Promise<void> {
    await this.registrations.change(actor, here, input);
  }

  @Post(':registrationId/withdrawal')
  @Can(registrationPolicy, 'change')
  @HttpCode(204)
  async withdraw(
    @By() actor: Actor,
    @Here() here: OfRegistration,
    @Json(withdrawalForm) { reason }: z.output<typeof withdrawalForm>,
  ): Promise<void> {
    await this.registrations.withdraw(actor, here, reason);
  }

  @Post(':registrationId/decision')
  @Can(registrationPolicy, 'decide')
  @HttpCode(204)
  async decide(
    @By() actor: Actor,
    @Here() here: OfRegistration,
    @Json(decisionForm) input: z.output<typeof decisionForm>,
  ): Promise<void> {
    await this.registrations.decide(actor, here, input);
  }
}

/** A registration as lists of the API give it. */
export const shownRegistration = (row: ListedRegistration) => ({
  id: row.id,
  reference: row.reference,
  name: row.name,
  sex: row.sex,
  position: row.position,
  institution: row.institution,
  state: row.state,
  delegation: row.delegation,
  category: row.category,
});
