import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { sql } from '../database/sql.js';
import { registerWords } from '../i18n/translator.js';
import { holds } from '../kernel/actor.js';
import { MeetingFrames } from '../meetings/meeting-frames.js';
import { Preparations } from '../meetings/preparations.js';
import { AgendaApiController } from './agenda.api.controller.js';
import { AgendaQueries } from './agenda.queries.js';
import { AgendaService } from './agenda.service.js';
import { agendaUrls } from './agenda.urls.js';
import { agenda as en } from './locales/en.js';
import { agenda as id } from './locales/id.js';
import { PublicationsController } from './publications.controller.js';
import { AgendaController } from './published/agenda.controller.js';
import { AgendaVersion } from './published/agenda-version.entity.js';
import { Publications } from './published/publications.queries.js';
import { PublicationsService } from './published/publications.service.js';
import { Room } from './room.entity.js';
import { RoomsController } from './rooms.controller.js';
import { Session } from './session.entity.js';
import { SessionPerson } from './session-person.entity.js';
import { SessionsController } from './sessions.controller.js';

registerWords('agenda', { id, en });

/** The agenda: one working draft, and numbered versions that never change. */
@Module({
  imports: [TypeOrmModule.forFeature([Room, Session, SessionPerson, AgendaVersion])],
  controllers: [
    AgendaController,
    PublicationsController,
    SessionsController,
    RoomsController,
    AgendaApiController,
  ],
  providers: [AgendaQueries, AgendaService, Publications, PublicationsService],
  exports: [AgendaQueries, AgendaService, Publications, PublicationsService],
})
export class AgendaModule {
  constructor(frames: MeetingFrames, preparations: Preparations) {
    frames.add({
      order: 20,
      area: 'public',
      label: 'agenda.tab',
      url: agendaUrls.show,
      covers: (path, meeting) => isBelow(path, agendaUrls.show(meeting)),
      visible: () => true,
    });
    frames.add({
      order: 30,
      area: 'staff',
      label: 'agenda.draft.tab',
      url: agendaUrls.draft,
      covers: (path, meeting) => isBelow(path, agendaUrls.draft(meeting)),
      visible: (actor, meeting) =>
        holds(actor, meeting.id, 'organizer', 'secretariat', 'minute_taker', 'chair'),
    });
    preparations.add({
      order: 50,
      label: 'agenda.tasks.label',
      url: agendaUrls.draft,
      async check(meeting, reads) {
        const found = await reads.one(sql`
          select 1 as one from agenda_version where meeting_id = ${meeting.id} limit 1`);
        return found
          ? { done: true, about: 'agenda.tasks.done' }
          : { done: false, about: 'agenda.tasks.open' };
      },
    });
  }
}

const isBelow = (path: string, url: string): boolean => path === url || path.startsWith(`${url}/`);
