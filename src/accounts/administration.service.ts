import { Injectable } from '@nestjs/common';
import { Account } from '../access/account.entity.js';
import { Sessions } from '../access/sessions.js';
import { Work } from '../database/unit-of-work.js';
import type { Language } from '../i18n/translator.js';
import type { Actor } from '../kernel/actor.js';
import { Refused } from '../kernel/errors.js';
import { Accounts } from './accounts.service.js';
import { SignInCodes } from './sign-in-codes.js';
import { AccountMails } from './sign-in.mail.js';

/** How long an invitation lives. */
export const INVITATION_DAYS = 7;

/** What an administrator opens. */
export interface NewAccount {
  name: string;
  email: string;
  admin: boolean;
  mayCreateMeetings: boolean;
}

/** Looking after accounts: for the pages of the administrator and for the `rakornas user` command. */
@Injectable()
export class Administration {
  constructor(
    private readonly work: Work,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
    private readonly codes: SignInCodes,
    private readonly mails: AccountMails,
  ) {}

  /** Opens an account; `passphraseHash` when the terminal gave one. Refuses an e-mail that has an account. */
  async open(actor: Actor, input: NewAccount, passphraseHash: string | null = null): Promise<{ id: string }> {
    return this.work.run(actor, async (tx) => {
      if (await tx.find(Account, { email: input.email.toLowerCase() }))
        throw new Refused('accounts.problems.emailTaken', {}, 'email');
      const account = Account.open(input.name, input.email, tx.now);
      account.grant({ admin: input.admin, mayCreateMeetings: input.mayCreateMeetings });
      if (passphraseHash !== null) account.setPassphrase(passphraseHash);
      await tx.save(account);
      return { id: account.id };
    });
  }

  /** What the account may do above meetings; nobody takes their own administration away. */
  async grant(
    actor: Actor,
    id: string,
    input: { admin: boolean; mayCreateMeetings: boolean; version: number | null },
  ): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const account = await tx.get(Account, id);
      account.expectVersion(input.version, {
        admin: account.admin,
        mayCreateMeetings: account.mayCreateMeetings,
      });
      if (id === actor.accountId && !input.admin)
        throw new Refused('accounts.problems.ownAccount', {}, 'admin');
      account.grant({ admin: input.admin, mayCreateMeetings: input.mayCreateMeetings });
      await tx.save(account);
      const needsSecondFactor = (input.admin || input.mayCreateMeetings) && account.totpSecret === null;
      if (needsSecondFactor) await this.sessions.endAll(tx, id);
    });
  }

  /** Back to a fresh account: no passphrase, no authenticator, no session, no open link. */
  async reset(actor: Actor, id: string): Promise<void> {
    refuseOwn(actor, id);
    await this.work.run(actor, async (tx) => {
      const account = await tx.get(Account, id);
      account.reset();
      await tx.save(account);
      await this.codes.revoke(tx, id);
      await this.sessions.endAll(tx, id);
    });
  }

  /** A new invitation link: by mail when mails go out (null then), else to be shown once. Not under a retry key: it is a secret. */
  async invite(actor: Actor, id: string, language: Language): Promise<string | null> {
    return this.work.run({ ...actor, once: null }, async (tx) => {
      const account = await tx.get(Account, id);
      const url = await this.accounts.signInLink(tx, id, INVITATION_DAYS * 24 * 60);
      if (!this.mails.configured || account.email === null) return url;
      await this.mails.invite(
        tx,
        { name: account.name, email: account.email },
        url,
        INVITATION_DAYS,
        language,
      );
      return null;
    });
  }

  /** A one-time link for the terminal, whether mails go out or not. */
  async link(actor: Actor, id: string): Promise<string> {
    return this.work.run({ ...actor, once: null }, (tx) =>
      this.accounts.signInLink(tx, id, INVITATION_DAYS * 24 * 60),
    );
  }

  /** Closes the account: no way in any more, everything it did stays. */
  async disable(actor: Actor, id: string): Promise<void> {
    refuseOwn(actor, id);
    await this.work.run(actor, async (tx) => {
      const account = await tx.get(Account, id);
      if (account.disabledAt !== null) return;
      account.disable(tx.now);
      await tx.save(account);
      await this.codes.revoke(tx, id);
      await this.sessions.endAll(tx, id);
    });
  }

  /** Opens a closed account again. */
  async enable(actor: Actor, id: string): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const account = await tx.get(Account, id);
      if (account.disabledAt === null) return;
      account.enable();
      await tx.save(account);
    });
  }
}

/** Administrators do not lock themselves out. */
function refuseOwn(actor: Actor, id: string): void {
  if (actor.accountId === id) throw new Refused('accounts.problems.ownAccount');
}
