import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Accounts } from '../accounts/accounts.service.js';
import { constraintOf } from '../database/constraint.js';
import { sql } from '../database/sql.js';
import type { Tx } from '../database/transaction.js';
import { Work } from '../database/unit-of-work.js';
import type { Actor } from '../kernel/actor.js';
import { NotFound, Refused } from '../kernel/errors.js';
import type { MeetingFacts } from '../meetings/meeting-facts.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { ParticipantCategory } from '../meetings/participant-category.entity.js';
import { provincesOn } from '../provinces/provinces.js';
import { Delegation, type DelegationKind, type Response } from './delegation.entity.js';
import type { bodyForm, coordinatorForm, seatsForm } from './delegations.forms.js';
import { Quota } from './quota.entity.js';
import { takenSeats } from './seats.js';

/** Inviting bodies, giving them seats and coordinators, and their answers. */
@Injectable()
export class Delegations {
  constructor(
    private readonly work: Work,
    private readonly accounts: Accounts,
  ) {}

  /** Invites provinces of the meeting's first day by their codes; those invited already stay as they are. Gives how many were added. */
  async inviteProvinces(actor: Actor, meeting: MeetingFacts, codes: readonly string[]): Promise<number> {
    const provinces = provincesOn(meeting.startsOn).filter(({ code }) => codes.includes(code));
    if (provinces.length === 0) throw new Refused('delegations.refusals.noProvince', {}, 'provinces');
    return this.work.run(actor, async (tx) => {
      await tx.get(Meeting, meeting.id);
      const invited = await tx.all<{ province_code: string }>(sql`
        select province_code from delegation where meeting_id = ${meeting.id} and kind = 'province'`);
      const known = new Set(invited.map((row) => row.province_code));
      const missing = provinces.filter(({ code }) => !known.has(code));
      const categories = await tx.findAll(ParticipantCategory, { meetingId: meeting.id });
      for (const { code, name } of missing) {
        await this.invite(
          tx,
          meeting.id,
          { kind: 'province', name, provinceCode: code },
          Number(code),
          categories,
        );
      }
      return missing.length;
    });
  }

  /** Invites a body that is no province. */
  async inviteBody(
    actor: Actor,
    meeting: MeetingFacts,
    input: z.output<typeof bodyForm>,
  ): Promise<{ id: string }> {
    return this.work.run(actor, async (tx) => {
      await tx.get(Meeting, meeting.id);
      const same = await tx.one(sql`
        select id from delegation where meeting_id = ${meeting.id} and lower(name) = lower(${input.name})`);
      if (same) throw new Refused('delegations.refusals.sameName', {}, 'name');
      const last = await tx.one<{ position: number | null }>(sql`
        select max(position) as position from delegation where meeting_id = ${meeting.id}`);
      const categories = await tx.findAll(ParticipantCategory, { meetingId: meeting.id });
      const position = Math.max(100, (last?.position ?? 0) + 1);
      return this.invite(tx, meeting.id, { ...input, provinceCode: null }, position, categories);
    });
  }

  /** Takes back an invitation nobody has answered with people. */
  async uninvite(actor: Actor, id: string): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const delegation = await tx.get(Delegation, id);
      const used = await tx.one(sql`select 1 as used from registration where delegation_id = ${id} limit 1`);
      if (used) throw new Refused('delegations.refusals.hasPeople');
      await tx.run(sql`delete from meeting_role where delegation_id = ${id}`);
      delegation.uninvite();
      await tx.remove(delegation).catch((error: unknown) => {
        // Something else hangs on it: an outcome that was given to it.
        throw constraintOf(error) === 'foreign' ? new Refused('delegations.refusals.hasPeople') : error;
      });
    });
  }

  /** Sets the seats of a delegation in a category; never below what is taken. */
  async setSeats(
    actor: Actor,
    meetingId: string,
    delegationId: string,
    input: z.output<typeof seatsForm>,
  ): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const category = await tx.one<{ id: string }>(sql`
        select id from participant_category where id = ${input.categoryId} and meeting_id = ${meetingId}`);
      if (!category) throw new Refused('errors.choice', {}, 'categoryId');
      const quota = await tx.find(Quota, { delegationId, categoryId: category.id });
      const taken = await takenSeats(tx, delegationId, category.id);
      if (input.seats < taken) throw new Refused('delegations.refusals.belowTaken', { taken }, 'seats');
      if (quota) {
        quota.resize(input.seats);
        await tx.save(quota);
      } else {
        await tx.save(Quota.grant(meetingId, delegationId, category.id, input.seats));
      }
    });
  }

  /** The body's answer to the invitation. */
  async respond(
    actor: Actor,
    id: string,
    response: Exclude<Response, 'none'>,
    reason: string | null,
  ): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const delegation = await tx.get(Delegation, id);
      if (response === 'not_coming') {
        if (!reason) throw new Refused('errors.required', {}, 'reason');
        if ((await takenSeats(tx, id)) > 0)
          throw new Refused('delegations.refusals.stillNamed', {}, 'response');
      }
      delegation.respond(response, reason, tx.now);
      await tx.save(delegation);
    });
  }

  /** A new invitation link; the old one is dead at once. */
  async renewInvitation(actor: Actor, id: string): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const delegation = await tx.get(Delegation, id);
      delegation.renewInvitation();
      await tx.save(delegation);
    });
  }

  /** Gives the delegation a coordinator. */
  async appoint(
    actor: Actor,
    meetingId: string,
    delegationId: string,
    input: z.output<typeof coordinatorForm>,
  ): Promise<{ accountId: string }> {
    return this.work.run(actor, async (tx) => {
      const accountId = await this.accounts.ensure(tx, input);
      await this.accounts.giveRole(tx, meetingId, accountId, 'coordinator', { delegationId });
      return { accountId };
    });
  }

  /** Takes the coordination back. */
  async dismiss(actor: Actor, meetingId: string, delegationId: string, accountId: string): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const gone = await this.accounts.takeRole(tx, meetingId, accountId, 'coordinator', { delegationId });
      if (gone === 0) throw new NotFound();
    });
  }

  private async invite(
    tx: Tx,
    meetingId: string,
    body: { kind: DelegationKind; name: string; provinceCode: string | null },
    position: number,
    categories: readonly ParticipantCategory[],
  ): Promise<{ id: string }> {
    const delegation = Delegation.invite(meetingId, body, position, tx.now);
    await tx.save(delegation);
    for (const { id, defaultSeats } of categories) {
      await tx.save(Quota.grant(meetingId, delegation.id, id, defaultSeats));
    }
    return { id: delegation.id };
  }
}
