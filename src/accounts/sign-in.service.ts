import { Injectable } from '@nestjs/common';
import { Account } from '../access/account.entity.js';
import { Sessions } from '../access/sessions.js';
import { ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import type { Tx } from '../database/transaction.js';
import { Work } from '../database/unit-of-work.js';
import type { Language } from '../i18n/translator.js';
import { SYSTEM } from '../kernel/actor.js';
import { Refused } from '../kernel/errors.js';
import { readCode } from '../kernel/ids.js';
import { Accounts } from './accounts.service.js';
import { accountUrls } from './accounts.urls.js';
import { Authenticator } from './authenticator.js';
import type { Entrance } from './entrance.js';
import { Passphrases } from './passphrases.js';
import { SIGN_IN_MAIL } from './sign-in.mail.js';
import { SignInCodes } from './sign-in-codes.js';
import { SignInLimits } from './sign-in-limits.js';
import { type SignInStep, SignInSteps } from './sign-in-steps.js';
import { isStaffAccount } from './staff.js';

/** Signed in, with the token for the cookie; or asked for one step more. */
export type Entered = { readonly token: string; readonly next: string } | { readonly step: string };

/**
 * The ways in. Each proves something about an account and ends in `admit`, which alone starts sessions: who has an
 * authenticator is asked for it on every way, and staff without passphrase or authenticator first set them up. What is
 * refused reads the same whether the account exists or not. (Nothing here runs under a retry key: its result would be
 * kept, and with it a session's token.)
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly work: Work,
    private readonly reads: ReadSide,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
    private readonly codes: SignInCodes,
    private readonly steps: SignInSteps,
    private readonly limits: SignInLimits,
    private readonly passphrases: Passphrases,
    private readonly authenticator: Authenticator,
  ) {}

  /** Mails a link and digits, if there is such an account: that is looked up later, so the answer takes the same time. */
  async requestMail(entrance: Entrance, email: string, next: string, language: Language): Promise<void> {
    await this.work.run(SYSTEM, async (tx) => {
      await this.steps.put(tx, entrance.browser, { stage: 'code', email, accountId: null, next });
      await tx.later(SIGN_IN_MAIL, { email, next, language });
    });
  }

  /** By the digits of the mail. */
  async byDigits(entrance: Entrance, step: SignInStep, digits: string): Promise<Entered> {
    const email = step.email ?? '';
    const entered = await this.work.run(SYSTEM, async (tx) => {
      const account = await tx.find(Account, { email });
      const right =
        account !== null && (await this.codes.redeemDigits(tx, account.id, digits.replace(/\D/g, '')));
      return right ? this.admit(tx, account, entrance, step.next) : null;
    });
    if (!entered) throw new Refused('accounts.problems.digits', {}, 'code');
    await this.limits.forget('digits', email);
    return entered;
  }

  /** By the mailed or handed-out link; null when it opens no more. */
  async byLink(entrance: Entrance, token: string, next: string): Promise<Entered | null> {
    return this.work.run(SYSTEM, async (tx) => {
      const accountId = await this.codes.redeemLink(tx, token);
      return accountId === null ? null : this.admit(tx, await tx.get(Account, accountId), entrance, next);
    });
  }

  /** By e-mail and passphrase. */
  async byPassphrase(entrance: Entrance, email: string, passphrase: string, next: string): Promise<Entered> {
    const accountId = await this.whoseCredentials(email, passphrase);
    if (accountId === null) throw new Refused('accounts.problems.credentials', {}, 'passphrase');
    await this.limits.forget('passphrase', email);
    return this.work.run(SYSTEM, async (tx) =>
      this.admit(tx, await tx.get(Account, accountId), entrance, next),
    );
  }

  /** By the printed personal code. */
  async byPersonalCode(entrance: Entrance, code: string, next: string): Promise<Entered> {
    const accountId = await this.whoseCode(code);
    if (accountId === null) throw new Refused('accounts.problems.personalCode', {}, 'code');
    return this.work.run(SYSTEM, async (tx) =>
      this.admit(tx, await tx.get(Account, accountId), entrance, next),
    );
  }

  /** The second factor; each code is good once. */
  async byAuthenticator(entrance: Entrance, step: SignInStep, code: string): Promise<Entered> {
    const accountId = step.accountId ?? '';
    const entered = await this.work.run(SYSTEM, async (tx) => {
      const account = await tx.get(Account, accountId);
      if (!(await this.useCode(tx, account, code))) return null;
      return this.admit(tx, account, entrance, step.next, { proven: true });
    });
    if (!entered) throw new Refused('accounts.problems.authenticator', {}, 'code');
    await this.limits.forget('authenticator', accountId);
    return entered;
  }

  /** The demo's button: no second factor, and only where the controller has seen that the demo is open. */
  async byDemoLink(entrance: Entrance, token: string): Promise<string | null> {
    return this.work.run(SYSTEM, async (tx) => {
      const link = await this.codes.living(tx, token, tx.now);
      return link?.purpose === 'demo' ? this.start(tx, link.account_id, entrance) : null;
    });
  }

  /** First passphrase of staff; one that stands is never replaced here. */
  async setUpPassphrase(entrance: Entrance, step: SignInStep, passphrase: string): Promise<Entered> {
    const hash = await this.passphrases.hash(passphrase);
    return this.work.run(SYSTEM, async (tx) => {
      const account = await tx.get(Account, step.accountId ?? '');
      if (account.passphraseHash === null) {
        account.setPassphrase(hash);
        await tx.save(account);
      }
      return this.admit(tx, account, entrance, step.next, { proven: true });
    });
  }

  /** First authenticator of staff; one that stands is never replaced here. */
  async setUpAuthenticator(
    entrance: Entrance,
    step: SignInStep,
    sealed: string,
    code: string,
  ): Promise<Entered> {
    return this.work.run(SYSTEM, async (tx) => {
      const account = await tx.get(Account, step.accountId ?? '');
      if (account.totpSecret === null) {
        const used = this.authenticator.stepOf(account.id, sealed, code, tx.now, null);
        if (used === null) throw new Refused('accounts.problems.authenticator', {}, 'code');
        account.setAuthenticator(sealed, used);
        await tx.save(account);
      }
      return this.admit(tx, account, entrance, step.next, { proven: true });
    });
  }

  /** All factors at once, for the API: a session's token, or the account's way is not complete (null). */
  async atOnce(entrance: Entrance, accountId: string, totp: string | null): Promise<string | null> {
    return this.work.run(SYSTEM, async (tx) => {
      const account = await tx.get(Account, accountId);
      const staff = await isStaffAccount(tx, account);
      if (account.disabledAt !== null || (staff && (!account.totpSecret || !account.passphraseHash)))
        return null;
      if (account.totpSecret && !(await this.useCode(tx, account, totp ?? ''))) return null;
      return this.start(tx, account.id, entrance);
    });
  }

  /** Whose e-mail and passphrase these are; as slow for nobody's. */
  async whoseCredentials(email: string, passphrase: string): Promise<string | null> {
    const row = await this.reads.one<{ id: string; passphrase_hash: string | null }>(sql`
      select id, passphrase_hash from account where email = ${email.toLowerCase()} and disabled_at is null`);
    return (await this.passphrases.matches(row?.passphrase_hash ?? null, passphrase))
      ? (row?.id ?? null)
      : null;
  }

  /** Whose printed code this is. */
  async whoseCode(typed: string): Promise<string | null> {
    const hash = this.accounts.personalCodeHash(readCode(typed));
    const row = await this.reads.one<{ id: string }>(sql`
      select id from account where personal_code_hash = ${hash} and disabled_at is null`);
    return row?.id ?? null;
  }

  private async admit(
    tx: Tx,
    account: Account,
    entrance: Entrance,
    next: string,
    second: { proven: boolean } = { proven: false },
  ): Promise<Entered> {
    if (account.disabledAt !== null) throw new Refused('accounts.problems.closed');
    const stay = { email: null, accountId: account.id, next };
    if (account.totpSecret !== null && !second.proven) {
      await this.steps.put(tx, entrance.browser, { stage: 'authenticator', ...stay });
      return { step: accountUrls.authenticator };
    }
    const complete = account.passphraseHash !== null && account.totpSecret !== null;
    if (!complete && (await isStaffAccount(tx, account))) {
      await this.steps.put(tx, entrance.browser, { stage: 'setup', ...stay });
      return { step: account.passphraseHash ? accountUrls.setUpAuthenticator : accountUrls.setUpPassphrase };
    }
    return { token: await this.start(tx, account.id, entrance), next };
  }

  private async start(tx: Tx, accountId: string, entrance: Entrance): Promise<string> {
    if (entrance.browser) await this.steps.clear(tx, entrance.browser);
    if (entrance.sessionId) await this.sessions.drop(tx, entrance.sessionId);
    return this.sessions.start(tx, accountId, entrance.address, entrance.device);
  }

  private async useCode(tx: Tx, account: Account, code: string): Promise<boolean> {
    if (account.totpSecret === null) return false;
    const used = this.authenticator.stepOf(
      account.id,
      account.totpSecret,
      code,
      tx.now,
      account.totpLastStep,
    );
    if (used === null) return false;
    account.useAuthenticator(used);
    await tx.save(account);
    return true;
  }
}
