import { Injectable } from '@nestjs/common';
import { type Actor, ANONYMOUS, type HeldRole, SYSTEM } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newToken, sha256 } from '../kernel/ids.js';
import { type Instant, minutesBetween, plusMinutes } from '../kernel/time.js';
import { ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import type { Tx } from '../database/transaction.js';
import { Work } from '../database/unit-of-work.js';

const LIFETIME_DAYS = 14;
const TOUCH_AFTER_MINUTES = 5;

/** How long a session cookie lives, in seconds. */
export const SESSION_SECONDS = LIFETIME_DAYS * 24 * 3600;

interface ActorRow {
  account_id: string;
  name: string;
  admin: unknown;
  may_create_meetings: unknown;
  seen_at: Instant;
  meeting_id: string | null;
  role: HeldRole['role'] | null;
  delegation_id: string | null;
  registration_id: string | null;
}

/** One line of "where I am signed in". */
export interface SessionRow {
  id: string;
  created_at: Instant;
  seen_at: Instant;
  address: string;
  device: string;
}

/** Sessions live in the database: any process knows them, and any of them can be ended. Only a hash is kept. */
@Injectable()
export class Sessions {
  constructor(
    private readonly reads: ReadSide,
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  /** Starts a session and gives the token for the cookie. */
  async start(tx: Tx, accountId: string, address: string, device: string): Promise<string> {
    const token = newToken();
    await tx.run(sql`
      insert into web_session (id, account_id, created_at, seen_at, expires_at, address, device)
      values (${sha256(token)}, ${accountId}, ${tx.now}, ${tx.now},
        ${plusMinutes(tx.now, LIFETIME_DAYS * 24 * 60)}, ${address.slice(0, 64)}, ${device.slice(0, 300)})`);
    return token;
  }

  /** Who holds this token, with every role, in one query; ANONYMOUS for a token that is none. */
  async actorOf(token: string): Promise<{ actor: Actor; sessionId: string | null }> {
    const id = sha256(token);
    const now = this.clock.now();
    const rows = await this.reads.all<ActorRow>(sql`
      select a.id as account_id, a.name, a.admin, a.may_create_meetings, s.seen_at,
        r.meeting_id, r.role, r.delegation_id, r.registration_id
      from web_session s
      join account a on a.id = s.account_id and a.disabled_at is null
      left join meeting_role r on r.account_id = a.id
      where s.id = ${id} and s.expires_at > ${now}`);
    const first = rows[0];
    if (!first) return { actor: ANONYMOUS, sessionId: null };
    if (minutesBetween(first.seen_at, now) >= TOUCH_AFTER_MINUTES) await this.touch(id, now);
    return {
      sessionId: id,
      actor: {
        accountId: first.account_id,
        name: first.name,
        admin: Boolean(first.admin),
        mayCreateMeetings: Boolean(first.may_create_meetings),
        roles: rows.flatMap((row) =>
          row.meeting_id && row.role
            ? [
                {
                  meetingId: row.meeting_id,
                  role: row.role,
                  delegationId: row.delegation_id,
                  registrationId: row.registration_id,
                },
              ]
            : [],
        ),
        once: null,
      },
    };
  }

  /** The account's living sessions, newest first. */
  async list(accountId: string): Promise<SessionRow[]> {
    return this.reads.all<SessionRow>(sql`
      select id, created_at, seen_at, address, device from web_session
      where account_id = ${accountId} and expires_at > ${this.clock.now()} order by seen_at desc`);
  }

  /** Ends one session of an account; false when it was not theirs. */
  async end(accountId: string, sessionId: string): Promise<boolean> {
    const ended = await this.work.run(SYSTEM, (tx) =>
      tx.run(sql`delete from web_session where id = ${sessionId} and account_id = ${accountId}`),
    );
    return ended > 0;
  }

  /** Ends the session that a browser had before it signs in anew, and on signing out. */
  async drop(tx: Tx, sessionId: string): Promise<void> {
    await tx.run(sql`delete from web_session where id = ${sessionId}`);
  }

  /** Ends every session of an account but `keep`. */
  async endAll(tx: Tx, accountId: string, keep: string | null = null): Promise<void> {
    await tx.run(sql`delete from web_session where account_id = ${accountId} and id <> ${keep ?? ''}`);
  }

  private async touch(id: string, now: Instant): Promise<void> {
    await this.work.run(SYSTEM, (tx) =>
      tx.run(sql`update web_session set seen_at = ${now} where id = ${id}`),
    );
  }
}
