import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { sha256 } from '../kernel/ids.js';
import { plusMinutes } from '../kernel/time.js';
import { type Reads, ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import type { Tx } from '../database/transaction.js';

/** `code`: digits were mailed; `authenticator`: the second factor is missing; `setup`: it has to be set up first. */
export type Stage = 'code' | 'authenticator' | 'setup';

/** How far a browser has come with signing in. It is no session: nothing but the next step can be done with it. */
export interface SignInStep {
  readonly stage: Stage;
  /** At `code`: what was typed; nobody knows yet whether there is such an account. */
  readonly email: string | null;
  /** From the second step on. */
  readonly accountId: string | null;
  readonly next: string;
}

const MINUTES = 20;

/** Signing in takes several pages; the browser's place is kept in the database under a hash of its cookie. */
@Injectable()
export class SignInSteps {
  constructor(
    private readonly reads: ReadSide,
    private readonly clock: Clock,
  ) {}

  /** Where this browser stands; null when nowhere, or for too long. */
  async of(browser: string | null, reads: Reads = this.reads): Promise<SignInStep | null> {
    if (browser === null) return null;
    const row = await reads.one<{
      stage: Stage;
      email: string | null;
      account_id: string | null;
      next: string;
    }>(sql`
      select stage, email, account_id, next from sign_in_step
      where id = ${keyOf(browser)} and expires_at > ${this.clock.now()}`);
    return row && { stage: row.stage, email: row.email, accountId: row.account_id, next: row.next };
  }

  /** Puts the browser at a step. */
  async put(tx: Tx, browser: string, step: SignInStep): Promise<void> {
    const expires = plusMinutes(tx.now, MINUTES);
    await tx.run(sql`
      insert into sign_in_step (id, stage, email, account_id, next, created_at, expires_at)
      values (${keyOf(browser)}, ${step.stage}, ${step.email}, ${step.accountId}, ${step.next}, ${tx.now}, ${expires})
      on conflict (id) do update set stage = excluded.stage, email = excluded.email,
        account_id = excluded.account_id, next = excluded.next, created_at = excluded.created_at,
        expires_at = excluded.expires_at`);
  }

  /** Signing in is over, or begins anew. */
  async clear(tx: Tx, browser: string): Promise<void> {
    await tx.run(sql`delete from sign_in_step where id = ${keyOf(browser)}`);
  }
}

const keyOf = (browser: string): string => sha256(`sign-in:${browser}`);
