import { Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import QRCode from 'qrcode';
import { Can } from '../access/can.js';
import { By, In, TheVisit, type Visit } from '../access/request.js';
import { ReadSide } from '../database/read-side.js';
import type { Language } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { NotFound } from '../kernel/errors.js';
import { Form, Sent, type Submission } from '../web/form.js';
import { Download, type Page, SeeOther } from '../web/page.js';
import { sitePolicy } from '../web/site.policy.js';
import { accountOf } from './accounts.queries.js';
import { accountUrls } from './accounts.urls.js';
import { Authenticator } from './authenticator.js';
import { authenticatorPage } from './authenticator.pages.js';
import {
  anyAuthenticatorForm,
  anyPassphraseForm,
  changeAuthenticatorForm,
  changePassphraseForm,
  firstAuthenticatorForm,
  firstPassphraseForm,
} from './my-account.forms.js';
import { MyAccount } from './my-account.service.js';
import { SignInLimits } from './sign-in-limits.js';
import { questionPage } from './sign-in.pages.js';
import { SignInSteps } from './sign-in-steps.js';

/** What guards one's own account: passphrase and authenticator. */
@Controller('akun')
export class MyGuardsController {
  constructor(
    private readonly mine: MyAccount,
    private readonly limits: SignInLimits,
    private readonly steps: SignInSteps,
    private readonly authenticator: Authenticator,
    private readonly reads: ReadSide,
  ) {}

  @Get('frasa-sandi')
  @Can(sitePolicy, 'signedIn')
  async askPassphrase(@By() actor: Actor, @In() language: Language): Promise<Page> {
    return this.passphrasePage(actor, language, null, 200);
  }

  @Post('frasa-sandi')
  @Can(sitePolicy, 'signedIn')
  async changePassphrase(
    @By() actor: Actor,
    @TheVisit() visit: Visit,
    @Sent(anyPassphraseForm) sent: Submission<typeof anyPassphraseForm>,
    @In() language: Language,
    @Req() request: FastifyRequest,
  ): Promise<Page | SeeOther> {
    await this.limits.count('passphrase', request.ip, actor.accountId);
    return sent.handle<void, Page | SeeOther>(
      (input) => this.mine.changePassphrase(actor, visit.sessionId, input),
      () => new SeeOther(accountUrls.mine, 'accounts.notices.passphraseSet'),
      (form, status) => this.passphrasePage(actor, language, form, status),
    );
  }

  @Get('autentikator')
  @Can(sitePolicy, 'signedIn')
  async askAuthenticator(@By() actor: Actor, @In() language: Language): Promise<Page> {
    return this.replacePage(actor, language, null, 200);
  }

  @Post('autentikator')
  @Can(sitePolicy, 'signedIn')
  async changeAuthenticator(
    @By() actor: Actor,
    @Sent(anyAuthenticatorForm) sent: Submission<typeof anyAuthenticatorForm>,
    @In() language: Language,
    @Req() request: FastifyRequest,
  ): Promise<Page | SeeOther> {
    await this.limits.count('authenticator', request.ip, actor.accountId);
    return sent.handle<void, Page | SeeOther>(
      (input) => this.mine.changeAuthenticator(actor, input),
      () => new SeeOther(accountUrls.mine, 'accounts.notices.authenticatorSet'),
      (form, status) => this.replacePage(actor, language, form, status),
    );
  }

  /** The QR code of a sealed secret, for whom it was sealed: signed in, or in the middle of signing in. */
  @Get('autentikator/qr.svg')
  @Can(sitePolicy, 'read')
  async qr(@By() actor: Actor, @TheVisit() visit: Visit, @Query('kunci') sealed: unknown): Promise<Download> {
    const accountId = actor.accountId ?? (await this.steps.of(visit.browser))?.accountId ?? null;
    if (accountId === null || typeof sealed !== 'string' || sealed.length > 200) throw new NotFound();
    const secret = this.authenticator.open(accountId, sealed);
    if (secret === null) throw new NotFound();
    const account = await accountOf(this.reads, accountId);
    const uri = this.authenticator.uri(secret, account.email ?? account.name);
    const svg = await QRCode.toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
    return new Download('autentikator.svg', 'image/svg+xml; charset=utf-8', svg, { inline: true });
  }

  private async passphrasePage(
    actor: Actor,
    language: Language,
    form: Form | null,
    status: number,
  ): Promise<Page> {
    const account = await accountOf(this.reads, actor.accountId ?? '');
    const schema = account.hasPassphrase ? changePassphraseForm : firstPassphraseForm;
    return questionPage(
      language,
      {
        title: account.hasPassphrase ? 'accounts.myPassphrase.title' : 'accounts.myPassphrase.firstTitle',
        lead: 'accounts.myPassphrase.lead',
        submit: 'accounts.myPassphrase.submit',
        sendTo: accountUrls.myPassphrase,
        back: accountUrls.mine,
      },
      new Form(schema, {}, form?.problems ?? {}),
      status,
    );
  }

  private async replacePage(
    actor: Actor,
    language: Language,
    form: Form | null,
    status: number,
  ): Promise<Page> {
    const account = await accountOf(this.reads, actor.accountId ?? '');
    const schema = account.hasPassphrase ? changeAuthenticatorForm : firstAuthenticatorForm;
    return authenticatorPage(
      this.authenticator,
      account,
      language,
      new Form(schema, form?.values ?? {}, form?.problems ?? {}),
      status,
      {
        title: account.hasAuthenticator
          ? 'accounts.myAuthenticator.title'
          : 'accounts.myAuthenticator.firstTitle',
        lead: 'accounts.myAuthenticator.lead',
        submit: 'accounts.myAuthenticator.submit',
        sendTo: accountUrls.myAuthenticator,
        back: accountUrls.mine,
      },
    );
  }
}
