import { Controller, Delete, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Can } from '../access/can.js';
import { TheVisit, type Visit } from '../access/request.js';
import { SESSION_SECONDS, Sessions } from '../access/sessions.js';
import { ReadSide } from '../database/read-side.js';
import { Work } from '../database/unit-of-work.js';
import { SYSTEM } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { DomainError, Refused } from '../kernel/errors.js';
import { type Instant, plusSeconds } from '../kernel/time.js';
import { Json } from '../web/body.js';
import { email, optional, secret, text } from '../web/fields.js';
import { sitePolicy } from '../web/site.policy.js';
import { accountOf } from './accounts.queries.js';
import { entranceOf } from './entrance.js';
import { SignInLimits } from './sign-in-limits.js';
import { SignIn } from './sign-in.service.js';

const credentials = z.object({
  email: optional(email({ label: 'accounts.fields.email' })),
  passphrase: optional(secret({ label: 'accounts.fields.passphrase', autocomplete: 'current-password' })),
  totp: optional(text({ label: 'accounts.fields.totp', max: 20 })),
  personalCode: optional(text({ label: 'accounts.fields.personalCode', max: 30 })),
});

/** Sessions for programs: a bearer token instead of a cookie. */
@Controller('api/v1/sessions')
export class SessionsApiController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly limits: SignInLimits,
    private readonly work: Work,
    private readonly reads: ReadSide,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Can(sitePolicy, 'read')
  async create(
    @Json(credentials) input: z.output<typeof credentials>,
    @Req() request: FastifyRequest,
  ): Promise<{ token: string; expiresAt: Instant }> {
    const accountId = await this.accountOf(input, request.ip);
    if (accountId === null) throw new DomainError('accounts.problems.credentials', 401);
    await this.limits.count('authenticator', request.ip, accountId);
    const token = await this.signIn.atOnce({ ...entranceOf(request), browser: '' }, accountId, input.totp);
    if (token === null) throw await this.refusal(accountId);
    return { token, expiresAt: plusSeconds(this.clock.now(), SESSION_SECONDS) };
  }

  @Delete('current')
  @HttpCode(204)
  @Can(sitePolicy, 'signedIn')
  async end(@TheVisit() visit: Visit): Promise<void> {
    const { sessionId } = visit;
    if (sessionId !== null) await this.work.run(SYSTEM, (tx) => this.sessions.drop(tx, sessionId));
  }

  private async accountOf(input: z.output<typeof credentials>, address: string): Promise<string | null> {
    if (input.email !== null && input.passphrase !== null) {
      await this.limits.count('passphrase', address, input.email);
      return this.signIn.whoseCredentials(input.email, input.passphrase);
    }
    if (input.personalCode === null) throw new Refused('accounts.problems.incomplete');
    await this.limits.count('personalCode', address, null);
    return this.signIn.whoseCode(input.personalCode);
  }

  /** The first factor was right, so the holder may know what is missing. */
  private async refusal(accountId: string): Promise<DomainError> {
    const account = await accountOf(this.reads, accountId);
    return account.hasAuthenticator
      ? new DomainError('accounts.problems.authenticator', 401, {}, 'totp')
      : new Refused('accounts.problems.secondStep');
  }
}
