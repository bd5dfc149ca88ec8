import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Account } from '../access/account.entity.js';
import { MeetingRole } from '../access/meeting-role.entity.js';
import { Accounts } from '../accounts/accounts.service.js';
import type { Tx } from '../database/transaction.js';
import { Work } from '../database/unit-of-work.js';
import { type Actor, isStaff } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { Refused } from '../kernel/errors.js';
import { Mailer } from '../outbox/mailer.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import { acceptsRegistrations } from '../meetings/meetings.queries.js';
import { Delegation } from './delegation.entity.js';
import type { changeForm, decisionForm, nominationForm } from './delegations.forms.js';
import type { OfDelegation, OfRegistration } from './delegations.policy.js';
import { RegistrationMails } from './registration-mails.js';
import { type DelegateDetails, type Origin, Registration } from './registration.entity.js';
import { claimSeat } from './seats.js';

type NominationInput = z.output<typeof nominationForm>;

/** A registration that was put in. */
export interface Submitted {
  id: string;
  reference: string;
}

/** Naming, changing and taking back delegates, and the secretariat's decisions. */
@Injectable()
export class Registrations {
  constructor(
    private readonly work: Work,
    private readonly accounts: Accounts,
    private readonly mailer: Mailer,
    private readonly mails: RegistrationMails,
    private readonly clock: Clock,
  ) {}

  /** The coordinator or the secretariat names a delegate. With an e-mail the person is told and can sign in by it. */
  async nominate(actor: Actor, here: OfDelegation, input: NominationInput): Promise<Submitted> {
    this.refuseWhenClosed(actor, here.meeting);
    const origin = isStaff(actor, here.meeting.id) ? 'secretariat' : 'nominated';
    return this.work.run(actor, async (tx) => {
      const registration = await this.submit(tx, here, input, origin);
      if (input.email) {
        const accountId = await this.accounts.ensure(tx, { name: input.name, email: input.email });
        await this.giveOwn(tx, registration, accountId);
        await this.mailer.post(tx, this.mails.nominated(here, registration));
      }
      return { id: registration.id, reference: registration.reference };
    });
  }

  /**
   * Somebody registers alone through the invitation link. They get an account of their own, never one that an e-mail
   * address names: nobody has proved yet that the address is theirs. Gives the account to sign in.
   */
  async register(
    actor: Actor,
    here: OfDelegation,
    input: NominationInput,
  ): Promise<Submitted & { accountId: string }> {
    this.refuseWhenClosed(actor, here.meeting);
    return this.work.run(actor, async (tx) => {
      const registration = await this.submit(tx, here, input, 'self');
      const accountId = await this.accounts.ensure(tx, { name: input.name, email: null });
      await this.giveOwn(tx, registration, accountId);
      if (input.email) {
        const link = await this.accounts.signInLink(tx, accountId, 7 * 24 * 60);
        await this.mailer.post(tx, this.mails.registered(here, registration, link));
      }
      return { id: registration.id, reference: registration.reference, accountId };
    });
  }

  /** Changes a registration; whoever changes it, it goes back into the secretariat's queue. */
  async change(actor: Actor, here: OfRegistration, input: z.output<typeof changeForm>): Promise<void> {
    this.refuseWhenClosed(actor, here.meeting);
    await this.work.run(actor, async (tx) => {
      const registration = await tx.get(Registration, here.registration.id);
      registration.expectVersion(input.version, { ...registration });
      if (input.categoryId !== registration.categoryId)
        await claimSeat(tx, here.delegation.id, input.categoryId);
      registration.change(detailsOf(input), input.categoryId, tx.now);
      await tx.save(registration);
    });
  }

  /** Takes a registration back; its seat is free at once. */
  async withdraw(actor: Actor, here: OfRegistration, reason: string | null): Promise<void> {
    this.refuseWhenClosed(actor, here.meeting);
    await this.work.run(actor, async (tx) => {
      const registration = await tx.get(Registration, here.registration.id);
      registration.withdraw(reason, tx.now);
      await tx.save(registration);
    });
  }

  /** The secretariat verifies, returns or rejects; the last two say why, and the person is told. */
  async decide(actor: Actor, here: OfRegistration, input: z.output<typeof decisionForm>): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const registration = await tx.get(Registration, here.registration.id);
      registration.expectVersion(input.version);
      if (input.decision === 'verify') registration.verify(tx.now);
      else {
        if (!input.reason) throw new Refused('errors.required', {}, 'reason');
        if (input.decision === 'return') registration.return(input.reason, tx.now);
        else registration.reject(input.reason, tx.now);
      }
      await tx.save(registration);
      const mail = this.mails.decided(here, registration);
      if (mail) await this.mailer.post(tx, mail);
    });
  }

  /** Undoes a verification or a rejection; a rejected one needs a seat again. */
  async reopen(actor: Actor, here: OfRegistration): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const registration = await tx.get(Registration, here.registration.id);
      if (!registration.seated) await claimSeat(tx, registration.delegationId, registration.categoryId);
      registration.reopen(tx.now);
      await tx.save(registration);
    });
  }

  /**
   * A new personal code for a delegate without e-mail; shown once, the one before stops working. An account with an
   * e-mail is somebody's own and may hold other roles: whoever named them may not be handed a key to it.
   */
  async issueCode(actor: Actor, here: OfRegistration): Promise<string> {
    // The code is made outside the retry key's memory: a stored result would keep it readable in the database.
    return this.work.run({ ...actor, once: null }, async (tx) => {
      const registration = await tx.get(Registration, here.registration.id);
      const known = await tx.find(MeetingRole, { registrationId: registration.id, role: 'delegate' });
      const accountId =
        known?.accountId ?? (await this.accounts.ensure(tx, { name: registration.name, email: null }));
      if (!known) await this.giveOwn(tx, registration, accountId);
      if ((await tx.get(Account, accountId)).email !== null)
        throw new Refused('delegations.refusals.hasEmail');
      return this.accounts.issuePersonalCode(tx, accountId);
    });
  }

  private async submit(
    tx: Tx,
    { meeting, delegation }: OfDelegation,
    input: NominationInput,
    origin: Origin,
  ): Promise<Registration> {
    // Read anew: since the page was asked for, the delegation may have answered that it does not come.
    const invited = await tx.get(Delegation, delegation.id);
    await claimSeat(tx, delegation.id, input.categoryId);
    const seat = { meetingId: meeting.id, delegationId: delegation.id, categoryId: input.categoryId };
    const registration = Registration.submit(seat, detailsOf(input), origin, tx.now);
    await tx.save(registration);
    if (invited.response !== 'coming') {
      invited.nominated(tx.now);
      await tx.save(invited);
    }
    return registration;
  }

  private async giveOwn(tx: Tx, registration: Registration, accountId: string): Promise<void> {
    await this.accounts.giveRole(tx, registration.meetingId, accountId, 'delegate', {
      delegationId: registration.delegationId,
      registrationId: registration.id,
    });
  }

  /** Delegations act in the registration period only; the secretariat may always mend. */
  private refuseWhenClosed(actor: Actor, meeting: MeetingFacts): void {
    if (isStaff(actor, meeting.id)) return;
    if (!acceptsRegistrations(meeting, this.clock.now())) throw new Refused('delegations.refusals.closed');
  }
}

function detailsOf(input: NominationInput): DelegateDetails {
  const { name, sex, position, institution, email, phone } = input;
  return { name, sex, position, institution, email, phone };
}
