import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../access/can.js';
import { By, In } from '../access/request.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ReadSide } from '../database/read-side.js';
import { type Language, translator } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { NotFound } from '../kernel/errors.js';
import { Form, Sent, type Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { sitePolicy } from '../web/site.policy.js';
import { accountUrls } from './accounts.urls.js';
import { demoOpenTo, entranceOf } from './entrance.js';
import { SignInCodes } from './sign-in-codes.js';
import { SignInDoor, nextOf } from './sign-in.door.js';
import { linkForm } from './sign-in.forms.js';
import { SignInLimits } from './sign-in-limits.js';
import { questionPage } from './sign-in.pages.js';
import { SignIn } from './sign-in.service.js';

/** Signing in by a link. Looking at it uses nothing up: scanners of mail look at every link. */
@Controller('masuk')
export class LinksController {
  constructor(
    private readonly signIn: SignIn,
    private readonly codes: SignInCodes,
    private readonly limits: SignInLimits,
    private readonly door: SignInDoor,
    private readonly reads: ReadSide,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('tautan/:token')
  @Can(sitePolicy, 'read')
  async show(
    @By() actor: Actor,
    @Param('token') token: string,
    @Query('lanjut') lanjut: unknown,
    @In() language: Language,
  ): Promise<Page | SeeOther> {
    const link = await this.codes.living(this.reads, token, this.clock.now());
    if (!link || link.purpose === 'demo') return this.goneOrThere(actor, token, nextOf(lanjut), language);
    return questionPage(
      language,
      {
        title: 'accounts.link.title',
        lead: 'accounts.link.lead',
        leadParams: { name: link.name },
        submit: 'accounts.link.submit',
        submitParams: { name: link.name },
        sendTo: accountUrls.link(token),
      },
      new Form(linkForm, { lanjut: nextOf(lanjut) }),
      200,
    );
  }

  @Post('tautan/:token')
  @Can(sitePolicy, 'read')
  async use(
    @By() actor: Actor,
    @Param('token') token: string,
    @Sent(linkForm) sent: Submission<typeof linkForm>,
    @In() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | SeeOther> {
    await this.limits.count('link', request.ip, null);
    const next = nextOf(sent.raw['lanjut']);
    const entered = await this.signIn.byLink(entranceOf(request), token, next);
    return entered ? this.door.through(reply, entered) : this.goneOrThere(actor, token, next, language);
  }

  @Get('demo/:token')
  @Can(sitePolicy, 'read')
  async demo(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    const session = demoOpenTo(this.config, request)
      ? await this.signIn.byDemoLink(entranceOf(request), token)
      : null;
    if (session === null) throw new NotFound();
    return this.door.through(reply, { token: session, next: accountUrls.home });
  }

  /** A second click on a used link, by who is signed in through it, is no error. */
  private async goneOrThere(
    actor: Actor,
    token: string,
    next: string,
    language: Language,
  ): Promise<Page | SeeOther> {
    const owner = await this.codes.ownerOf(this.reads, token);
    if (actor.accountId !== null && owner === actor.accountId) return new SeeOther(next);
    const t = translator(language);
    return new Page(
      'accounts/link-gone',
      { title: t('accounts.link.goneTitle'), signInUrl: accountUrls.signIn },
      404,
    );
  }
}
