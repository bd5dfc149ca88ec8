import { Controller, Get, Post, Query } from '@nestjs/common';
import { Can } from '../access/can.js';
import { By, Here, In } from '../access/request.js';
import { Trail } from '../audit/trail.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { type Language, translator } from '../i18n/translator.js';
import type { OfMeeting } from '../meetings/meeting-facts.js';
import { meetingPolicy } from '../meetings/meetings.policy.js';
import { acceptsRegistrations } from '../meetings/meetings.queries.js';
import { MANAGE } from '../meetings/meetings.urls.js';
import { Form, Sent, Submission } from '../web/form.js';
import { Page, SeeOther } from '../web/page.js';
import { pageOf } from '../web/pager.js';
import { changeForm, decisionForm, DECISIONS, withdrawalForm } from './delegations.forms.js';
import { seatOptions, sexOptions } from './delegations.pages.js';
import { type OfRegistration, registrationPolicy } from './delegations.policy.js';
import { DelegationQueries } from './delegations.queries.js';
import { delegationUrls, REGISTRATION } from './delegations.urls.js';
import { REGISTRATION_STATES } from './registration.transitions.js';
import { registrationModel, registrationsModel } from './registrations.pages.js';
import { RegistrationQueries, type RegistrationFilter } from './registrations.queries.js';
import { Registrations } from './registrations.service.js';

/** People registered: the secretariat's list, and each registration for whoever may see it. */
@Controller()
export class RegistrationsController {
  constructor(
    private readonly registrations: Registrations,
    private readonly queries: RegistrationQueries,
    private readonly delegations: DelegationQueries,
    private readonly trail: Trail,
    private readonly clock: Clock,
  ) {}

  @Get(`${MANAGE}/peserta`)
  @Can(meetingPolicy, 'prepare')
  async list(
    @Here() { meeting }: OfMeeting,
    @In() language: Language,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const filter = filterOf(query);
    const [found, states] = await Promise.all([
      this.queries.page(meeting.id, filter),
      this.queries.states(meeting.id),
    ]);
    return new Page(
      'delegations/registrations',
      registrationsModel(meeting, filter, found, states, language),
    );
  }

  @Get(REGISTRATION)
  @Can(registrationPolicy, 'view')
  show(@By() actor: Actor, @Here() here: OfRegistration, @In() language: Language): Promise<Page> {
    return this.page(actor, here, language);
  }

  @Get(`${REGISTRATION}/ubah`)
  @Can(registrationPolicy, 'change')
  async edit(@Here() here: OfRegistration, @In() language: Language): Promise<Page> {
    const row = await this.queries.one(here.registration.id);
    const { category_id: categoryId, ...values } = row;
    return this.changePage(here, new Form(changeForm, { ...values, categoryId }), language);
  }

