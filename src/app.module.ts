import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AgendaModule } from './agenda/agenda.module.js';
import { AuditModule } from './audit/audit.module.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DelegationsModule } from './delegations/delegations.module.js';
import { Clock, SystemClock } from './kernel/clock.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { MinutesModule } from './minutes/minutes.module.js';
import { OutcomesModule } from './outcomes/outcomes.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { WebModule } from './web/web.module.js';

/** The whole program, features in the order in which they may know each other. */
@Module({})
export class AppModule {
  static with(config: Config, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config, clock),
        DatabaseModule,
        AuditModule,
        OutboxModule,
        AccessModule,
        WebModule,
        AccountsModule,
        MeetingsModule,
        DelegationsModule,
        AgendaModule,
        MinutesModule,
        OutcomesModule,
      ],
    };
  }
}
