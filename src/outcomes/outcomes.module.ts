import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { delegationOf, isStaff } from '../kernel/actor.js';
import { registerWords } from '../i18n/translator.js';
import { AgendaModule } from '../agenda/agenda.module.js';
import { MeetingFrames } from '../meetings/meeting-frames.js';
import { Workplaces } from '../meetings/workplaces.js';
import { AssignmentsController } from './assignments.controller.js';
import { Assignment } from './follow-up/assignment.entity.js';
import { AssignmentQueries } from './follow-up/assignments.queries.js';
import { Evidence } from './follow-up/evidence.entity.js';
import { FollowUpApiController } from './follow-up/follow-up.api.controller.js';
import { FollowUpController } from './follow-up/follow-up.controller.js';
import { FollowUp } from './follow-up/follow-up.service.js';
import { OurFollowUpController } from './follow-up/our-follow-up.controller.js';
import { ProgressReport } from './follow-up/progress-report.entity.js';
import { ReportsController } from './follow-up/reports.controller.js';
import { VerificationController } from './follow-up/verification.controller.js';
import { outcomes as en } from './locales/en.js';
import { outcomes as id } from './locales/id.js';
import { OutcomeWording } from './outcome-wording.entity.js';
import { Outcome } from './outcome.entity.js';
import { OutcomesApiController } from './outcomes.api.controller.js';
import { OutcomesController } from './outcomes.controller.js';
import { OutcomeHandlers } from './outcomes.handlers.js';
import { OutcomeQueries } from './outcomes.queries.js';
import { Outcomes } from './outcomes.service.js';
import { outcomeUrls } from './outcomes.urls.js';
import { ResultsController } from './results.controller.js';

registerWords('outcomes', { id, en });

/** Outcomes: numbered decisions of published minutes, given to delegations and followed up. */
@Module({
  imports: [
    AgendaModule,
    TypeOrmModule.forFeature([Outcome, OutcomeWording, Assignment, ProgressReport, Evidence]),
  ],
  controllers: [
    ResultsController,
    OutcomesController,
    AssignmentsController,
    FollowUpController,
    VerificationController,
    OurFollowUpController,
    ReportsController,
    OutcomesApiController,
    FollowUpApiController,
  ],
  providers: [Outcomes, OutcomeQueries, OutcomeHandlers, FollowUp, AssignmentQueries],
  exports: [Outcomes, OutcomeQueries, FollowUp, AssignmentQueries],
})
export class OutcomesModule {
  constructor(frames: MeetingFrames, workplaces: Workplaces) {
    frames.add({
      order: 40,
      area: 'public',
      label: 'outcomes.tabs.results',
      url: outcomeUrls.results,
      covers: (path, meeting) => path.startsWith(outcomeUrls.results(meeting)),
      visible: () => true,
    });
    frames.add({
      order: 55,
      area: 'public',
      label: 'outcomes.mine',
      url: (meeting, actor) => outcomeUrls.ours(meeting, delegationOf(actor, meeting.id) ?? ''),
      covers: (path, meeting) =>
        path.startsWith(outcomeUrls.assignment(meeting, '')) || path.endsWith('/tindak-lanjut'),
      visible: (actor, meeting) => delegationOf(actor, meeting.id) !== null,
    });
    frames.add({
      order: 50,
      area: 'staff',
      label: 'outcomes.tabs.manage',
      url: outcomeUrls.manage,
      covers: (path, meeting) => path.startsWith(outcomeUrls.manage(meeting)),
      visible: (actor, meeting) => isStaff(actor, meeting.id),
    });
    frames.add({
      order: 60,
      area: 'staff',
      label: 'outcomes.tabs.followUp',
      url: outcomeUrls.followUp,
      covers: (path, meeting) =>
        path.startsWith(outcomeUrls.followUp(meeting)) || path.startsWith(outcomeUrls.decide(meeting, '')),
      visible: (actor, meeting) => isStaff(actor, meeting.id),
    });
    workplaces.add((held, meeting) =>
      held.delegationId !== null && (held.role === 'coordinator' || held.role === 'delegate')
        ? { label: 'outcomes.mine', url: outcomeUrls.ours(meeting, held.delegationId) }
        : null,
    );
  }
}