  @Post(`${REGISTRATION}/ubah`)
  @Can(registrationPolicy, 'change')
  async change(
    @By() actor: Actor,
    @Here() here: OfRegistration,
    @In() language: Language,
    @Sent(changeForm) sent: Submission<typeof changeForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.registrations.change(actor, here, input),
      () => this.back(here, 'delegations.notices.changed'),
      (form, status) => this.changePage(here, form, language, status),
    );
  }

  @Get(`${REGISTRATION}/batal`)
  @Can(registrationPolicy, 'change')
  askWithdrawal(@Here() here: OfRegistration, @In() language: Language): Promise<Page> {
    return this.withdrawalPage(here, new Form(withdrawalForm), language);
  }

  @Post(`${REGISTRATION}/batal`)
  @Can(registrationPolicy, 'change')
  async withdraw(
    @By() actor: Actor,
    @Here() here: OfRegistration,
    @In() language: Language,
    @Sent(withdrawalForm) sent: Submission<typeof withdrawalForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      ({ reason }) => this.registrations.withdraw(actor, here, reason),
      () => this.back(here, 'delegations.notices.withdrawn'),
      (form, status) => this.withdrawalPage(here, form, language, status),
    );
  }

  @Post(`${REGISTRATION}/keputusan`)
  @Can(registrationPolicy, 'decide')
  async decide(
    @By() actor: Actor,
    @Here() here: OfRegistration,
    @In() language: Language,
    @Sent(decisionForm) sent: Submission<typeof decisionForm>,
  ): Promise<Page | SeeOther> {
    return sent.handle<void, Page | SeeOther>(
      (input) => this.registrations.decide(actor, here, input),
      async () => {
        // On to the next one waiting: the queue is worked without going back to the list.
        const next = await this.queries.nextWaiting(here.meeting.id, here.registration.id);
        const id = next ?? here.registration.id;
        return new SeeOther(
          delegationUrls.registration(here.meeting, id),
          next ? 'delegations.notices.decidedNext' : 'delegations.notices.decidedLast',
        );
      },
      (form, status) => this.page(actor, here, language, form, status),
    );
  }

  @Post(`${REGISTRATION}/urungkan`)
  @Can(registrationPolicy, 'decide')
  async reopen(@By() actor: Actor, @Here() here: OfRegistration): Promise<SeeOther> {
    await this.registrations.reopen(actor, here);
    return this.back(here, 'delegations.notices.reopened');
  }

  @Post(`${REGISTRATION}/kode`)
  @Can(registrationPolicy, 'change')
  async issueCode(@By() actor: Actor, @Here() here: OfRegistration, @In() language: Language): Promise<Page> {
    const code = await this.registrations.issueCode(actor, here);
    const row = await this.queries.one(here.registration.id);
    return new Page('delegations/personal-code', {
      title: translator(language)('delegations.code.title'),
      code,
      personName: row.name,
      backUrl: delegationUrls.registration(here.meeting, row.id),
    });
  }

  private back(here: OfRegistration, notice: string): SeeOther {
    return new SeeOther(delegationUrls.registration(here.meeting, here.registration.id), notice);
  }

  private async page(
    actor: Actor,
    here: OfRegistration,
    language: Language,
    decision?: Form<typeof decisionForm>,
    status = 200,
  ): Promise<Page> {
    const [row, history] = await Promise.all([
      this.queries.one(here.registration.id),
      this.trail.of(here.registration.id),
    ]);
    const t = translator(language);
    const open = acceptsRegistrations(here.meeting, this.clock.now());
    const asked = decision ?? new Form(decisionForm, { version: row.version });
    return new Page(
      'delegations/registration',
      {
        ...registrationModel(here, row, history, open, actor, language),
        decision: asked.offering({
          decision: DECISIONS.map((value) => ({ value, text: t(`delegations.decisions.${value}`) })),
        }),
      },
      status,
    );
  }

  private async changePage(
    here: OfRegistration,
    form: Form<typeof changeForm>,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const t = translator(language);
    const seats = await this.delegations.seats(here.delegation.id);
    const keep = typeof form.values['categoryId'] === 'string' ? form.values['categoryId'] : null;
    return new Page(
      'delegations/nominate',
      {
        title: t('delegations.form.changeTitle'),
        form: form.offering({ categoryId: seatOptions(seats, language, keep), sex: sexOptions(language) }),
        delegationName: here.delegation.name,
        backUrl: delegationUrls.registration(here.meeting, here.registration.id),
        version: form.values['version'] ?? null,
        submitLabel: t('delegations.form.save'),
      },
      status,
    );
  }

  private async withdrawalPage(
    here: OfRegistration,
    form: Form<typeof withdrawalForm>,
    language: Language,
    status = 200,
  ): Promise<Page> {
    const row = await this.queries.one(here.registration.id);
    return new Page(
      'delegations/withdraw',
      {
        title: translator(language)('delegations.withdraw.title'),
        form,
        personName: row.name,
        backUrl: delegationUrls.registration(here.meeting, here.registration.id),
      },
      status,
    );
  }
}

/** The filter that an address asks for; anything it does not know is left out. */
export function filterOf(query: Record<string, unknown>): RegistrationFilter {
  const text = (name: string) =>
    typeof query[name] === 'string' ? query[name].replace(/[\p{Cc}\p{Cf}]/gu, ' ').slice(0, 100) : '';
  return {
    query: text('q').trim(),
    state: REGISTRATION_STATES.find((state) => state === query['keadaan']) ?? null,
    delegationId: text('delegasi') || null,
    categoryId: text('kategori') || null,
    sort: (['name', 'delegation', 'newest'] as const).find((sort) => sort === query['urut']) ?? 'name',
    page: pageOf(query['halaman']),
  };
}
