import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** argon2id (the library's default) with OWASP's parameters. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The shortest passphrase: three words. */
export const SHORTEST_PASSPHRASE = 12;

/** Hashes passphrases, slowly and outside of transactions. */
@Injectable()
export class Passphrases {
  private dummy: Promise<string> | null = null;

  /** A PHC string to keep. */
  async hash(passphrase: string): Promise<string> {
    return hash(passphrase.normalize('NFKC'), COST);
  }

  /** Whether it is the one; without a hash it takes as long and says no, so that time tells nothing. */
  async matches(kept: string | null, passphrase: string): Promise<boolean> {
    const against = kept ?? (await (this.dummy ??= this.hash('nobody has this passphrase')));
    const same = await verify(against, passphrase.normalize('NFKC'));
    return same && kept !== null;
  }
}
