import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { Instant } from '../kernel/time.js';

const PERIOD_SECONDS = 30;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Time-based one-time codes (RFC 6238). Secrets are sealed with a key of this installation, each for its account. */
@Injectable()
export class Authenticator {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = Buffer.from(hkdfSync('sha256', config.secret, '', 'rakornas authenticator', 32));
  }

  /** A new secret for this account, sealed: it may travel through a form and back. */
  create(accountId: string): string {
    return this.seal(accountId, new Secret({ size: 20 }).base32);
  }

  /** The secret as people type it into their app; null when it was not sealed here for this account. */
  open(accountId: string, sealed: string): string | null {
    try {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, IV_BYTES));
      decipher.setAAD(Buffer.from(accountId));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      return plain.toString('ascii');
    } catch {
      return null;
    }
  }

  /** What the QR code says. */
  uri(secret: string, label: string): string {
    return new TOTP({ issuer: 'Rakornas', label, secret: Secret.fromBase32(secret) }).toString();
  }

  /** The time step of a right code (one step early or late is forgiven), if later than `after`; else null. */
  stepOf(accountId: string, sealed: string, code: string, now: Instant, after: number | null): number | null {
    const secret = this.open(accountId, sealed);
    const token = code.replace(/\s/g, '');
    if (secret === null || !/^\d{6}$/.test(token)) return null;
    const timestamp = Date.parse(now);
    const delta = new TOTP({ secret: Secret.fromBase32(secret) }).validate({ token, timestamp, window: 1 });
    if (delta === null) return null;
    const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
    return after !== null && step <= after ? null : step;
  }

  private seal(accountId: string, secret: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    cipher.setAAD(Buffer.from(accountId));
    const body = Buffer.concat([cipher.update(secret, 'ascii'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
  }
}
