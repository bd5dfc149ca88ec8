import { Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Can } from '../access/can.js';
import { By, Here } from '../access/request.js';
import type { Actor } from '../kernel/actor.js';
import { Json } from '../web/body.js';
import { sitePolicy } from '../web/site.policy.js';
import type { MeetingFacts, OfMeeting } from './meeting-facts.js';
import { categoryForm, meetingForm, stepForm, teamForm } from './meetings.forms.js';
import { meetingPolicy } from './meetings.policy.js';
import { MeetingQueries } from './meetings.queries.js';
import { Meetings } from './meetings.service.js';
import { API_MEETINGS, meetingUrls } from './meetings.urls.js';

/** Meetings as JSON: the same schemas, services and policies as the pages. */
@Controller(API_MEETINGS)
export class MeetingsApiController {
  constructor(
    private readonly meetings: Meetings,
    private readonly queries: MeetingQueries,
  ) {}

  @Get()
  @Can(sitePolicy, 'read')
  async list(@By() actor: Actor) {
    return { meetings: (await this.queries.listFor(actor)).map(shown) };
  }

  @Post()
  @Can(sitePolicy, 'createMeeting')
  async draft(@By() actor: Actor, @Json(meetingForm) input: z.output<typeof meetingForm>) {
    return this.meetings.draft(actor, input);
  }

  @Get(':slug')
  @Can(meetingPolicy, 'view')
  async show(@Here() { meeting }: OfMeeting) {
    const { theme, about, contact, dress, funding, version } = await this.queries.details(meeting.id);
    const categories = (await this.queries.categories(meeting.id)).map((row) => ({
      id: row.id,
      name: row.name,
      nameEn: row.name_en,
      defaultSeats: row.default_seats,
      selfFunded: Boolean(row.self_funded),
      version: row.version,
    }));
    return { ...shown(meeting), theme, about, contact, dress, funding, version, categories };
  }

  @Patch(':slug')
  @Can(meetingPolicy, 'manage')
  @HttpCode(204)
  async revise(
    @By() actor: Actor,
    @Here() { meeting }: OfMeeting,
    @Json(meetingForm) input: z.output<typeof meetingForm>,
  ): Promise<void> {
    await this.meetings.revise(actor, meeting.id, input);
  }

  @Post(':slug/steps')
  @Can(meetingPolicy, 'manage')
  @HttpCode(204)
  async move(
    @By() actor: Actor,
    @Here() { meeting }: OfMeeting,
    @Json(stepForm) { verb, reason }: z.output<typeof stepForm>,
  ): Promise<void> {
    await this.meetings.move(actor, meeting.id, verb, reason);
  }

  @Post(':slug/categories')
  @Can(meetingPolicy, 'manage')
  async addCategory(
    @By() actor: Actor,
    @Here() { meeting }: OfMeeting,
    @Json(categoryForm) input: z.output<typeof categoryForm>,
  ) {
    return this.meetings.addCategory(actor, meeting.id, input);
  }

  @Get(':slug/team')
  @Can(meetingPolicy, 'manage')
  async team(@Here() { meeting }: OfMeeting) {
    const rows = await this.queries.team(meeting.id);
    return {
      team: rows.map(({ account_id: accountId, name, email, role }) => ({ accountId, name, email, role })),
    };
  }

  @Post(':slug/team')
  @Can(meetingPolicy, 'manage')
  @HttpCode(204)
  async enlist(
    @By() actor: Actor,
    @Here() { meeting }: OfMeeting,
    @Json(teamForm) input: z.output<typeof teamForm>,
  ): Promise<void> {
    await this.meetings.enlist(actor, meeting, input);
  }
}

function shown(meeting: MeetingFacts) {
  const { id, brandColor: _color, logoFileId: _logo, ...facts } = meeting;
  return { id, ...facts, provinceCodeScheme: 'kemendagri', url: meetingUrls.show(meeting) };
}
