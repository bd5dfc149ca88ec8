import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../access/can.js';
import { setCookie } from '../access/cookies.js';
import { may } from '../access/policy.js';
import { By, Here, In } from '../access/request.js';
import { SESSION_SECONDS, Sessions } from '../access/sessions.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Work } from '../database/unit-of-work.js';
import { type Actor, SYSTEM } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { type Language, translator } from '../i18n/translator.js';
import { acceptsRegistrations } from '../meetings/meetings.queries.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { nominationForm } from './delegations.forms.js';
import { isFree, seatOptions, sexOptions } from './delegations.pages.js';
import { delegationPolicy, invitationPolicy, type OfDelegation } from './delegations.policy.js';
import { DelegationQueries } from './delegations.queries.js';
import { delegationUrls, INVITATION } from './delegations.urls.js';
import { Registrations, type Submitted } from './registrations.service.js';

/** Registering alone through the delegation's invitation link, without an account. */
@Controller(INVITATION)
export class InvitationController {
  constructor(
    private readonly registrations: Registrations,
    private readonly queries: DelegationQueries,
    private readonly sessions: Sessions,
    private readonly work: Work,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Can(invitationPolicy, 'register')
  show(@Here() here: OfDelegation, @In() language: Language): Promise<Page> {
    return this.page(here, new Form(nominationForm), language);
  }

  @Post()
  @Can(invitationPolicy, 'register')
  async register(
    @By() actor: Actor,
    @Here() here: OfDelegation,
    @In() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Sent(nominationForm) sent: Submission<typeof nominationForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<Submitted & { accountId: string }, Page | SeeOther>(
      (input) => this.registrations.register(actor, here, input),
      async ({ id, reference, accountId }) => {
        // The account is new and belongs to whoever filled in the form: they are signed in to see what they sent.
        if (actor.accountId === null) await this.signIn(accountId, request, reply);
        // On somebody else's machine that is not ours to do: the number is all they take along.
        else if (actor.accountId !== accountId && !may(delegationPolicy, 'nominate', actor, here))
          return donePage(here, reference, language);
        const url = delegationUrls.registration(here.meeting, id);
        return new SeeOther(url, 'delegations.notices.registered');
      },
      (form, status) => this.page(here, form, language, status),
    );
  }

  private async signIn(accountId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const device = String(request.headers['user-agent'] ?? '');
    const token = await this.work.run(SYSTEM, (tx) => this.sessions.start(tx, accountId, request.ip, device));
    setCookie(this.config, reply, 'sesi', token, SESSION_SECONDS);
  }

  private async page(
    here: OfDelegation,
    form: Form<typeof nominationForm>,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const seats = await this.queries.seats(here.delegation.id);
    const options = seatOptions(seats.filter(isFree), language);
    return new Page(
      'delegations/register',
      {
        title: translator(language)('delegations.register.title'),
        form: form.offering({ categoryId: options, sex: sexOptions(language) }),
        delegationName: here.delegation.name,
        open: acceptsRegistrations(here.meeting, this.clock.now()),
        full: options.length === 0 && seats.length > 0,
      },
      status,
    );
  }
}

const donePage = ({ delegation }: OfDelegation, reference: string, language: Language): Page =>
  new Page('delegations/registered', {
    title: translator(language)('delegations.register.done'),
    reference,
    delegationName: delegation.name,
  });
