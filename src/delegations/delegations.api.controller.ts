import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Can } from '../access/can.js';
import { may } from '../access/policy.js';
import { By, Here } from '../access/request.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { Actor } from '../kernel/actor.js';
import type { OfMeeting } from '../meetings/meeting-facts.js';
import { meetingPolicy } from '../meetings/meetings.policy.js';
import { Json } from '../web/body.js';
import {
  bodyForm,
  coordinatorForm,
  nominationForm,
  provincesForm,
  responseForm,
  seatsForm,
} from './delegations.forms.js';
import { standing } from './delegations.pages.js';
import { delegationPolicy, type OfDelegation } from './delegations.policy.js';
import { DelegationQueries } from './delegations.queries.js';
import { Delegations } from './delegations.service.js';
import { API_DELEGATIONS, delegationUrls } from './delegations.urls.js';
import { shownRegistration } from './registrations.api.controller.js';
import { RegistrationQueries } from './registrations.queries.js';
import { Registrations } from './registrations.service.js';

/** Delegations as JSON. */
@Controller(API_DELEGATIONS)
export class DelegationsApiController {
  constructor(
    private readonly delegations: Delegations,
    private readonly registrations: Registrations,
    private readonly queries: DelegationQueries,
    private readonly people: RegistrationQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Can(meetingPolicy, 'prepare')
  async list(@Here() { meeting }: OfMeeting) {
    const rows = await this.queries.list(meeting.id);
    return {
      provinceCodeScheme: 'kemendagri',
      delegations: rows.map((row) => ({
        id: row.id,
        name: row.name,
        kind: row.kind,
        provinceCode: row.province_code,
        response: row.response,
        standing: standing(row),
        seats: row.seats,
        registered: row.registered,
        verified: row.verified,
      })),
    };
  }

  @Post('provinces')
  @Can(meetingPolicy, 'prepare')
  async inviteProvinces(
    @By() actor: Actor,
    @Here() { meeting }: OfMeeting,
    @Json(provincesForm) input: z.output<typeof provincesForm>,
  ) {
    return { invited: await this.delegations.inviteProvinces(actor, meeting, input.provinces) };
  }

  @Post()
  @Can(meetingPolicy, 'prepare')
  async inviteBody(
    @By() actor: Actor,
    @Here() { meeting }: OfMeeting,
    @Json(bodyForm) input: z.output<typeof bodyForm>,
  ) {
    return this.delegations.inviteBody(actor, meeting, input);
  }

  @Get(':delegationId')
  @Can(delegationPolicy, 'view')
  async show(@By() actor: Actor, @Here() here: OfDelegation) {
    const { invitationToken, ...delegation } = here.delegation;
    const [seats, people] = await Promise.all([
      this.queries.seats(delegation.id),
      this.people.ofDelegation(delegation.id),
    ]);
    return {
      ...delegation,
      provinceCodeScheme: 'kemendagri',
      invitationUrl: may(delegationPolicy, 'nominate', actor, here)
        ? this.config.baseUrl + delegationUrls.invitation(invitationToken)
        : null,
      seats: seats.map((row) => ({
        categoryId: row.category_id,
        category: row.name,
        seats: row.seats,
        taken: row.taken,
      })),
      registrations: people.map(shownRegistration),
    };
  }

  @Post(':delegationId/registrations')
  @Can(delegationPolicy, 'nominate')
  async nominate(
    @By() actor: Actor,
    @Here() here: OfDelegation,
    @Json(nominationForm) input: z.output<typeof nominationForm>,
  ) {
    return this.registrations.nominate(actor, here, input);
  }

  @Post(':delegationId/response')
  @Can(delegationPolicy, 'nominate')
  @HttpCode(204)
  async respond(
    @By() actor: Actor,
    @Here() { delegation }: OfDelegation,
    @Json(responseForm) { response, reason }: z.output<typeof responseForm>,
  ): Promise<void> {
    await this.delegations.respond(actor, delegation.id, response, reason);
  }

  @Post(':delegationId/seats')
  @Can(delegationPolicy, 'manage')
  @HttpCode(204)
  async setSeats(
    @By() actor: Actor,
    @Here() { meeting, delegation }: OfDelegation,
    @Json(seatsForm) input: z.output<typeof seatsForm>,
  ): Promise<void> {
    await this.delegations.setSeats(actor, meeting.id, delegation.id, input);
  }

  @Post(':delegationId/coordinators')
  @Can(delegationPolicy, 'manage')
  async appoint(
    @By() actor: Actor,
    @Here() { meeting, delegation }: OfDelegation,
    @Json(coordinatorForm) input: z.output<typeof coordinatorForm>,
  ) {
    return this.delegations.appoint(actor, meeting.id, delegation.id, input);
  }
}
