import { Entity } from 'typeorm';
import { Aggregate } from '../database/aggregate.js';
import { BoolColumn, InstantColumn, IntColumn, TextColumn } from '../database/columns.js';
import type { Instant } from '../kernel/time.js';

/** A person who can sign in: staff by passphrase and TOTP, delegates and coordinators by mail or a printed code. */
@Entity('account')
export class Account extends Aggregate {
  @TextColumn(300) name!: string;
  /** Lower case; null for who has no e-mail. */
  @TextColumn(254, { nullable: true }) email: string | null = null;
  @BoolColumn() admin: boolean = false;
  @BoolColumn() mayCreateMeetings: boolean = false;
  /** argon2id, PHC string; null until set. */
  @TextColumn(200, { nullable: true }) passphraseHash: string | null = null;
  /** Encrypted; null until the authenticator is set up. */
  @TextColumn(200, { nullable: true }) totpSecret: string | null = null;
  /** The last time step used: a code works once. */
  @IntColumn({ nullable: true }) totpLastStep: number | null = null;
  /** Keyed hash of the printed personal code. */
  @TextColumn(64, { nullable: true }) personalCodeHash: string | null = null;
  @InstantColumn({ nullable: true }) disabledAt: Instant | null = null;
  @InstantColumn() createdAt!: Instant;

  get trailMeetingId(): null {
    return null;
  }

  static open(name: string, email: string | null, now: Instant): Account {
    const account = new Account();
    account.name = name;
    account.email = email === null ? null : email.toLowerCase();
    account.createdAt = now;
    account.record('account.opened');
    return account;
  }

  /** Lets the account look after all accounts, or create meetings. */
  grant(what: { admin?: boolean; mayCreateMeetings?: boolean }): void {
    if (what.admin !== undefined) this.admin = what.admin;
    if (what.mayCreateMeetings !== undefined) this.mayCreateMeetings = what.mayCreateMeetings;
    this.record('account.granted', what);
  }

  setPassphrase(hash: string): void {
    this.passphraseHash = hash;
    this.record('account.passphraseSet');
  }

  setAuthenticator(encryptedSecret: string, step: number): void {
    this.totpSecret = encryptedSecret;
    this.totpLastStep = step;
    this.record('account.authenticatorSet');
  }

  /** Remembers the code's time step, so that it cannot be used again. */
  useAuthenticator(step: number): void {
    this.totpLastStep = step;
  }

  setPersonalCode(hash: string): void {
    this.personalCodeHash = hash;
    this.record('account.personalCodeSet');
  }

  /** Back to a fresh account: a new passphrase and authenticator are set at the next sign-in by link. */
  reset(): void {
    this.passphraseHash = null;
    this.totpSecret = null;
    this.totpLastStep = null;
    this.record('account.reset');
  }

  disable(now: Instant): void {
    this.disabledAt = now;
    this.record('account.disabled');
  }

  enable(): void {
    this.disabledAt = null;
    this.record('account.enabled');
  }
}
