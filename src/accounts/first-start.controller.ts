import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Can } from '../access/can.js';
import { In } from '../access/request.js';
import type { Language } from '../i18n/translator.js';
import { NotFound } from '../kernel/errors.js';
import { Form, Sent, type Submission } from '../web/form.js';
import { type Page, SeeOther } from '../web/page.js';
import { sitePolicy } from '../web/site.policy.js';
import { accountUrls } from './accounts.urls.js';
import { entranceOf } from './entrance.js';
import { FirstStart } from './first-start.js';
import { startForm } from './sign-in.forms.js';
import { SignInLimits } from './sign-in-limits.js';
import { questionPage } from './sign-in.pages.js';

/** The one-time address of the first start. */
@Controller('mulai')
export class FirstStartController {
  constructor(
    private readonly firstStart: FirstStart,
    private readonly limits: SignInLimits,
  ) {}

  @Get(':token')
  @Can(sitePolicy, 'read')
  async ask(@Param('token') token: string, @In() language: Language): Promise<Page> {
    if (!(await this.firstStart.open(token))) throw new NotFound();
    return this.page(token, language, new Form(startForm), 200);
  }

  @Post(':token')
  @Can(sitePolicy, 'read')
  async create(
    @Param('token') token: string,
    @Sent(startForm) sent: Submission<typeof startForm>,
    @In() language: Language,
    @Req() request: FastifyRequest,
  ): Promise<Page | SeeOther> {
    await this.limits.count('start', request.ip, null);
    if (!(await this.firstStart.open(token))) throw new NotFound();
    return sent.handle<void, Page | SeeOther>(
      (input) => this.firstStart.create(entranceOf(request), token, input),
      () => new SeeOther(accountUrls.setUpAuthenticator),
      (form, status) => this.page(token, language, form, status),
    );
  }

  private page(token: string, language: Language, form: Form, status: number): Page {
    return questionPage(
      language,
      {
        title: 'accounts.start.title',
        lead: 'accounts.start.lead',
        submit: 'accounts.start.submit',
        sendTo: accountUrls.start(token),
      },
      form,
      status,
    );
  }
}
