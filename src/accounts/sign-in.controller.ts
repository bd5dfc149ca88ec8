import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../access/can.js';
import { By, In } from '../access/request.js';
import type { Actor } from '../kernel/actor.js';
import { type Language, translator } from '../i18n/translator.js';
import { Form, Sent, type Submission } from '../web/form.js';
import { type Page, SeeOther } from '../web/page.js';
import { sitePolicy } from '../web/site.policy.js';
import { accountUrls, leadingTo } from './accounts.urls.js';
import { DemoEntrances } from './demo-entrances.js';
import { entranceOf } from './entrance.js';
import { SignInDoor, nextOf } from './sign-in.door.js';
import { digitsForm, mailForm, passphraseForm, personalCodeForm } from './sign-in.forms.js';
import { SignInLimits } from './sign-in-limits.js';
import { AccountMails } from './sign-in.mail.js';
import { demoButtons, otherWays, questionPage } from './sign-in.pages.js';
import { SignIn } from './sign-in.service.js';
import { type SignInStep, SignInSteps } from './sign-in-steps.js';

/** The first step of signing in: by mail, by passphrase, by personal code. */
@Controller('masuk')
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly steps: SignInSteps,
    private readonly limits: SignInLimits,
    private readonly door: SignInDoor,
    private readonly mails: AccountMails,
    private readonly demo: DemoEntrances,
  ) {}

  @Get()
  @Can(sitePolicy, 'read')
  async askMail(
    @By() actor: Actor,
    @Query('lanjut') lanjut: unknown,
    @In() language: Language,
    @Req() request: FastifyRequest,
  ): Promise<Page | SeeOther> {
    if (actor.accountId) return new SeeOther(nextOf(lanjut));
    return this.mailPage(request, language, new Form(mailForm, { lanjut: nextOf(lanjut) }), 200);
  }

  @Post()
  @Can(sitePolicy, 'read')
  async sendMail(
    @Sent(mailForm) sent: Submission<typeof mailForm>,
    @In() language: Language,
    @Req() request: FastifyRequest,
  ): Promise<Page | SeeOther> {
    await this.limits.count('mail', request.ip, typed(sent.raw['email']));
    return sent.handle<void, Page | SeeOther>(
      (input) => this.signIn.requestMail(entranceOf(request), input.email, nextOf(input.lanjut), language),
      () => new SeeOther(accountUrls.code),
      (form, status) => this.mailPage(request, language, form, status),
    );
  }

  @Get('kode')
  @Can(sitePolicy, 'read')
  async askDigits(@In() language: Language, @Req() request: FastifyRequest): Promise<Page | SeeOther> {
    const step = await this.steps.of(entranceOf(request).browser);
    if (step?.stage !== 'code') return new SeeOther(accountUrls.signIn);
    return this.digitsPage(language, step, new Form(digitsForm), 200);
  }

  @Post('kode')
  @Can(sitePolicy, 'read')
  async enterDigits(
    @Sent(digitsForm) sent: Submission<typeof digitsForm>,
    @In() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | SeeOther> {
    const entrance = entranceOf(request);
    const step = await this.steps.of(entrance.browser);
    if (step?.stage !== 'code') return new SeeOther(accountUrls.signIn);
    await this.limits.count('digits', request.ip, step.email);
    return sent.handle<Awaited<ReturnType<SignIn['byDigits']>>, Page | SeeOther>(
      (input) => this.signIn.byDigits(entrance, step, input.code),
      (entered) => this.door.through(reply, entered),
      (form, status) => this.digitsPage(language, step, form, status),
    );
  }

  @Get('frasa-sandi')
  @Can(sitePolicy, 'read')
  askPassphrase(@Query('lanjut') lanjut: unknown, @In() language: Language): Page {
    return this.passphrasePage(language, new Form(passphraseForm, { lanjut: nextOf(lanjut) }), 200);
  }

  @Post('frasa-sandi')
  @Can(sitePolicy, 'read')
  async enterPassphrase(
    @Sent(passphraseForm) sent: Submission<typeof passphraseForm>,
    @In() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | SeeOther> {
    await this.limits.count('passphrase', request.ip, typed(sent.raw['email']));
    return sent.handle<Awaited<ReturnType<SignIn['byPassphrase']>>, Page | SeeOther>(
      ({ email, passphrase, lanjut }) =>
        this.signIn.byPassphrase(entranceOf(request), email, passphrase, nextOf(lanjut)),
      (entered) => this.door.through(reply, entered),
      (form, status) => this.passphrasePage(language, form, status),
    );
  }

  @Get('kode-pribadi')
  @Can(sitePolicy, 'read')
  askPersonalCode(@Query('lanjut') lanjut: unknown, @In() language: Language): Page {
    return this.personalCodePage(language, new Form(personalCodeForm, { lanjut: nextOf(lanjut) }), 200);
  }

  @Post('kode-pribadi')
  @Can(sitePolicy, 'read')
  async enterPersonalCode(
    @Sent(personalCodeForm) sent: Submission<typeof personalCodeForm>,
    @In() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | SeeOther> {
    await this.limits.count('personalCode', request.ip, null);
    return sent.handle<Awaited<ReturnType<SignIn['byPersonalCode']>>, Page | SeeOther>(
      (input) => this.signIn.byPersonalCode(entranceOf(request), input.code, nextOf(input.lanjut)),
      (entered) => this.door.through(reply, entered),
      (form, status) => this.personalCodePage(language, form, status),
    );
  }

  private async mailPage(
    request: FastifyRequest,
    language: Language,
    form: Form,
    status: number,
  ): Promise<Page> {
    const t = translator(language);
    return questionPage(
      language,
      {
        view: 'accounts/sign-in',
        title: 'accounts.signIn.title',
        lead: 'accounts.signIn.lead',
        submit: 'accounts.signIn.send',
        sendTo: accountUrls.signIn,
        more: {
          mailWorks: this.mails.configured,
          ways: otherWays(t, accountUrls.signIn, nextOf(form.values['lanjut'])),
          demoButtons: demoButtons(t, await this.demo.for(request)),
        },
      },
      form,
      status,
    );
  }

  private digitsPage(language: Language, step: SignInStep, form: Form, status: number): Page {
    return questionPage(
      language,
      {
        view: 'accounts/code',
        title: 'accounts.code.title',
        lead: 'accounts.code.lead',
        leadParams: { email: step.email ?? '' },
        submit: 'accounts.code.submit',
        sendTo: accountUrls.code,
        back: leadingTo(accountUrls.signIn, step.next),
        more: { again: { url: accountUrls.signIn, email: step.email ?? '', next: step.next } },
      },
      form,
      status,
    );
  }

  private passphrasePage(language: Language, form: Form, status: number): Page {
    return questionPage(
      language,
      {
        title: 'accounts.passphrase.title',
        lead: 'accounts.passphrase.lead',
        submit: 'accounts.passphrase.submit',
        sendTo: accountUrls.passphrase,
        aside: 'accounts.passphrase.forgotten',
        back: leadingTo(accountUrls.signIn, nextOf(form.values['lanjut'])),
      },
      form,
      status,
    );
  }

  private personalCodePage(language: Language, form: Form, status: number): Page {
    return questionPage(
      language,
      {
        title: 'accounts.personalCode.title',
        lead: 'accounts.personalCode.lead',
        submit: 'accounts.personalCode.submit',
        sendTo: accountUrls.personalCode,
        back: leadingTo(accountUrls.signIn, nextOf(form.values['lanjut'])),
      },
      form,
      status,
    );
  }
}

const typed = (value: unknown): string => (typeof value === 'string' ? value : '');
