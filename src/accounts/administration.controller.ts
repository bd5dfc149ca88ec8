import { Controller, Get, Post, Query } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import { type Language, translator } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { Form, Sent, type Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { sitePolicy } from '../web/site.policy.js';
import { accountPolicy } from './accounts.policy.js';
import { AccountQueries, type AccountRow } from './accounts.queries.js';
import { accountUrls } from './accounts.urls.js';
import { newAccountForm, rightsForm } from './administration.forms.js';
import { listPage, onePage } from './administration.pages.js';
import { Administration, INVITATION_DAYS } from './administration.service.js';
import { questionPage } from './sign-in.pages.js';
import { AccountMails } from './sign-in.mail.js';

/** The administrator's accounts. */
@Controller('kelola/akun')
export class AdministrationController {
  constructor(
    private readonly administration: Administration,
    private readonly queries: AccountQueries,
    private readonly mails: AccountMails,
  ) {}

  @Get()
  @Can(sitePolicy, 'manageAccounts')
  async list(
    @Query('q') q: unknown,
    @Query('halaman') halaman: unknown,
    @In() language: Language,
  ): Promise<Page> {
    const search = typeof q === 'string' ? q.trim().replaceAll('\0', '').slice(0, 100) : '';
    const page = typeof halaman === 'string' && /^[1-9]\d{0,5}$/.test(halaman) ? Number(halaman) : 1;
    const found = await this.queries.page(search, page);
    return new Page('accounts/list', listPage(found, search, page, language));
  }

  @Get('baru')
  @Can(sitePolicy, 'manageAccounts')
  ask(@In() language: Language): Page {
    return this.newPage(language, new Form(newAccountForm), 200);
  }

  @Post('baru')
  @Can(sitePolicy, 'manageAccounts')
  async open(
    @By() actor: Actor,
    @Sent(newAccountForm) sent: Submission<typeof newAccountForm>,
    @In() language: Language,
  ): Promise<Page | SeeOther> {
    return sent.handle<{ id: string }, Page | SeeOther>(
      (input) => this.administration.open(actor, input),
      ({ id }) => this.invite(actor, id, language, 'accounts.notices.invited'),
      (form, status) => this.newPage(language, form, status),
    );
  }

  @Get(':id')
  @Can(accountPolicy, 'view')
  async show(@By() actor: Actor, @Here() here: AccountRow, @In() language: Language): Promise<Page> {
    return this.onePage(actor, here, language, null, 200);
  }

  @Post(':id')
  @Can(accountPolicy, 'grant')
  async grant(
    @By() actor: Actor,
    @Here() here: AccountRow,
    @Sent(rightsForm) sent: Submission<typeof rightsForm>,
    @In() language: Language,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.administration.grant(actor, here.id, input),
      () => new SeeOther(accountUrls.one(here.id), 'accounts.notices.saved'),
      (form, status) => this.onePage(actor, here, language, form, status),
    );
  }

  @Post(':id/atur-ulang')
  @Can(accountPolicy, 'reset')
  async reset(
    @By() actor: Actor,
    @Here() here: AccountRow,
    @In() language: Language,
  ): Promise<Page | SeeOther> {
    await this.administration.reset(actor, here.id);
    return this.invite(actor, here.id, language, 'accounts.notices.reset');
  }

  @Post(':id/nonaktifkan')
  @Can(accountPolicy, 'disable')
  async disable(@By() actor: Actor, @Here() here: AccountRow): Promise<SeeOther> {
    await this.administration.disable(actor, here.id);
    return new SeeOther(accountUrls.one(here.id), 'accounts.notices.disabled');
  }

  @Post(':id/aktifkan')
  @Can(accountPolicy, 'grant')
  async enable(@By() actor: Actor, @Here() here: AccountRow): Promise<SeeOther> {
    await this.administration.enable(actor, here.id);
    return new SeeOther(accountUrls.one(here.id), 'accounts.notices.enabled');
  }

  /** By mail; or on this page, this once, when mails do not go out. */
  private async invite(
    actor: Actor,
    id: string,
    language: Language,
    notice: string,
  ): Promise<Page | SeeOther> {
    const url = await this.administration.invite(actor, id, language);
    if (url === null) return new SeeOther(accountUrls.one(id), notice);
    const t = translator(language);
    const { name } = await this.queries.one(id);
    return new Page('accounts/invitation', {
      title: t('accounts.invitation.title', { name }),
      lead: t('accounts.invitation.lead', { days: INVITATION_DAYS }),
      link: url,
      backUrl: accountUrls.all,
    });
  }

  private newPage(language: Language, form: Form, status: number): Page {
    return questionPage(
      language,
      {
        title: 'accounts.add.title',
        lead: 'accounts.add.lead',
        submit: 'accounts.add.submit',
        sendTo: accountUrls.add,
        back: accountUrls.all,
        ...(this.mails.configured ? {} : { aside: 'accounts.add.noMail' }),
      },
      form,
      status,
    );
  }

  private async onePage(
    actor: Actor,
    here: AccountRow,
    language: Language,
    typed: Form | null,
    status: number,
  ): Promise<Page> {
    const roles = await this.queries.rolesOf(here.id);
    const form = typed ?? new Form(rightsForm, { ...here });
    return new Page('accounts/one', { ...onePage(here, roles, actor, language), form }, status);
  }
}
