import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Accounts } from '../accounts/accounts.service.js';
import type { Tx } from '../database/transaction.js';
import { sql } from '../database/sql.js';
import { Work } from '../database/unit-of-work.js';
import type { Actor, Role } from '../kernel/actor.js';
import { Refused, NotFound } from '../kernel/errors.js';
import { instantOf, wallOf } from '../kernel/time.js';
import type { Upload } from '../web/fields.js';
import { Files } from '../web/files.js';
import type { MeetingFacts } from './meeting-facts.js';
import { Meeting, type MeetingDetails } from './meeting.entity.js';
import type { MeetingVerb } from './meeting.transitions.js';
import type { categoryForm, meetingForm, teamForm } from './meetings.forms.js';
import { ParticipantCategory } from './participant-category.entity.js';

type MeetingInput = z.output<typeof meetingForm>;
type CategoryInput = z.output<typeof categoryForm>;

/** What an organizer does with a Rakornas. */
@Injectable()
export class Meetings {
  constructor(
    private readonly work: Work,
    private readonly files: Files,
    private readonly accounts: Accounts,
  ) {}

  /** Drafts a Rakornas; whoever drafts it is its organizer. Gives the slug. */
  async draft(actor: Actor, input: MeetingInput): Promise<{ slug: string }> {
    return this.work.run(actor, async (tx) => {
      const meeting = Meeting.draft(await freeSlug(tx, input.shortTitle), detailsOf(input), tx.now);
      await tx.save(meeting);
      if (actor.accountId) await this.accounts.giveRole(tx, meeting.id, actor.accountId, 'organizer');
      return { slug: meeting.slug };
    });
  }

  /** Changes the details; a stale version is refused with what stands. */
  async revise(actor: Actor, id: string, input: MeetingInput): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const meeting = await tx.get(Meeting, id);
      meeting.expectVersion(input.version, inputOf(meeting));
      meeting.revise(detailsOf(input));
      await tx.save(meeting);
    });
  }

  async showLogo(actor: Actor, id: string, upload: Upload | null): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const meeting = await tx.get(Meeting, id);
      meeting.showLogo(upload && (await this.files.keep(tx, upload, ['png', 'jpeg'], 'logo')));
      await tx.save(meeting);
    });
  }

  /** Takes a step of the lifecycle. */
  async move(actor: Actor, id: string, verb: MeetingVerb, reason: string | null): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const meeting = await tx.get(Meeting, id);
      meeting.move(verb, reason);
      await tx.save(meeting);
    });
  }

  async addCategory(actor: Actor, meetingId: string, input: CategoryInput): Promise<{ id: string }> {
    return this.work.run(actor, async (tx) => {
      await tx.get(Meeting, meetingId);
      const last = await tx.one<{ position: number | null }>(sql`
        select max(position) as position from participant_category where meeting_id = ${meetingId}`);
      await refuseSameName(tx, meetingId, null, input.name);
      const { version: _version, ...details } = input;
      const category = ParticipantCategory.add(meetingId, (last?.position ?? 0) + 1, details);
      await tx.save(category);
      return { id: category.id };
    });
  }

  async reviseCategory(actor: Actor, meetingId: string, id: string, input: CategoryInput): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const category = await ownCategory(tx, meetingId, id);
      const { version, ...details } = input;
      category.expectVersion(version, { ...category });
      await refuseSameName(tx, meetingId, id, input.name);
      category.revise(details);
      await tx.save(category);
    });
  }

  /** Drops a category that nobody is registered in. */
  async dropCategory(actor: Actor, meetingId: string, id: string): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const category = await ownCategory(tx, meetingId, id);
      const used = await tx.one(sql`select 1 as used from registration where category_id = ${id} limit 1`);
      if (used) throw new Refused('meetings.refusals.categoryUsed');
      await tx.run(sql`delete from quota where category_id = ${id}`);
      category.drop();
      await tx.remove(category);
    });
  }

  /** Gives somebody a role in the team; they sign in by their e-mail. */
  async enlist(actor: Actor, meeting: MeetingFacts, input: z.output<typeof teamForm>): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const accountId = await this.accounts.ensure(tx, { name: input.name, email: input.email });
      await this.accounts.giveRole(tx, meeting.id, accountId, input.role);
    });
  }

  /** Takes a role back; the last organizer stays. */
  async dismiss(actor: Actor, meetingId: string, accountId: string, role: Role): Promise<void> {
    await this.work.run(actor, async (tx) => {
      await tx.get(Meeting, meetingId);
      const rows = await tx.all<{ account_id: string }>(sql`
        select account_id from meeting_role where meeting_id = ${meetingId} and role = 'organizer'`);
      if (role === 'organizer' && rows.every((row) => row.account_id === accountId)) {
        throw new Refused('meetings.refusals.lastOrganizer');
      }
      await this.accounts.takeRole(tx, meetingId, accountId, role);
    });
  }
}

function detailsOf(input: MeetingInput): MeetingDetails {
  const { version: _version, registrationOpensAt, registrationClosesAt, ...rest } = input;
  return {
    ...rest,
    registrationOpensAt: instantOf(registrationOpensAt, input.timeZone),
    registrationClosesAt: instantOf(registrationClosesAt, input.timeZone),
  };
}

/** The meeting as its form shows it: instants as times on the wall of the venue. */
export function inputOf(meeting: MeetingDetails & { version?: number }): Record<string, unknown> {
  return {
    ...meeting,
    registrationOpensAt: wallOf(meeting.registrationOpensAt, meeting.timeZone),
    registrationClosesAt: wallOf(meeting.registrationClosesAt, meeting.timeZone),
  };
}

async function freeSlug(tx: Tx, shortTitle: string): Promise<string> {
  const base =
    shortTitle
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'rakornas';
  await tx.alone(`slug ${base}`);
  const taken = await tx.all<{ slug: string }>(sql`select slug from meeting where slug like ${`${base}%`}`);
  const slugs = new Set([...taken.map((row) => row.slug), 'baru']);
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!slugs.has(slug)) return slug;
  }
}

async function ownCategory(tx: Tx, meetingId: string, id: string): Promise<ParticipantCategory> {
  const category = await tx.get(ParticipantCategory, id);
  if (category.meetingId !== meetingId) throw new NotFound();
  return category;
}

async function refuseSameName(tx: Tx, meetingId: string, id: string | null, name: string): Promise<void> {
  const same = await tx.one(sql`
    select id from participant_category
    where meeting_id = ${meetingId} and lower(name) = lower(${name}) and id <> ${id ?? ''}`);
  if (same) throw new Refused('meetings.refusals.sameCategory', {}, 'name');
}
