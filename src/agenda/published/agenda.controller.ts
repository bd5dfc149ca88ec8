import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Can } from '../../access/can.js';
import { By, Here, In } from '../../access/request.js';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import type { Language } from '../../i18n/translator.js';
import { type Actor, ANONYMOUS } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/errors.js';
import { Chromes } from '../../web/chrome.js';
import { KeptPage, KeptPages } from '../../web/kept-page.js';
import { Page } from '../../web/page.js';
import { Views } from '../../web/views.js';
import { agendaPolicy, type OfAgenda } from '../agenda.policy.js';
import { AGENDA, agendaUrls } from '../agenda.urls.js';
import { agendaPage, changesPage, emptyAgendaPage, sessionPage } from './agenda.pages.js';
import { agendaIcs } from './agenda.ics.js';
import { scheduleJson, scheduleXml } from './agenda.schedule.js';
import type { FeedSource } from './feed.js';
import { stretchOf } from './now-next.js';
import { type Publication, Publications } from './publications.queries.js';

/**
 * The agenda as the public reads it: only ever published versions. For readers who are not signed in the page and
 * the feeds are made once per version, language and stretch of time, and then given from memory.
 */
@Controller()
export class AgendaController {
  constructor(
    private readonly publications: Publications,
    private readonly clock: Clock,
    private readonly kept: KeptPages,
    private readonly views: Views,
    private readonly chromes: Chromes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(AGENDA)
  @Can(agendaPolicy, 'view')
  async show(@By() actor: Actor, @Here() here: OfAgenda, @In() language: Language): Promise<Page | KeptPage> {
    const { meeting, newest } = here;
    if (newest === null) return new Page('agenda/empty', emptyAgendaPage(meeting, language));
    const publication = await this.version(here, newest);
    const now = this.clock.now();
    const model = () => agendaPage({ meeting, publication, language }, newest, now);
    if (actor.accountId !== null) return new Page('agenda/show', model());
    const key = `agenda ${keyOf(here, language)} ${stretchOf(publication.snapshot, now)}`;
    return this.kept.get(key, async () => {
      const chrome = this.chromes.anonymous(language, agendaUrls.show(meeting), here, ANONYMOUS);
      return new KeptPage(this.views.render('agenda/show', { ...model(), chrome }));
    });
  }

  @Get(`${AGENDA}/versi/:number`)
  @Can(agendaPolicy, 'view')
  async old(
    @Here() here: OfAgenda,
    @Param('number') number: string,
    @In() language: Language,
  ): Promise<Page> {
    const publication = await this.version(here, /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 0);
    const view = { meeting: here.meeting, publication, language };
    return new Page('agenda/show', agendaPage(view, here.newest ?? 0, this.clock.now()));
  }

  @Get(`${AGENDA}/perubahan`)
  @Can(agendaPolicy, 'view')
  async changes(@Here() { meeting, newest }: OfAgenda, @In() language: Language): Promise<Page> {
    if (newest === null) return new Page('agenda/empty', emptyAgendaPage(meeting, language));
    const publications = await this.publications.all(meeting.id);
    return new Page('agenda/changes', changesPage(meeting, publications, language));
  }

  @Get(`${AGENDA}/sesi/:session`)
  @Can(agendaPolicy, 'view')
  async session(
    @Here() here: OfAgenda,
    @Param('session') id: string,
    @In() language: Language,
  ): Promise<Page> {
    const publication = await this.version(here, here.newest ?? 0);
    const session = publication.snapshot.sessions.find((one) => one.id === id);
    if (!session) throw new NotFound();
    return new Page('agenda/session', sessionPage(session, { meeting: here.meeting, publication, language }));
  }

  @Get(`${AGENDA}.ics`)
  @Can(agendaPolicy, 'view')
  calendar(@Here() here: OfAgenda, @In() language: Language): Promise<KeptPage> {
    return this.feed(here, language, 'text/calendar; charset=utf-8', agendaIcs);
  }

  @Get(`${AGENDA}.json`)
  @Can(agendaPolicy, 'view')
  json(@Here() here: OfAgenda, @In() language: Language): Promise<KeptPage> {
    return this.feed(here, language, 'application/json; charset=utf-8', scheduleJson);
  }

  @Get(`${AGENDA}.xml`)
  @Can(agendaPolicy, 'view')
  xml(@Here() here: OfAgenda, @In() language: Language): Promise<KeptPage> {
    return this.feed(here, language, 'application/xml; charset=utf-8', scheduleXml);
  }

  private feed(
    here: OfAgenda,
    language: Language,
    mediaType: string,
    write: (source: FeedSource) => string,
  ): Promise<KeptPage> {
    return this.kept.get(`feed ${mediaType} ${keyOf(here, language)}`, async () => {
      const publication = await this.version(here, here.newest ?? 0);
      const { baseUrl } = this.config;
      return new KeptPage(write({ meeting: here.meeting, publication, language, baseUrl }), mediaType);
    });
  }

  private async version({ meeting }: OfAgenda, number: number): Promise<Publication> {
    const publication = await this.publications.version(meeting.id, number);
    if (!publication) throw new NotFound();
    return publication;
  }
}

/** All that the frame and the agenda are made from, as a key: a newer one is another page. */
const keyOf = ({ meeting, meetingVersion, newest }: OfAgenda, language: Language): string =>
  [meeting.id, meetingVersion, meeting.provinces, newest ?? 0, language].join(' ');
