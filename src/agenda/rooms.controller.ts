import { Controller, Get, Post } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import { type Language, translator } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { NotFound } from '../kernel/errors.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { roomForm } from './agenda.forms.js';
import { agendaPolicy, type OfAgenda, type OfDraftPart, roomPolicy } from './agenda.policy.js';
import { AgendaQueries } from './agenda.queries.js';
import { AgendaService } from './agenda.service.js';
import { agendaUrls, DRAFT } from './agenda.urls.js';
import { roomRows } from './draft.pages.js';

type RoomForm = Form<typeof roomForm>;

/** The rooms of a meeting. */
@Controller(`${DRAFT}/ruang`)
export class RoomsController {
  constructor(
    private readonly agenda: AgendaService,
    private readonly queries: AgendaQueries,
  ) {}

  @Get()
  @Can(agendaPolicy, 'edit')
  list(@Here() here: OfAgenda, @In() language: Language): Promise<Page> {
    return this.listPage(here, new Form(roomForm), language);
  }

  @Post()
  @Can(agendaPolicy, 'edit')
  add(
    @By() actor: Actor,
    @Here() here: OfAgenda,
    @In() language: Language,
    @Sent(roomForm) sent: Submission<typeof roomForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<unknown, Page | SeeOther>(
      (input) => this.agenda.addRoom(actor, here, input),
      () => new SeeOther(agendaUrls.rooms(here.meeting), 'agenda.notices.roomAdded'),
      (form, status) => this.listPage(here, form, language, status),
    );
  }

  @Get(':room')
  @Can(roomPolicy, 'edit')
  async edit(@Here() here: OfDraftPart, @In() language: Language): Promise<Page> {
    const room = (await this.queries.rooms(here.meeting.id)).find(({ id }) => id === here.id);
    if (!room) throw new NotFound();
    const { name, capacity, position, version } = room;
    return this.editPage(here, new Form(roomForm, { name, capacity, position, version }), language);
  }

  @Post(':room')
  @Can(roomPolicy, 'edit')
  change(
    @By() actor: Actor,
    @Here() here: OfDraftPart,
    @In() language: Language,
    @Sent(roomForm) sent: Submission<typeof roomForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.agenda.changeRoom(actor, here, input),
      () => new SeeOther(agendaUrls.rooms(here.meeting), 'agenda.notices.roomChanged'),
      (form, status) => this.editPage(here, form, language, status),
    );
  }

  @Post(':room/hapus')
  @Can(roomPolicy, 'edit')
  async remove(@By() actor: Actor, @Here() here: OfDraftPart): Promise<SeeOther> {
    await this.agenda.removeRoom(actor, here);
    return new SeeOther(agendaUrls.rooms(here.meeting), 'agenda.notices.roomRemoved');
  }

  private async listPage({ meeting }: OfAgenda, form: RoomForm, language: Language, status = 200) {
    const rooms = roomRows(await this.queries.rooms(meeting.id), meeting, language);
    const title = translator(language)('agenda.rooms.title');
    return new Page('agenda/rooms', { title, rooms, form, backUrl: agendaUrls.draft(meeting) }, status);
  }

  private editPage({ meeting }: OfAgenda, form: RoomForm, language: Language, status = 200): Page {
    const title = translator(language)('agenda.rooms.edit');
    return new Page('agenda/room', { title, form, backUrl: agendaUrls.rooms(meeting) }, status);
  }
}
