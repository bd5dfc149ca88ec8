import { Controller, Get, Post } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import type { Language } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { approvalForm, correctionForm, returnForm } from './minutes.forms.js';
import { minutesPolicy, type OfMinutes } from './minutes.policy.js';
import { minutesUrls, SESSION_WORKSPACE } from './minutes.urls.js';
import { ReadingDesk } from './reading-desk.js';
import { MinutesApprovals, type Published } from './editions/approvals.service.js';

/** Reading the whole text, and what its chair decides. */
@Controller(SESSION_WORKSPACE)
export class ApprovalsController {
  constructor(
    private readonly desk: ReadingDesk,
    private readonly approvals: MinutesApprovals,
  ) {}

  @Get(['tinjauan', 'persetujuan', 'pengembalian', 'perbaikan'])
  @Can(minutesPolicy, 'read')
  read(@By() actor: Actor, @Here() here: OfMinutes, @In() language: Language): Promise<Page> {
    return this.desk.read(actor, here, language);
  }

  @Post('persetujuan')
  @Can(minutesPolicy, 'decide')
  async approve(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @In() language: Language,
    @Sent(approvalForm) sent: Submission<typeof approvalForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<Published, Page | SeeOther>(
      ({ version }) => this.approvals.approve(actor, here, version),
      () => new SeeOther(minutesUrls.newest(here.meeting, here.session.id), 'minutes.notices.published'),
      (form, status) => this.desk.read(actor, here, language, { part: 'approval', form, status }),
    );
  }

  @Post('pengembalian')
  @Can(minutesPolicy, 'decide')
  async giveBack(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @In() language: Language,
    @Sent(returnForm) sent: Submission<typeof returnForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      ({ reason }) => this.approvals.giveBack(actor, here, reason),
      () => new SeeOther(minutesUrls.review(here.meeting, here.session.id), 'minutes.notices.returned'),
      (form, status) => this.desk.read(actor, here, language, { part: 'return', form, status }),
    );
  }

  @Post('perbaikan')
  @Can(minutesPolicy, 'correct')
  async correct(
    @By() actor: Actor,
    @Here() here: OfMinutes,
    @In() language: Language,
    @Sent(correctionForm) sent: Submission<typeof correctionForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      ({ reason }) => this.approvals.reopen(actor, here, reason),
      () => new SeeOther(minutesUrls.write(here.meeting, here.session.id), 'minutes.notices.reopened'),
      (form, status) => this.desk.read(actor, here, language, { part: 'correction', form, status }),
    );
  }
}
