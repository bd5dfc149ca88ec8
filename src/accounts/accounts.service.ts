import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Account } from '../access/account.entity.js';
import { MeetingRole } from '../access/meeting-role.entity.js';
import { Sessions } from '../access/sessions.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { Tx } from '../database/transaction.js';
import type { Role } from '../kernel/actor.js';
import { hmac, newCode } from '../kernel/ids.js';
import { accountUrls } from './accounts.urls.js';
import { SignInCodes } from './sign-in-codes.js';
import { isStaffAccount } from './staff.js';

/** What narrows a role: the delegation it coordinates or belongs to, the registration it is about. */
export interface RoleScope {
  delegationId?: string | null;
  registrationId?: string | null;
}

const FOREVER_MINUTES = 10 * 365 * 24 * 60;

/** Accounts and roles, for the features that give people something to do; everything runs in the caller's transaction. */
@Injectable()
export class Accounts {
  constructor(
    private readonly sessions: Sessions,
    private readonly codes: SignInCodes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The account of this e-mail, opened when there is none; without e-mail always a new one. Gives its id. */
  async ensure(tx: Tx, person: { name: string; email: string | null }): Promise<string> {
    const email = person.email?.toLowerCase() ?? null;
    if (email !== null) {
      // Two who name the same new person at once: the second waits and finds the account.
      await tx.alone(`account ${email}`);
      const known = await tx.find(Account, { email });
      if (known) return known.id;
    }
    const account = Account.open(person.name, email, tx.now);
    await tx.save(account);
    return account.id;
  }

  /** Gives a role in a meeting; giving it again changes nothing. */
  async giveRole(
    tx: Tx,
    meetingId: string,
    accountId: string,
    role: Role,
    of: RoleScope = {},
  ): Promise<void> {
    const account = await tx.get(Account, accountId);
    const scope = { delegationId: of.delegationId ?? null, registrationId: of.registrationId ?? null };
    const held = await tx.find(MeetingRole, {
      meetingId,
      accountId,
      role,
      delegationId: scope.delegationId ?? IsNull(),
      registrationId: scope.registrationId ?? IsNull(),
    });
    if (held) return;
    const wasStaff = await isStaffAccount(tx, account);
    await tx.save(MeetingRole.give(meetingId, accountId, role, scope));
    // Staff need the second factor: somebody who becomes staff without one signs in anew and sets it up.
    if (!wasStaff && !account.totpSecret && (await isStaffAccount(tx, account)))
      await this.sessions.endAll(tx, accountId);
  }

  /** Takes a role away, in the given delegation or registration only when one is named. Gives how many rows went. */
  async takeRole(
    tx: Tx,
    meetingId: string,
    accountId: string,
    role: Role,
    of: RoleScope = {},
  ): Promise<number> {
    const held = await tx.findAll(MeetingRole, {
      meetingId,
      accountId,
      role,
      ...(of.delegationId ? { delegationId: of.delegationId } : {}),
      ...(of.registrationId ? { registrationId: of.registrationId } : {}),
    });
    for (const one of held) {
      one.take();
      await tx.remove(one);
    }
    return held.length;
  }

  /** A new printed code for somebody without e-mail, as "XXXX-XXXX-XXXX". It is shown once; the one before stops working. */
  async issuePersonalCode(tx: Tx, accountId: string): Promise<string> {
    const account = await tx.get(Account, accountId);
    const code = newCode(12);
    account.setPersonalCode(this.personalCodeHash(code));
    await tx.save(account);
    return code.replace(/(.{4})(?=.)/g, '$1-');
  }

  /** How a personal code is kept. */
  personalCodeHash(code: string): string {
    return hmac(this.config.secret, `personal-code:${code}`);
  }

  /** A one-time sign-in address for a mail or a message; `next` is where it leads afterwards. */
  async signInLink(tx: Tx, accountId: string, minutes: number, next: string | null = null): Promise<string> {
    const token = await this.codes.link(tx, accountId, 'invite', minutes);
    const query = next === null ? '' : `?lanjut=${encodeURIComponent(next)}`;
    return this.config.baseUrl + accountUrls.link(token) + query;
  }

  /** A reusable sign-in address that opens in demo mode and from this very machine only. */
  async demoLink(tx: Tx, accountId: string): Promise<string> {
    const token = await this.codes.link(tx, accountId, 'demo', FOREVER_MINUTES);
    return this.config.baseUrl + accountUrls.demo(token);
  }
}
