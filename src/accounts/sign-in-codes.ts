import { Inject, Injectable } from '@nestjs/common';
import { hmac, newDigits, newId, newToken, sameSecret, sha256 } from '../kernel/ids.js';
import { type Instant, plusMinutes } from '../kernel/time.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { Reads } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import type { Tx } from '../database/transaction.js';

/** `mail`: asked for on the sign-in page; `invite`: given out by an administrator; `demo`: reusable, loopback only. */
export type LinkPurpose = 'mail' | 'invite' | 'demo';

/** How long a mailed link and its digits live, in minutes. */
export const MAIL_MINUTES = 15;
const WRONG_DIGITS = 5;

/** A link that still opens. */
export interface LivingLink {
  id: string;
  account_id: string;
  name: string;
  purpose: LinkPurpose;
}

/** One-time links and the digits beside them. Only hashes are kept. */
@Injectable()
export class SignInCodes {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** A new link token for an account. */
  async link(tx: Tx, accountId: string, purpose: LinkPurpose, minutes: number): Promise<string> {
    return (await this.insert(tx, accountId, purpose, minutes, null)).token;
  }

  /** A new link token with six digits beside it; digits mailed earlier stop working, earlier links do not. */
  async linkAndDigits(tx: Tx, accountId: string): Promise<{ token: string; digits: string }> {
    await tx.run(sql`update sign_in_code set digits_hash = null where account_id = ${accountId}`);
    const digits = newDigits();
    const { token } = await this.insert(tx, accountId, 'mail', MAIL_MINUTES, digits);
    return { token, digits };
  }

  /** The link of a token, if it still opens for an account that is not disabled. */
  async living(reads: Reads, token: string, now: Instant): Promise<LivingLink | null> {
    return reads.one<LivingLink>(sql`
      select c.id, c.account_id, c.purpose, a.name from sign_in_code c
      join account a on a.id = c.account_id and a.disabled_at is null
      where c.token_hash = ${sha256(token)} and c.used_at is null and c.expires_at > ${now}`);
  }

  /** Whose link this was, used or not: a second click by the same person is no error. */
  async ownerOf(reads: Reads, token: string): Promise<string | null> {
    const row = await reads.one<{ account_id: string }>(sql`
      select account_id from sign_in_code where token_hash = ${sha256(token)}`);
    return row?.account_id ?? null;
  }

  /** Uses a link up and gives its account; null when it opens no more. */
  async redeemLink(tx: Tx, token: string): Promise<string | null> {
    const link = await this.living(tx, token, tx.now);
    if (!link || link.purpose === 'demo') return null;
    return (await this.useUp(tx, link.id)) ? link.account_id : null;
  }

  /** Uses the newest digits of an account up; wrong ones are counted, and the fifth ends them (the link stays). */
  async redeemDigits(tx: Tx, accountId: string, digits: string): Promise<boolean> {
    const code = await tx.one<{ id: string; digits_hash: string }>(sql`
      select id, digits_hash from sign_in_code
      where account_id = ${accountId} and digits_hash is not null and used_at is null
        and expires_at > ${tx.now} and attempts < ${WRONG_DIGITS}`);
    if (!code) return false;
    if (sameSecret(code.digits_hash, this.digitsHash(code.id, digits))) return this.useUp(tx, code.id);
    await tx.run(sql`update sign_in_code set attempts = attempts + 1 where id = ${code.id}`);
    return false;
  }

  /** Ends every link and code of an account that is still open. */
  async revoke(tx: Tx, accountId: string): Promise<void> {
    await tx.run(sql`
      update sign_in_code set used_at = ${tx.now} where account_id = ${accountId} and used_at is null`);
  }

  /** The condition makes it once, also for two requests at the same moment. */
  private async useUp(tx: Tx, id: string): Promise<boolean> {
    return (
      (await tx.run(sql`update sign_in_code set used_at = ${tx.now} where id = ${id} and used_at is null`)) >
      0
    );
  }

  private async insert(
    tx: Tx,
    accountId: string,
    purpose: LinkPurpose,
    minutes: number,
    digits: string | null,
  ) {
    const [id, token] = [newId(), newToken()];
    const digitsHash = digits === null ? null : this.digitsHash(id, digits);
    await tx.run(sql`
      insert into sign_in_code
        (id, account_id, token_hash, digits_hash, purpose, attempts, created_at, expires_at, used_at)
      values (${id}, ${accountId}, ${sha256(token)}, ${digitsHash}, ${purpose}, 0, ${tx.now},
        ${plusMinutes(tx.now, minutes)}, null)`);
    return { id, token };
  }

  /** Keyed: a million plain hashes would be looked up in no time. */
  private digitsHash(id: string, digits: string): string {
    return hmac(this.config.secret, `digits:${id}:${digits}`);
  }
}
