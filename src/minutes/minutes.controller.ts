import { Controller, Get, Post } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import { type Language, translator } from '../i18n/translator.js';
import { type Actor, isStaff } from '../kernel/actor.js';
import type { OfMeeting } from '../meetings/meeting-facts.js';
import { Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { closingForm, openingForm, submissionForm } from './minutes.forms.js';
import { listRows } from './minutes.pages.js';
import { minutesListPolicy, minutesPolicy, type OfMinutes } from './minutes.policy.js';
import { MinutesQueries } from './minutes.queries.js';
import { MinutesWriting } from './minutes.service.js';
import { minutesUrls, SESSION_WORKSPACE, WORKSPACE } from './minutes.urls.js';
import { WritingDesk } from './writing-desk.js';
import { MinutesApprovals } from './editions/approvals.service.js';

/** The list of a meeting's minutes. */
@Controller(WORKSPACE)
export class MinutesListController {
  constructor(private readonly queries: MinutesQueries) {}

  @Get()
  @Can(minutesListPolicy, 'list')
  async list(@By() actor: Actor, @Here() { meeting }: OfMeeting, @In() language: Language): Promise<Page> {
    const t = translator(language);
    const listed = await this.queries.list(actor, meeting.id);
    const mine = listRows(
      listed.filter((one) => one.mine),
      meeting,
      language,
    );
    const others = listRows(
      listed.filter((one) => !one.mine),
      meeting,
      language,
    );
    return new Page('minutes/list', {
      title: t('minutes.list.title'),
      groups: [
        { key: 'mine', caption: t('minutes.list.mine'), sessions: mine },
        { key: 'others', caption: t(`minutes.list.${mine.length > 0 ? 'others' : 'all'}`), sessions: others },
      ].filter((group) => group.sessions.length > 0),
      summary: isStaff(actor, meeting.id)
        ? t('minutes.list.summary', {
            published: listed.filter((one) => one.editions > 0).length,
            all: listed.length,
          })
        : null,
    });
  }
}

/** Writing the minutes of a session: the page, its opening, its closing, handing it in. */
@Controller(SESSION_WORKSPACE)
export class MinutesController {
  constructor(
    private readonly desk: WritingDesk,
    private readonly writing: MinutesWriting,
    private readonly approvals: MinutesApprovals,
  ) {}

  @Get(['', 'pembukaan', 'penutup', 'pengajuan', 'pembahasan', 'keputusan', 'tindak-lanjut'])
  @Can(minutesPolicy, 'read')
  write(@By() actor: Actor, @Here() here: OfMinutes, @In() language: Language): Promise<Page> {
    return this.desk.write(actor, here, language);
  }

  @Post('pembukaan')
  @Can(minutesPolicy, 'write')
  async open(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @In() language: Language,
    @Sent(openingForm) sent: Submission<typeof openingForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.writing.open(actor, here, input),
      () => new SeeOther(`${this.url(here)}#pembukaan`, 'minutes.notices.saved'),
      (form, status) => this.desk.write(actor, here, language, { part: 'opening', form, status }),
    );
  }

  @Post('penutup')
  @Can(minutesPolicy, 'write')
  async close(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @In() language: Language,
    @Sent(closingForm) sent: Submission<typeof closingForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.writing.close(actor, here, input),
      () => new SeeOther(`${this.url(here)}#penutup`, 'minutes.notices.saved'),
      (form, status) => this.desk.write(actor, here, language, { part: 'closing', form, status }),
    );
  }

  @Post('pengajuan')
  @Can(minutesPolicy, 'write')
  async submit(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @In() language: Language,
    @Sent(submissionForm) sent: Submission<typeof submissionForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      () => this.approvals.submit(actor, here),
      () => new SeeOther(this.url(here), 'minutes.notices.submitted'),
      (form, status) => this.desk.write(actor, here, language, { part: 'submission', form, status }),
    );
  }

  private url({ meeting, session }: OfMinutes): string {
    return minutesUrls.write(meeting, session.id);
  }
}
