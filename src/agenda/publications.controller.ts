import { Controller, Get, Post } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import { type Language, translator } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { publicationForm } from './agenda.forms.js';
import { agendaPolicy, type OfAgenda } from './agenda.policy.js';
import { AgendaQueries } from './agenda.queries.js';
import { agendaUrls, DRAFT } from './agenda.urls.js';
import { draftPage } from './draft.pages.js';
import { overlapsOf } from './overlaps.js';
import { changeRows } from './published/change-lines.js';
import { nextVersion } from './published/changes.js';
import { Publications } from './published/publications.queries.js';
import { PublicationsService } from './published/publications.service.js';

/** The draft as a whole, and publishing it. */
@Controller(DRAFT)
export class PublicationsController {
  constructor(
    private readonly queries: AgendaQueries,
    private readonly publications: Publications,
    private readonly service: PublicationsService,
  ) {}

  @Get()
  @Can(agendaPolicy, 'readDraft')
  async draft(@By() actor: Actor, @Here() here: OfAgenda, @In() language: Language): Promise<Page> {
    const { meeting, newest } = here;
    const draft = await this.queries.draft(meeting.id);
    const last = newest === null ? null : await this.publications.version(meeting.id, newest);
    const next = nextVersion(meeting.timeZone, draft, last);
    return new Page('agenda/draft', draftPage(here, actor, draft, next, last, language));
  }

  @Get('terbitkan')
  @Can(agendaPolicy, 'publish')
  preview(@Here() here: OfAgenda, @In() language: Language): Promise<Page> {
    return this.page(here, new Form(publicationForm), language);
  }

  @Post('terbitkan')
  @Can(agendaPolicy, 'publish')
  publish(
    @By() actor: Actor,
    @Here() here: OfAgenda,
    @In() language: Language,
    @Sent(publicationForm) sent: Submission<typeof publicationForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<number, Page | SeeOther>(
      (input) => this.service.publish(actor, here, input),
      () => new SeeOther(agendaUrls.show(here.meeting), 'agenda.notices.published'),
      (form, status) => this.page(here, form, language, status),
    );
  }

  private async page(
    here: OfAgenda,
    form: Form<typeof publicationForm>,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const t = translator(language);
    const { meeting } = here;
    const next = await this.service.preview(here);
    const overlaps = overlapsOf(await this.queries.draft(meeting.id)).length;
    const nothing =
      next.snapshot.sessions.length === 0
        ? t('agenda.publish.empty')
        : next.changes.length === 0
          ? t('agenda.publish.nothing', { number: next.number - 1 })
          : null;
    const model = {
      title: t('agenda.publish.title'),
      lead: t('agenda.publish.lead', { number: next.number }),
      backUrl: agendaUrls.draft(meeting),
      nothing,
      warning: overlaps > 0 ? t('agenda.publish.warnings', { n: overlaps }) : null,
      difference:
        next.number === 1
          ? t('agenda.publish.first')
          : t('agenda.publish.difference', { number: next.number - 1 }),
      changes: changeRows(next.changes, meeting.timeZone, language, t, () => null),
      submitLabel: t('agenda.publish.submit', { number: next.number }),
      seen: next.fingerprint,
      form,
    };
    return new Page('agenda/publish', model, status);
  }
}
