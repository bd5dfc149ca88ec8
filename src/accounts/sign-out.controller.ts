import { Controller, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can } from '../access/can.js';
import { clearCookie } from '../access/cookies.js';
import { TheVisit, type Visit } from '../access/request.js';
import { Sessions } from '../access/sessions.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Work } from '../database/unit-of-work.js';
import { SYSTEM } from '../kernel/actor.js';
import { Chromes } from '../web/chrome.js';
import { SeeOther } from '../web/page.js';
import { sitePolicy } from '../web/site.policy.js';

/** Signing out: the session ends in the database, and the browser is forgotten. */
@Controller('keluar')
export class SignOutController {
  constructor(
    private readonly work: Work,
    private readonly sessions: Sessions,
    private readonly chromes: Chromes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @Can(sitePolicy, 'read')
  async signOut(
    @TheVisit() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    const { sessionId } = visit;
    if (sessionId !== null) await this.work.run(SYSTEM, (tx) => this.sessions.drop(tx, sessionId));
    clearCookie(this.config, reply, 'sesi');
    this.chromes.forget(reply);
    return new SeeOther('/', 'accounts.notices.signedOut');
  }
}
