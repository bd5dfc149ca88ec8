import { Injectable } from '@nestjs/common';
import { Account } from '../access/account.entity.js';
import { Sessions } from '../access/sessions.js';
import { ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import { Work } from '../database/unit-of-work.js';
import type { Actor } from '../kernel/actor.js';
import { Refused, SignInRequired } from '../kernel/errors.js';
import { Accounts } from './accounts.service.js';
import { Authenticator } from './authenticator.js';
import { Passphrases } from './passphrases.js';
import { SignInCodes } from './sign-in-codes.js';

/** What people change about their own account. No retry keys: their results would be kept, and some are secrets. */
@Injectable()
export class MyAccount {
  constructor(
    private readonly work: Work,
    private readonly reads: ReadSide,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
    private readonly codes: SignInCodes,
    private readonly passphrases: Passphrases,
    private readonly authenticator: Authenticator,
  ) {}

  /** A new passphrase; every other session and every open link ends with it. */
  async changePassphrase(
    actor: Actor,
    keepSession: string | null,
    input: { current: string | null; passphrase: string },
  ): Promise<void> {
    await this.prove(actor, input.current);
    const hash = await this.passphrases.hash(input.passphrase);
    await this.work.run(once(actor), async (tx) => {
      const account = await tx.get(Account, idOf(actor));
      account.setPassphrase(hash);
      await tx.save(account);
      await this.codes.revoke(tx, account.id);
      await this.sessions.endAll(tx, account.id, keepSession);
    });
  }

  /** A new authenticator, once its first code was typed. */
  async changeAuthenticator(
    actor: Actor,
    input: { current: string | null; sealed: string; code: string },
  ): Promise<void> {
    await this.prove(actor, input.current);
    await this.work.run(once(actor), async (tx) => {
      const account = await tx.get(Account, idOf(actor));
      const step = this.authenticator.stepOf(account.id, input.sealed, input.code, tx.now, null);
      if (step === null) throw new Refused('accounts.problems.authenticator', {}, 'code');
      account.setAuthenticator(input.sealed, step);
      await tx.save(account);
    });
  }

  /** A new personal code, shown once. */
  async newPersonalCode(actor: Actor): Promise<string> {
    return this.work.run(once(actor), (tx) => this.accounts.issuePersonalCode(tx, idOf(actor)));
  }

  /** Ends one of the actor's sessions. */
  async endSession(actor: Actor, sessionId: string): Promise<void> {
    await this.sessions.end(idOf(actor), sessionId);
  }

  /** Ends every session of the actor but this one. */
  async endOthers(actor: Actor, keepSession: string | null): Promise<void> {
    await this.work.run(once(actor), (tx) => this.sessions.endAll(tx, idOf(actor), keepSession));
  }

  /** The present passphrase stands before every change of what guards the account. */
  private async prove(actor: Actor, current: string | null): Promise<void> {
    const row = await this.reads.one<{ passphrase_hash: string | null }>(sql`
      select passphrase_hash from account where id = ${idOf(actor)}`);
    if (!row?.passphrase_hash) return;
    if (!(await this.passphrases.matches(row.passphrase_hash, current ?? '')))
      throw new Refused('accounts.problems.currentPassphrase', {}, 'current');
  }
}

const once = (actor: Actor): Actor => ({ ...actor, once: null });

function idOf(actor: Actor): string {
  if (actor.accountId === null) throw new SignInRequired();
  return actor.accountId;
}
