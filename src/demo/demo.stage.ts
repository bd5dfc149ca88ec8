import type { INestApplicationContext } from '@nestjs/common';
import { Accounts } from '../accounts/accounts.service.js';
import { ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import { Work } from '../database/unit-of-work.js';
import { type Actor, type HeldRole, type Role, SYSTEM } from '../kernel/actor.js';
import type { FixedClock } from '../kernel/clock.js';
import { instantAt, type LocalDate, type LocalTime } from '../kernel/time.js';
import { Account } from '../access/account.entity.js';
import { Meetings, inputOf } from '../meetings/meetings.service.js';
import { locateMeeting, type MeetingFacts } from '../meetings/meeting-facts.js';
import { Meeting, type MeetingDetails } from '../meetings/meeting.entity.js';
import type { MeetingVerb } from '../meetings/meeting.transitions.js';

/** Everything a part of the demo needs: the program's own services, a clock to move, and somebody to act as. */
export class DemoStage {
  readonly work: Work;
  readonly reads: ReadSide;
  readonly accounts: Accounts;
  private readonly held = new Map<string, HeldRole[]>();

  constructor(
    readonly program: INestApplicationContext,
    private readonly clock: FixedClock,
  ) {
    this.work = program.get(Work);
    this.reads = program.get(ReadSide);
    this.accounts = program.get(Accounts);
  }

  /** A service of the program. */
  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.program.get<T>(type);
  }

  /** Moves the clock to a wall time in Kupang. */
  at(day: string, time: string): void {
    this.clock.set(instantAt(day as LocalDate, time as LocalTime, 'Asia/Makassar'));
  }

  /** Opens an account of the demo; gives who acts with it. */
  async person(
    name: string,
    email: string | null,
    grants: { admin?: boolean; mayCreateMeetings?: boolean } = {},
  ) {
    const accountId = await this.work.run(SYSTEM, async (tx) => {
      const id = await this.accounts.ensure(tx, { name, email });
      if (Object.keys(grants).length > 0) {
        const account = await tx.get(Account, id);
        account.grant(grants);
        await tx.save(account);
      }
      return id;
    });
    this.held.set(accountId, []);
    return { accountId, name };
  }

  /** Gives a role in a meeting. */
  async role(
    accountId: string,
    meeting: MeetingFacts,
    role: Role,
    of: { delegationId?: string; registrationId?: string } = {},
  ): Promise<void> {
    await this.work.run(SYSTEM, (tx) => this.accounts.giveRole(tx, meeting.id, accountId, role, of));
    this.held.get(accountId)?.push({
      meetingId: meeting.id,
      role,
      delegationId: of.delegationId ?? null,
      registrationId: of.registrationId ?? null,
    });
  }

  /** The actor of an account of the demo, with the roles given so far. */
  actor({ accountId, name }: { accountId: string; name: string }): Actor {
    const roles = this.held.get(accountId) ?? [];
    return { accountId, name, admin: false, mayCreateMeetings: true, roles, once: null };
  }

  /** Drafts a meeting and takes it through some steps. */
  async meeting(
    organizer: Actor,
    details: MeetingDetails,
    steps: readonly MeetingVerb[],
  ): Promise<MeetingFacts> {
    const meetings = this.get(Meetings);
    const input = inputOf(details) as Parameters<Meetings['draft']>[1];
    const { slug } = await meetings.draft(organizer, { ...input, version: null });
    await this.work.run(SYSTEM, async (tx) => {
      const row = await tx.one<{ id: string }>(sql`select id from meeting where slug = ${slug}`);
      const meeting = await tx.get(Meeting, row?.id ?? '');
      meeting.sample = true;
      await tx.save(meeting);
    });
    const { id } = await this.facts(slug);
    for (const verb of steps) await meetings.move(organizer, id, verb, null);
    return this.facts(slug);
  }

  /** What pages know of a meeting now. */
  async facts(slug: string): Promise<MeetingFacts> {
    const found = await locateMeeting({ slug }, this.reads);
    if (!found) throw new Error(`no meeting ${slug}`);
    return found.meeting;
  }
}
