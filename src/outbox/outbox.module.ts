import { Global, Module } from '@nestjs/common';
import { Mailer } from './mailer.js';
import { Outbox } from './outbox.js';

/** Work after commit: jobs and mail. */
@Global()
@Module({ providers: [Outbox, Mailer], exports: [Outbox, Mailer] })
export class OutboxModule {}
