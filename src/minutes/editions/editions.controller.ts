import { Controller, Get, Param } from '@nestjs/common';
import { Can } from '../../access/can.js';
import { By, Here, In } from '../../access/request.js';
import { dateTime, longDate, zonedTime } from '../../i18n/formats.js';
import { type Language, translator } from '../../i18n/translator.js';
import type { Actor } from '../../kernel/actor.js';
import { dateIn } from '../../kernel/time.js';
import type { OfMeeting } from '../../meetings/meeting-facts.js';
import { meetingPolicy } from '../../meetings/meetings.policy.js';
import { Files } from '../../web/files.js';
import { type Download, Page } from '../../web/page.js';
import { documentView, proofView } from '../document.pages.js';
import { editionPolicy, type OfEdition } from '../minutes.policy.js';
import { EDITIONS, minutesUrls } from '../minutes.urls.js';
import { spacedCode } from './document.js';
import { EditionQueries } from './editions.queries.js';

/** Published minutes, for those who may read them. */
@Controller(EDITIONS)
export class EditionsController {
  constructor(
    private readonly editions: EditionQueries,
    private readonly files: Files,
  ) {}

  @Get()
  @Can(meetingPolicy, 'view')
  async list(@By() actor: Actor, @Here() here: OfMeeting, @In() language: Language): Promise<Page> {
    const t = translator(language);
    const zone = here.meeting.timeZone;
    const listed = await this.editions.listed(actor, here);
    return new Page('minutes/editions', {
      title: t('minutes.edition.list'),
      listed: listed.map(({ sessionId, number, title, startsAt, publishedAt }) => ({
        session: title,
        url: minutesUrls.newest(here.meeting, sessionId),
        pdfUrl: minutesUrls.pdf(here.meeting, sessionId, number),
        when: startsAt
          ? `${longDate(dateIn(startsAt, zone), language)}, ${zonedTime(startsAt, zone, language)}`
          : '—',
        edition: t('minutes.list.edition', { n: number }),
        published: dateTime(publishedAt, zone, language),
      })),
    });
  }

  @Get(':sessionId')
  @Can(editionPolicy, 'read')
  newest(@Here() here: OfEdition, @In() language: Language): Promise<Page> {
    return this.page(here, language);
  }

  /** An edition as a page, or as the file that was approved ("2.pdf"). */
  @Get(':sessionId/edisi/:number')
  @Can(editionPolicy, 'read')
  async show(
    @Here() here: OfEdition,
    @Param('number') asked: string,
    @In() language: Language,
  ): Promise<Page | Download> {
    if (!asked.endsWith('.pdf')) return this.page(here, language);
    return this.files.download((await this.editions.byId(here.editionId)).pdfFileId, true);
  }

  private async page({ meeting, session, editionId }: OfEdition, language: Language): Promise<Page> {
    const t = translator(language);
    const edition = await this.editions.byId(editionId);
    const all = await this.editions.ofSession(session.id);
    const newest = all[0]?.number ?? edition.number;
    return new Page('minutes/edition', {
      title: edition.snapshot.session.title,
      crumbs: [
        { text: t('minutes.edition.list'), url: minutesUrls.editions(meeting) },
        { text: edition.snapshot.session.title, url: null },
      ],
      number: edition.number,
      document: documentView(edition.snapshot, language),
      proof: proofView(edition.snapshot, language),
      code: spacedCode(edition.code),
      sha256: edition.sha256,
      verifyUrl: minutesUrls.verified(edition.code),
      pdfUrl: minutesUrls.pdf(meeting, session.id, edition.number),
      superseded: newest > edition.number,
      newest,
      newestUrl: minutesUrls.newest(meeting, session.id),
      versions: all.map(({ number, publishedAt }) => ({
        text: t('minutes.list.edition', { n: number }),
        url: minutesUrls.edition(meeting, session.id, number),
        when: dateTime(publishedAt, meeting.timeZone, language),
        current: number === edition.number,
      })),
    });
  }
}
