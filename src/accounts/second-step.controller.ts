import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../access/can.js';
import { In } from '../access/request.js';
import { ReadSide } from '../database/read-side.js';
import { type Language, translator } from '../i18n/translator.js';
import { Form, Sent, type Submission } from '../web/form.js';
import { type Page, SeeOther } from '../web/page.js';
import { sitePolicy } from '../web/site.policy.js';
import { accountOf } from './accounts.queries.js';
import { accountUrls } from './accounts.urls.js';
import { Authenticator } from './authenticator.js';
import { authenticatorPage } from './authenticator.pages.js';
import { entranceOf } from './entrance.js';
import { SignInDoor } from './sign-in.door.js';
import { authenticatorForm, setUpAuthenticatorForm, setUpPassphraseForm } from './sign-in.forms.js';
import { SignInLimits } from './sign-in-limits.js';
import { questionPage, setUpSteps } from './sign-in.pages.js';
import { type Entered, SignIn } from './sign-in.service.js';
import { type SignInStep, type Stage, SignInSteps } from './sign-in-steps.js';

const START_OVER = new SeeOther(accountUrls.signIn);

/** The second step of signing in: the authenticator's code, or for new staff setting both factors up. */
@Controller('masuk')
export class SecondStepController {
  constructor(
    private readonly signIn: SignIn,
    private readonly steps: SignInSteps,
    private readonly limits: SignInLimits,
    private readonly door: SignInDoor,
    private readonly authenticator: Authenticator,
    private readonly reads: ReadSide,
  ) {}

  @Get('autentikator')
  @Can(sitePolicy, 'read')
  async askCode(@In() language: Language, @Req() request: FastifyRequest): Promise<Page | SeeOther> {
    const step = await this.at('authenticator', request);
    return step ? this.codePage(language, new Form(authenticatorForm), 200) : START_OVER;
  }

  @Post('autentikator')
  @Can(sitePolicy, 'read')
  async enterCode(
    @Sent(authenticatorForm) sent: Submission<typeof authenticatorForm>,
    @In() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | SeeOther> {
    const step = await this.at('authenticator', request);
    if (!step) return START_OVER;
    await this.limits.count('authenticator', request.ip, step.accountId);
    return sent.handle<Entered, Page | SeeOther>(
      (input) => this.signIn.byAuthenticator(entranceOf(request), step, input.code),
      (entered) => this.door.through(reply, entered),
      (form, status) => this.codePage(language, form, status),
    );
  }

  @Get('siapkan/frasa-sandi')
  @Can(sitePolicy, 'read')
  async askPassphrase(@In() language: Language, @Req() request: FastifyRequest): Promise<Page | SeeOther> {
    const step = await this.at('setup', request);
    return step ? this.passphrasePage(language, new Form(setUpPassphraseForm), 200) : START_OVER;
  }

  @Post('siapkan/frasa-sandi')
  @Can(sitePolicy, 'read')
  async setPassphrase(
    @Sent(setUpPassphraseForm) sent: Submission<typeof setUpPassphraseForm>,
    @In() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | SeeOther> {
    const step = await this.at('setup', request);
    if (!step) return START_OVER;
    return sent.handle<Entered, Page | SeeOther>(
      (input) => this.signIn.setUpPassphrase(entranceOf(request), step, input.passphrase),
      (entered) => this.door.through(reply, entered),
      (form, status) => this.passphrasePage(language, form, status),
    );
  }

  @Get('siapkan/autentikator')
  @Can(sitePolicy, 'read')
  async askAuthenticator(@In() language: Language, @Req() request: FastifyRequest): Promise<Page | SeeOther> {
    const step = await this.at('setup', request);
    if (!step?.accountId) return START_OVER;
    const form = new Form(setUpAuthenticatorForm, { sealed: this.authenticator.create(step.accountId) });
    return this.setUpPage(language, step.accountId, form, 200);
  }

  @Post('siapkan/autentikator')
  @Can(sitePolicy, 'read')
  async setAuthenticator(
    @Sent(setUpAuthenticatorForm) sent: Submission<typeof setUpAuthenticatorForm>,
    @In() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | SeeOther> {
    const step = await this.at('setup', request);
    const accountId = step?.accountId;
    if (!accountId) return START_OVER;
    await this.limits.count('authenticator', request.ip, accountId);
    return sent.handle<Entered, Page | SeeOther>(
      (input) => this.signIn.setUpAuthenticator(entranceOf(request), step, input.sealed, input.code),
      (entered) => this.door.through(reply, entered),
      (form, status) => this.setUpPage(language, accountId, form, status),
    );
  }

  private async at(stage: Stage, request: FastifyRequest): Promise<SignInStep | null> {
    const step = await this.steps.of(entranceOf(request).browser);
    return step?.stage === stage ? step : null;
  }

  private codePage(language: Language, form: Form, status: number): Page {
    return questionPage(
      language,
      {
        title: 'accounts.authenticator.title',
        lead: 'accounts.authenticator.lead',
        submit: 'accounts.authenticator.submit',
        sendTo: accountUrls.authenticator,
        aside: 'accounts.authenticator.lost',
        back: accountUrls.signIn,
      },
      form,
      status,
    );
  }

  private passphrasePage(language: Language, form: Form, status: number): Page {
    return questionPage(
      language,
      {
        title: 'accounts.setUp.passphraseTitle',
        lead: 'accounts.setUp.passphraseLead',
        submit: 'accounts.setUp.passphraseSubmit',
        sendTo: accountUrls.setUpPassphrase,
        more: { steps: setUpSteps(translator(language), 'passphrase') },
      },
      form,
      status,
    );
  }

  private async setUpPage(language: Language, accountId: string, form: Form, status: number): Promise<Page> {
    return authenticatorPage(
      this.authenticator,
      await accountOf(this.reads, accountId),
      language,
      form,
      status,
      {
        title: 'accounts.setUp.authenticatorTitle',
        lead: 'accounts.setUp.authenticatorLead',
        submit: 'accounts.setUp.authenticatorSubmit',
        sendTo: accountUrls.setUpAuthenticator,
        more: { steps: setUpSteps(translator(language), 'authenticator') },
      },
    );
  }
}
