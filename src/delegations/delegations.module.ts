import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { sql } from '../database/sql.js';
import { delegationOf, isStaff } from '../kernel/actor.js';
import { registerWords } from '../i18n/translator.js';
import { MeetingFrames } from '../meetings/meeting-frames.js';
import { Preparations } from '../meetings/preparations.js';
import { Workplaces } from '../meetings/workplaces.js';
import { CoverageController } from './coverage.controller.js';
import { Delegation } from './delegation.entity.js';
import { DelegationsApiController } from './delegations.api.controller.js';
import { DelegationsController } from './delegations.controller.js';
import { DelegationHandlers } from './delegations.handlers.js';
import { DelegationQueries } from './delegations.queries.js';
import { Delegations } from './delegations.service.js';
import { delegationUrls } from './delegations.urls.js';
import { InvitationController } from './invitation.controller.js';
import { delegations as en } from './locales/en.js';
import { delegations as id } from './locales/id.js';
import { Quota } from './quota.entity.js';
import { Registration } from './registration.entity.js';
import { RegistrationMails } from './registration-mails.js';
import { RegistrationsApiController } from './registrations.api.controller.js';
import { RegistrationsController } from './registrations.controller.js';
import { RegistrationQueries } from './registrations.queries.js';
import { Registrations } from './registrations.service.js';

registerWords('delegations', { id, en });

/** Delegations and registration: who is invited, who comes, who was verified. */
@Module({
  imports: [TypeOrmModule.forFeature([Delegation, Quota, Registration])],
  controllers: [
    CoverageController,
    DelegationsController,
    RegistrationsController,
    InvitationController,
    DelegationsApiController,
    RegistrationsApiController,
  ],
  providers: [
    Delegations,
    DelegationQueries,
    DelegationHandlers,
    Registrations,
    RegistrationQueries,
    RegistrationMails,
  ],
  exports: [Delegations, DelegationQueries, Registrations],
})
export class DelegationsModule {
  constructor(frames: MeetingFrames, preparations: Preparations, workplaces: Workplaces) {
    addTabs(frames);
    workplaces.add((held, meeting) => {
      if (held.role === 'coordinator' && held.delegationId) {
        return { label: 'delegations.work.delegation', url: delegationUrls.show(meeting, held.delegationId) };
      }
      return held.registrationId
        ? {
            label: 'delegations.work.registration',
            url: delegationUrls.registration(meeting, held.registrationId),
          }
        : null;
    });
    preparations.add({
      order: 40,
      label: 'delegations.prepare.delegations',
      url: delegationUrls.manage,
      async check(meeting, reads) {
        const row = await reads.one<{ n: number }>(sql`
          select cast(count(*) as integer) as n from delegation where meeting_id = ${meeting.id}`);
        const n = row?.n ?? 0;
        return n > 0
          ? { done: true, about: 'delegations.prepare.delegationsDone', params: { n } }
          : { done: false, about: 'delegations.prepare.delegationsTodo' };
      },
    });
    preparations.add({
      order: 45,
      label: 'delegations.prepare.coordinators',
      url: delegationUrls.manage,
      async check(meeting, reads) {
        const row = await reads.one<{ n: number; of: number }>(sql`
          select cast(count(distinct d.id) as integer) as "of", cast(count(distinct r.delegation_id) as integer) as n
          from delegation d left join meeting_role r on r.delegation_id = d.id and r.role = 'coordinator'
          where d.meeting_id = ${meeting.id}`);
        const { n, of } = row ?? { n: 0, of: 0 };
        return n > 0
          ? { done: n === of, about: 'delegations.prepare.coordinatorsDone', params: { n, of } }
          : { done: false, about: 'delegations.prepare.coordinatorsTodo' };
      },
    });
  }
}

function addTabs(frames: MeetingFrames): void {
  frames.add({
    order: 50,
    area: 'public',
    label: 'delegations.tabs.ours',
    url: (meeting, actor) => delegationUrls.show(meeting, delegationOf(actor, meeting.id) ?? ''),
    visible: (actor, meeting) => delegationOf(actor, meeting.id) !== null,
  });
  const staff = [
    { order: 20, label: 'delegations.tabs.delegations', url: delegationUrls.manage, pages: 'delegasi' },
    {
      order: 22,
      label: 'delegations.tabs.registrations',
      url: delegationUrls.registrations,
      pages: 'peserta',
    },
    { order: 24, label: 'delegations.tabs.coverage', url: delegationUrls.coverage, pages: null },
  ] as const;
  for (const { pages, ...tab } of staff)
    frames.add({
      ...tab,
      area: 'staff',
      covers: (path, meeting) =>
        path === tab.url(meeting) ||
        (pages !== null && path.startsWith(`/rakornas/${meeting.slug}/${pages}/`)),
      visible: (actor, { id: meeting }) => isStaff(actor, meeting),
    });
}
