import { Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, In, TheVisit, type Visit } from '../access/request.js';
import { Sessions } from '../access/sessions.js';
import { ReadSide } from '../database/read-side.js';
import { type Language, translator } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { Page, SeeOther } from '../web/page.js';
import { sitePolicy } from '../web/site.policy.js';
import { accountOf } from './accounts.queries.js';
import { accountUrls } from './accounts.urls.js';
import { minePage } from './my-account.pages.js';
import { MyAccount } from './my-account.service.js';

/** One's own account: what it knows, and where one is signed in. */
@Controller('akun')
export class MyAccountController {
  constructor(
    private readonly mine: MyAccount,
    private readonly sessions: Sessions,
    private readonly reads: ReadSide,
  ) {}

  @Get()
  @Can(sitePolicy, 'signedIn')
  async show(@By() actor: Actor, @TheVisit() visit: Visit, @In() language: Language): Promise<Page> {
    const id = actor.accountId ?? '';
    const [account, sessions] = await Promise.all([accountOf(this.reads, id), this.sessions.list(id)]);
    return new Page('accounts/mine', minePage(account, sessions, visit.sessionId, language));
  }

  @Post('sesi/akhiri-lain')
  @Can(sitePolicy, 'signedIn')
  async endOthers(@By() actor: Actor, @TheVisit() visit: Visit): Promise<SeeOther> {
    await this.mine.endOthers(actor, visit.sessionId);
    return new SeeOther(accountUrls.mine, 'accounts.notices.othersEnded');
  }

  @Post('sesi/:id/akhiri')
  @Can(sitePolicy, 'signedIn')
  async endSession(@By() actor: Actor, @Param('id') id: string): Promise<SeeOther> {
    await this.mine.endSession(actor, id);
    return new SeeOther(accountUrls.mine, 'accounts.notices.sessionEnded');
  }

  @Get('kode-pribadi')
  @Can(sitePolicy, 'signedIn')
  async askCode(@By() actor: Actor, @In() language: Language): Promise<Page> {
    const account = await accountOf(this.reads, actor.accountId ?? '');
    return this.codePage(language, { code: null, replaces: account.hasPersonalCode });
  }

  @Post('kode-pribadi')
  @Can(sitePolicy, 'signedIn')
  async makeCode(@By() actor: Actor, @In() language: Language): Promise<Page> {
    return this.codePage(language, { code: await this.mine.newPersonalCode(actor), replaces: false });
  }

  private codePage(language: Language, { code, replaces }: { code: string | null; replaces: boolean }): Page {
    const t = translator(language);
    return new Page('accounts/my-code', {
      title: t(code ? 'accounts.myCode.madeTitle' : 'accounts.myCode.title'),
      personalCode: code,
      replaces,
      makeUrl: accountUrls.myPersonalCode,
      backUrl: accountUrls.mine,
    });
  }
}
