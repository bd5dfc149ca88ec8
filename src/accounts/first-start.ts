import { Inject, Injectable } from '@nestjs/common';
import { Account } from '../access/account.entity.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import { Work } from '../database/unit-of-work.js';
import { translator } from '../i18n/translator.js';
import { SYSTEM } from '../kernel/actor.js';
import { NotFound } from '../kernel/errors.js';
import { newToken, sha256 } from '../kernel/ids.js';
import { AccountQueries } from './accounts.queries.js';
import { accountUrls } from './accounts.urls.js';
import type { Entrance } from './entrance.js';
import { Passphrases } from './passphrases.js';
import { SignInSteps } from './sign-in-steps.js';

/** The very first account: made at a one-time address that only the terminal of the server shows. */
@Injectable()
export class FirstStart {
  constructor(
    private readonly work: Work,
    private readonly reads: ReadSide,
    private readonly queries: AccountQueries,
    private readonly passphrases: Passphrases,
    private readonly steps: SignInSteps,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What to print at the start: the address while there is no account; else null. */
  async announcement(): Promise<string | null> {
    if (this.config.demo || (await this.queries.any())) return null;
    const token = newToken();
    await this.work.run(SYSTEM, (tx) =>
      tx.run(sql`insert into first_start (id, created_at) values (${sha256(token)}, ${tx.now})`),
    );
    const t = translator('id');
    return `${t('accounts.start.announce')}\n  ${this.config.baseUrl}${accountUrls.start(token)}`;
  }

  /** Whether the address is still good. */
  async open(token: string): Promise<boolean> {
    const row = await this.reads.one(sql`
      select 1 as one from first_start f where f.id = ${sha256(token)}
        and not exists (select 1 from account)`);
    return row !== null;
  }

  /** Makes the administrator, who then sets up the authenticator. Throws NotFound when somebody was first. */
  async create(
    entrance: Entrance,
    token: string,
    input: { name: string; email: string; passphrase: string },
  ): Promise<void> {
    const hash = await this.passphrases.hash(input.passphrase);
    await this.work.run(SYSTEM, async (tx) => {
      // Deleting takes the row's lock: of two at once the second finds nothing.
      const mine = await tx.run(sql`delete from first_start where id = ${sha256(token)}`);
      if (mine === 0 || (await tx.one(sql`select 1 as one from account limit 1`))) throw new NotFound();
      await tx.run(sql`delete from first_start`);
      const account = Account.open(input.name, input.email, tx.now);
      account.grant({ admin: true, mayCreateMeetings: true });
      account.setPassphrase(hash);
      await tx.save(account);
      await this.steps.put(tx, entrance.browser, {
        stage: 'setup',
        email: null,
        accountId: account.id,
        next: accountUrls.home,
      });
    });
  }
}
