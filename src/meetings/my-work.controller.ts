import { Controller, Get } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, In } from '../access/request.js';
import type { Actor } from '../kernel/actor.js';
import { type Language, translator } from '../i18n/translator.js';
import { Page } from '../web/page.js';
import { sitePolicy } from '../web/site.policy.js';
import { titleOf } from './meeting-frames.js';
import { MeetingQueries } from './meetings.queries.js';
import { meetingUrls } from './meetings.urls.js';
import { Workplaces } from './workplaces.js';

/** "Ruang kerja saya": where somebody's roles lead. */
@Controller('saya')
export class MyWorkController {
  constructor(
    private readonly queries: MeetingQueries,
    private readonly workplaces: Workplaces,
  ) {}

  @Get()
  @Can(sitePolicy, 'signedIn')
  async show(@By() actor: Actor, @In() language: Language): Promise<Page> {
    const t = translator(language);
    const meetings = await this.queries.listFor(actor);
    const mine = meetings
      .map((meeting) => {
        const roles = actor.roles.filter((held) => held.meetingId === meeting.id);
        const places = roles.flatMap((held) => this.workplaces.of(held, meeting));
        return {
          title: titleOf(meeting, language),
          url: meetingUrls.show(meeting),
          roles: [...new Set(roles.map((held) => t(`meetings.roles.${held.role}`)))].join(', '),
          links: [
            ...new Map(places.map((place) => [place.url, { text: t(place.label), url: place.url }])).values(),
          ],
        };
      })
      .filter((meeting) => meeting.roles !== '');
    return new Page('meetings/mine', {
      title: t('meetings.mine.title'),
      mine,
      createUrl: actor.mayCreateMeetings ? meetingUrls.create : null,
      accountsUrl: actor.admin ? '/kelola/akun' : null,
      accountUrl: '/akun',
    });
  }
}
