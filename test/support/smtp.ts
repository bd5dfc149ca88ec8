import { SMTPServer } from 'smtp-server';
import { readMail, type Mail } from './mail-reader.js';

export type { Mail } from './mail-reader.js';

/** A mail server that keeps what it is given. */
export interface TestSmtp {
  /** For SMTP_URL. */
  readonly url: string;
  readonly mails: readonly Mail[];
  /** The first mail that answers the question, waiting for it up to five seconds. */
  mail(which: (mail: Mail) => boolean): Promise<Mail>;
  /** Refuses the next mails with "451 try again later". */
  refuse(count: number): void;
  clear(): void;
  stop(): Promise<void>;
}

/** Starts a real SMTP server on a free port of the loopback address. */
export async function startSmtp(): Promise<TestSmtp> {
  const mails: Mail[] = [];
  const waiting = new Set<() => void>();
  let refusals = 0;

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusals > 0) {
          refusals -= 1;
          done(Object.assign(new Error('try again later'), { responseCode: 451 }));
          return;
        }
        const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
        mails.push(readMail(Buffer.concat(chunks).toString('latin1'), recipients));
        done();
        waiting.forEach((look) => look());
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');

  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    mail(which) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = mails.find(which);
          if (found) finish(() => resolve(found));
        };
        const timer = setTimeout(() => {
          const subjects = mails.map((mail) => mail.subject).join('; ') || 'none';
          finish(() => reject(new Error(`no such mail within five seconds; received: ${subjects}`)));
        }, 5_000);
        const finish = (answer: () => void) => {
          clearTimeout(timer);
          waiting.delete(look);
          answer();
        };
        waiting.add(look);
        look();
      });
    },
    refuse(count) {
      refusals = count;
    },
    clear() {
      mails.length = 0;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
