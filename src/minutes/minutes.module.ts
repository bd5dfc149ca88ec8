import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { registerWords } from '../i18n/translator.js';
import { holds } from '../kernel/actor.js';
import { MeetingFrames } from '../meetings/meeting-frames.js';
import { Workplaces } from '../meetings/workplaces.js';
import { ApprovalsController } from './approvals.controller.js';
import { MinutesApprovals } from './editions/approvals.service.js';
import { EditionsApiController, VerificationsApiController } from './editions/editions.api.controller.js';
import { EditionsController } from './editions/editions.controller.js';
import { EditionQueries } from './editions/editions.queries.js';
import { VerificationsController } from './editions/verifications.controller.js';
import { minutes as en } from './locales/en.js';
import { minutes as id } from './locales/id.js';
import { MinutesApiController } from './minutes.api.controller.js';
import { MinutesController, MinutesListController } from './minutes.controller.js';
import { Minutes } from './minutes.entity.js';
import { MinutesEdition } from './minutes-edition.entity.js';
import { MinutesPoint } from './minutes-point.entity.js';
import { MinutesQueries } from './minutes.queries.js';
import { MinutesWriting } from './minutes.service.js';
import { minutesUrls } from './minutes.urls.js';
import { PointsController } from './points.controller.js';
import { ReadingDesk } from './reading-desk.js';
import { WritingDesk } from './writing-desk.js';

registerWords('minutes', { id, en });

/** The notula of sessions: written, approved by the chair, published as editions that never change. */
@Module({
  imports: [TypeOrmModule.forFeature([Minutes, MinutesPoint, MinutesEdition])],
  controllers: [
    MinutesListController,
    MinutesController,
    PointsController,
    ApprovalsController,
    EditionsController,
    VerificationsController,
    MinutesApiController,
    EditionsApiController,
    VerificationsApiController,
  ],
  providers: [MinutesWriting, MinutesApprovals, MinutesQueries, EditionQueries, ReadingDesk, WritingDesk],
  exports: [MinutesWriting, MinutesApprovals, MinutesQueries, EditionQueries],
})
export class MinutesModule {
  constructor(frames: MeetingFrames, workplaces: Workplaces) {
    frames.add({
      order: 40,
      area: 'staff',
      label: 'minutes.tab',
      url: minutesUrls.list,
      covers: (path, meeting) => path.startsWith(minutesUrls.list(meeting)),
      visible: (actor, meeting) =>
        holds(actor, meeting.id, 'organizer', 'secretariat', 'minute_taker', 'chair'),
    });
    frames.add({
      order: 40,
      area: 'public',
      label: 'minutes.publicTab',
      url: minutesUrls.editions,
      covers: (path, meeting) => path.startsWith(minutesUrls.editions(meeting)),
      visible: (_actor, meeting) => ['in_session', 'concluded', 'archived'].includes(meeting.state),
    });
    workplaces.add((held, meeting) =>
      held.role === 'minute_taker' || held.role === 'chair'
        ? { label: 'minutes.workplace', url: minutesUrls.list(meeting) }
        : null,
    );
  }
}
