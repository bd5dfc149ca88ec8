import { Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { Can } from '../access/can.js';
import { By, Here } from '../access/request.js';
import type { Actor } from '../kernel/actor.js';
import { NotFound } from '../kernel/errors.js';
import { Json } from '../web/body.js';
import {
  cancellationForm,
  fromBody,
  publicationForm,
  roomForm,
  type RoomInput,
  sessionBody,
} from './agenda.forms.js';
import { agendaPolicy, type OfAgenda, type OfDraftPart, roomPolicy, sessionPolicy } from './agenda.policy.js';
import { AgendaQueries, type DraftSession, type RoomRow } from './agenda.queries.js';
import { AgendaService } from './agenda.service.js';
import { API_AGENDA } from './agenda.urls.js';
import { type Publication, Publications } from './published/publications.queries.js';
import { PublicationsService } from './published/publications.service.js';

/** The agenda as JSON: what is published for everybody, the draft for the committee. */
@Controller(API_AGENDA)
export class AgendaApiController {
  constructor(
    private readonly agenda: AgendaService,
    private readonly queries: AgendaQueries,
    private readonly publications: Publications,
    private readonly publishing: PublicationsService,
  ) {}

  /** The newest published version. */
  @Get()
  @Can(agendaPolicy, 'view')
  async show(@Here() { meeting, newest }: OfAgenda): Promise<Omit<Publication, 'publishedBy'>> {
    const found = newest === null ? null : await this.publications.version(meeting.id, newest);
    if (!found) throw new NotFound();
    const { publishedBy: _, ...publication } = found;
    return publication;
  }

  @Post('publications')
  @Can(agendaPolicy, 'publish')
  async publish(
    @By() actor: Actor,
    @Here() here: OfAgenda,
    @Json(publicationForm) input: z.output<typeof publicationForm>,
  ): Promise<{ number: number }> {
    return { number: await this.publishing.publish(actor, here, input) };
  }

  @Get('draft')
  @Can(agendaPolicy, 'readDraft')
  async draft(@Here() { meeting }: OfAgenda): Promise<{ sessions: DraftSession[]; rooms: RoomRow[] }> {
    return { sessions: await this.queries.draft(meeting.id), rooms: await this.queries.rooms(meeting.id) };
  }

  @Post('draft/sessions')
  @Can(agendaPolicy, 'edit')
  async plan(
    @By() actor: Actor,
    @Here() here: OfAgenda,
    @Json(sessionBody) input: z.output<typeof sessionBody>,
  ): Promise<{ id: string }> {
    return { id: await this.agenda.plan(actor, here, fromBody(input)) };
  }

  @Get('draft/sessions/:session')
  @Can(sessionPolicy, 'edit')
  async session(@Here() { meeting, id }: OfDraftPart): Promise<DraftSession> {
    const session = await this.queries.draftSession(meeting.id, id);
    if (!session) throw new NotFound();
    return session;
  }

  /** Replaces the whole session, its people too. */
  @Put('draft/sessions/:session')
  @Can(sessionPolicy, 'edit')
  @HttpCode(204)
  revise(
    @By() actor: Actor,
    @Here() here: OfDraftPart,
    @Json(sessionBody) input: z.output<typeof sessionBody>,
  ): Promise<void> {
    return this.agenda.revise(actor, here, fromBody(input));
  }

  /** Takes out a session that was never published. */
  @Delete('draft/sessions/:session')
  @Can(sessionPolicy, 'edit')
  @HttpCode(204)
  remove(@By() actor: Actor, @Here() here: OfDraftPart): Promise<void> {
    return this.agenda.remove(actor, here, null);
  }

  @Post('draft/sessions/:session/cancellation')
  @Can(sessionPolicy, 'edit')
  @HttpCode(204)
  cancel(
    @By() actor: Actor,
    @Here() here: OfDraftPart,
    @Json(cancellationForm) input: z.output<typeof cancellationForm>,
  ): Promise<void> {
    return this.agenda.cancel(actor, here, input);
  }

  @Post('draft/sessions/:session/restoration')
  @Can(sessionPolicy, 'edit')
  @HttpCode(204)
  restore(@By() actor: Actor, @Here() here: OfDraftPart): Promise<void> {
    return this.agenda.restore(actor, here);
  }

  @Post('draft/rooms')
  @Can(agendaPolicy, 'edit')
  async addRoom(
    @By() actor: Actor,
    @Here() here: OfAgenda,
    @Json(roomForm) input: RoomInput,
  ): Promise<{ id: string }> {
    return { id: await this.agenda.addRoom(actor, here, input) };
  }

  @Put('draft/rooms/:room')
  @Can(roomPolicy, 'edit')
  @HttpCode(204)
  changeRoom(@By() actor: Actor, @Here() here: OfDraftPart, @Json(roomForm) input: RoomInput): Promise<void> {
    return this.agenda.changeRoom(actor, here, input);
  }

  @Delete('draft/rooms/:room')
  @Can(roomPolicy, 'edit')
  @HttpCode(204)
  removeRoom(@By() actor: Actor, @Here() here: OfDraftPart): Promise<void> {
    return this.agenda.removeRoom(actor, here);
  }
}
