import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { Tx } from '../database/transaction.js';
import { Outbox } from './outbox.js';

/** A mail to one person; nobody ever sees another recipient. `text` is plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  replyTo?: string | null;
}

const KIND = 'mail';

/** Sends mail from the outbox through SMTP. With no SMTP configured, mails wait and staff can see that they do. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    outbox: Outbox,
  ) {
    const transport = config.smtpUrl ? createTransport(config.smtpUrl) : null;
    this.transport = transport;
    outbox.handle(
      KIND,
      async (job) => {
        const { to, subject, text, replyTo } = job.payload as unknown as Mail;
        // The job's id as Message-ID: a mail sent twice after a crash is recognised as one.
        await transport?.sendMail({
          from: config.mailFrom,
          to: { name: '', address: to },
          subject: subject.replace(/[\r\n]+/g, ' '),
          text,
          messageId: `<${job.id}@rakornas>`,
          ...(replyTo ? { replyTo } : {}),
        });
      },
      transport !== null,
    );
  }

  /** Whether mails go out at all. */
  get configured(): boolean {
    return this.config.smtpUrl !== null;
  }

  /** Leaves a mail in the outbox of this transaction. */
  async post(tx: Tx, mail: Mail): Promise<void> {
    await tx.later(KIND, { ...mail });
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}
