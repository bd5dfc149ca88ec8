import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '../kernel/clock.js';
import type { Config } from './config.js';

/** Injection token of the frozen configuration. */
export const CONFIG = Symbol('Config');

/** Gives every part the configuration and the clock. */
@Global()
@Module({})
export class ConfigModule {
  static with(config: Config, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
      ],
      exports: [CONFIG, Clock],
    };
  }
}
