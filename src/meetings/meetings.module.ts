import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { sql } from '../database/sql.js';
import { holds, isStaff } from '../kernel/actor.js';
import { registerWords } from '../i18n/translator.js';
import { CategoriesController } from './categories.controller.js';
import { meetings as en } from './locales/en.js';
import { meetings as id } from './locales/id.js';
import { Meeting } from './meeting.entity.js';
import { MeetingFrames } from './meeting-frames.js';
import { MeetingsApiController } from './meetings.api.controller.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingQueries } from './meetings.queries.js';
import { Meetings } from './meetings.service.js';
import { meetingUrls } from './meetings.urls.js';
import { MyWorkController } from './my-work.controller.js';
import { ParticipantCategory } from './participant-category.entity.js';
import { PreparationController } from './preparation.controller.js';
import { Preparations } from './preparations.js';
import { TeamController } from './team.controller.js';
import { Workplaces } from './workplaces.js';

registerWords('meetings', { id, en });

/** Meetings: what a Rakornas is, its lifecycle, its team and the frame of its pages. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Meeting, ParticipantCategory])],
  controllers: [
    MeetingsController,
    MyWorkController,
    PreparationController,
    CategoriesController,
    TeamController,
    MeetingsApiController,
  ],
  providers: [Meetings, MeetingQueries, MeetingFrames, Preparations, Workplaces],
  exports: [MeetingQueries, MeetingFrames, Preparations, Workplaces],
})
export class MeetingsModule {
  constructor(frames: MeetingFrames, preparations: Preparations, workplaces: Workplaces) {
    frames.add({
      order: 10,
      area: 'public',
      label: 'meetings.tabs.overview',
      url: meetingUrls.show,
      visible: () => true,
    });
    frames.add({
      order: 10,
      area: 'staff',
      label: 'meetings.tabs.prepare',
      url: meetingUrls.prepare,
      covers: (path, meeting) =>
        [meetingUrls.prepare, meetingUrls.details, meetingUrls.states].some((url) => path === url(meeting)) ||
        path.startsWith(meetingUrls.categories(meeting)),
      visible: (actor, meeting) => isStaff(actor, meeting.id),
    });
    frames.add({
      order: 90,
      area: 'staff',
      label: 'meetings.tabs.team',
      url: meetingUrls.team,
      visible: (actor, meeting) => holds(actor, meeting.id, 'organizer'),
    });
    workplaces.add((held, meeting) =>
      held.role === 'organizer' || held.role === 'secretariat'
        ? { label: 'meetings.mine.workspace', url: meetingUrls.prepare(meeting) }
        : null,
    );
    prepare(preparations);
  }
}

function prepare(preparations: Preparations): void {
  preparations.add({
    order: 10,
    label: 'meetings.prepare.details',
    url: meetingUrls.details,
    async check(meeting, reads, t) {
      const row = await reads.one<Record<string, string | null>>(sql`
        select theme, venue, dress, funding, contact from meeting where id = ${meeting.id}`);
      const missing = (['theme', 'venue', 'dress', 'funding', 'contact'] as const).filter(
        (name) => !row?.[name],
      );
      return missing.length === 0
        ? { done: true, about: 'meetings.prepare.detailsDone' }
        : {
            done: false,
            about: 'meetings.prepare.detailsTodo',
            params: { missing: missing.map((name) => t(`meetings.fields.${name}`).toLowerCase()).join(', ') },
          };
    },
  });
  preparations.add({
    order: 20,
    label: 'meetings.prepare.team',
    url: meetingUrls.team,
    async check(meeting, reads) {
      const row = await reads.one<{ n: number }>(sql`
        select cast(count(distinct account_id) as integer) as n from meeting_role
        where meeting_id = ${meeting.id} and role not in ('coordinator', 'delegate')`);
      const n = row?.n ?? 0;
      return n > 1
        ? { done: true, about: 'meetings.prepare.teamDone', params: { n } }
        : { done: false, about: 'meetings.prepare.teamTodo' };
    },
  });
  preparations.add({
    order: 30,
    label: 'meetings.prepare.categories',
    url: meetingUrls.categories,
    async check(meeting, reads) {
      const row = await reads.one<{ n: number }>(sql`
        select cast(count(*) as integer) as n from participant_category where meeting_id = ${meeting.id}`);
      const n = row?.n ?? 0;
      return n > 0
        ? { done: true, about: 'meetings.prepare.categoriesDone', params: { n } }
        : { done: false, about: 'meetings.prepare.categoriesTodo' };
    },
  });
  preparations.add({
    order: 60,
    label: 'meetings.prepare.published',
    url: meetingUrls.states,
    check: (meeting) =>
      Promise.resolve(
        meeting.state === 'draft'
          ? { done: false, about: 'meetings.prepare.publishedTodo' }
          : { done: true, about: 'meetings.prepare.publishedDone' },
      ),
  });
}
