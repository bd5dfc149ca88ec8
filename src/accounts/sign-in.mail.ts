import { Inject, Injectable } from '@nestjs/common';
import { Account } from '../access/account.entity.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { Tx } from '../database/transaction.js';
import { Work } from '../database/unit-of-work.js';
import { type Language, translator } from '../i18n/translator.js';
import { SYSTEM } from '../kernel/actor.js';
import { Mailer } from '../outbox/mailer.js';
import { type Job, Outbox } from '../outbox/outbox.js';
import { accountUrls, leadingTo } from './accounts.urls.js';
import { MAIL_MINUTES, SignInCodes } from './sign-in-codes.js';

/** The job that looks whether there is such an account and mails it. */
export const SIGN_IN_MAIL = 'accounts.signInMail';

/** What accounts write to people. */
@Injectable()
export class AccountMails {
  constructor(
    private readonly work: Work,
    private readonly codes: SignInCodes,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
    outbox: Outbox,
  ) {
    outbox.handle(SIGN_IN_MAIL, (job) => this.signIn(job));
  }

  /** Whether mails go out at all. */
  get configured(): boolean {
    return this.mailer.configured;
  }

  /** The invitation to a new or a reset account. */
  async invite(
    tx: Tx,
    person: { name: string; email: string },
    url: string,
    days: number,
    language: Language,
  ) {
    const t = translator(language);
    await this.mailer.post(tx, {
      to: person.email,
      subject: t('accounts.mail.inviteSubject'),
      text: t('accounts.mail.invite', { name: person.name, url, days, home: this.config.baseUrl }),
    });
  }

  private async signIn(job: Job): Promise<void> {
    // Kept until there is SMTP, the code would long have expired.
    if (!this.mailer.configured) return;
    const { email, next, language } = job.payload as { email: string; next: string; language: Language };
    const t = translator(language);
    await this.work.run(SYSTEM, async (tx) => {
      const account = await tx.find(Account, { email });
      if (!account || account.disabledAt !== null) return;
      const { token, digits } = await this.codes.linkAndDigits(tx, account.id);
      const url = this.config.baseUrl + leadingTo(accountUrls.link(token), next);
      await this.mailer.post(tx, {
        to: email,
        subject: t('accounts.mail.signInSubject'),
        text: t('accounts.mail.signIn', { digits, url, minutes: MAIL_MINUTES, home: this.config.baseUrl }),
      });
    });
  }
}
