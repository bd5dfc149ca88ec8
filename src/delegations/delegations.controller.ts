import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { type Language, translator } from '../i18n/translator.js';
import { acceptsRegistrations } from '../meetings/meetings.queries.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { coordinatorForm, nominationForm, responseForm, seatsForm } from './delegations.forms.js';
import { delegationModel, responseOptions, seatOptions, sexOptions } from './delegations.pages.js';
import { delegationPolicy, type OfDelegation } from './delegations.policy.js';
import { DelegationQueries } from './delegations.queries.js';
import { Delegations } from './delegations.service.js';
import { DELEGATION, delegationUrls } from './delegations.urls.js';
import { RegistrationQueries } from './registrations.queries.js';
import { Registrations, type Submitted } from './registrations.service.js';

/** One delegation: its people, its seats, its coordinators, its answer. */
@Controller(DELEGATION)
export class DelegationsController {
  constructor(
    private readonly delegations: Delegations,
    private readonly registrations: Registrations,
    private readonly queries: DelegationQueries,
    private readonly people: RegistrationQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Can(delegationPolicy, 'view')
  show(@By() actor: Actor, @Here() here: OfDelegation, @In() language: Language): Promise<Page> {
    return this.page(actor, here, language);
  }

  @Get('nominasi')
  @Can(delegationPolicy, 'nominate')
  new(@Here() here: OfDelegation, @In() language: Language): Promise<Page> {
    return this.nominationPage(here, new Form(nominationForm, { institution: '' }), language);
  }

  @Post('nominasi')
  @Can(delegationPolicy, 'nominate')
  async nominate(
    @By() actor: Actor,
    @Here() here: OfDelegation,
    @In() language: Language,
    @Sent(nominationForm) sent: Submission<typeof nominationForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<Submitted, Page | SeeOther>(
      (input) => this.registrations.nominate(actor, here, input),
      ({ id }) =>
        new SeeOther(delegationUrls.registration(here.meeting, id), 'delegations.notices.nominated'),
      (form, status) => this.nominationPage(here, form, language, status),
    );
  }

  @Get('jawaban')
  @Can(delegationPolicy, 'nominate')
  answer(@Here() here: OfDelegation, @In() language: Language): Page {
    const { response, responseReason: reason } = here.delegation;
    return this.answerPage(here, new Form(responseForm, { response, reason }), language);
  }

  @Post('jawaban')
  @Can(delegationPolicy, 'nominate')
  async respond(
    @By() actor: Actor,
    @Here() here: OfDelegation,
    @In() language: Language,
    @Sent(responseForm) sent: Submission<typeof responseForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      ({ response, reason }) => this.delegations.respond(actor, here.delegation.id, response, reason),
      () =>
        new SeeOther(delegationUrls.show(here.meeting, here.delegation.id), 'delegations.notices.responded'),
      (form, status) => this.answerPage(here, form, language, status),
    );
  }

  @Post('kursi')
  @Can(delegationPolicy, 'manage')
  async setSeats(
    @By() actor: Actor,
    @Here() here: OfDelegation,
    @In() language: Language,
    @Sent(seatsForm) sent: Submission<typeof seatsForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.delegations.setSeats(actor, here.meeting.id, here.delegation.id, input),
      () => new SeeOther(delegationUrls.show(here.meeting, here.delegation.id), 'delegations.notices.seats'),
      (seats, status) => this.page(actor, here, language, { seats }, status),
    );
  }

  @Post('koordinator')
  @Can(delegationPolicy, 'manage')
  async appoint(
    @By() actor: Actor,
    @Here() here: OfDelegation,
    @In() language: Language,
    @Sent(coordinatorForm) sent: Submission<typeof coordinatorForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<unknown, Page | SeeOther>(
      (input) => this.delegations.appoint(actor, here.meeting.id, here.delegation.id, input),
      () =>
        new SeeOther(delegationUrls.show(here.meeting, here.delegation.id), 'delegations.notices.appointed'),
      (coordinator, status) => this.page(actor, here, language, { coordinator }, status),
    );
  }

  @Post('koordinator/:accountId/lepas')
  @Can(delegationPolicy, 'manage')
  async dismiss(
    @By() actor: Actor,
    @Here() here: OfDelegation,
    @Param('accountId') accountId: string,
  ): Promise<SeeOther> {
    await this.delegations.dismiss(actor, here.meeting.id, here.delegation.id, accountId);
    return new SeeOther(
      delegationUrls.show(here.meeting, here.delegation.id),
      'delegations.notices.dismissed',
    );
  }

  @Post('undangan/ganti')
  @Can(delegationPolicy, 'manage')
  async renew(@By() actor: Actor, @Here() here: OfDelegation): Promise<SeeOther> {
    await this.delegations.renewInvitation(actor, here.delegation.id);
    return new SeeOther(delegationUrls.show(here.meeting, here.delegation.id), 'delegations.notices.renewed');
  }

  @Post('hapus')
  @Can(delegationPolicy, 'manage')
  async uninvite(@By() actor: Actor, @Here() here: OfDelegation): Promise<SeeOther> {
    await this.delegations.uninvite(actor, here.delegation.id);
    return new SeeOther(delegationUrls.manage(here.meeting), 'delegations.notices.uninvited');
  }

  private async page(
    actor: Actor,
    here: OfDelegation,
    language: Language,
    forms: { seats?: Form<typeof seatsForm>; coordinator?: Form<typeof coordinatorForm> } = {},
    status = 200,
  ): Promise<Page> {
    const { id, name } = here.delegation;
    const [seats, people, coordinators] = await Promise.all([
      this.queries.seats(id),
      this.people.ofDelegation(id),
      this.queries.coordinators(id),
    ]);
    const open = acceptsRegistrations(here.meeting, this.clock.now());
    const parts = { seats, people, coordinators, open, baseUrl: this.config.baseUrl };
    const seatsAsked = (forms.seats ?? new Form(seatsForm)).offering({
      categoryId: seatOptions(seats, language),
    });
    return new Page(
      'delegations/show',
      {
        title: name,
        ...delegationModel(here, parts, actor, language),
        seatsForm: seatsAsked,
        coordinatorForm: forms.coordinator ?? new Form(coordinatorForm),
      },
      status,
    );
  }

  private async nominationPage(
    here: OfDelegation,
    form: Form<typeof nominationForm>,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const seats = await this.queries.seats(here.delegation.id);
    return new Page(
      'delegations/nominate',
      {
        title: translator(language)('delegations.form.nominateTitle'),
        form: form.offering({ categoryId: seatOptions(seats, language), sex: sexOptions(language) }),
        delegationName: here.delegation.name,
        backUrl: delegationUrls.show(here.meeting, here.delegation.id),
        version: null,
        submitLabel: translator(language)('delegations.form.nominate'),
      },
      status,
    );
  }

  private answerPage(
    here: OfDelegation,
    form: Form<typeof responseForm>,
    language: Language,
    status = 200,
  ): Page {
    return new Page(
      'delegations/answer',
      {
        title: translator(language)('delegations.answer.title'),
        form: form.offering({ response: responseOptions(language) }),
        delegationName: here.delegation.name,
        backUrl: delegationUrls.show(here.meeting, here.delegation.id),
      },
      status,
    );
  }
}
