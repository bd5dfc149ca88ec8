import { Global, Module } from '@nestjs/common';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { READ, readOptions, writeOptions } from './data-source.js';
import { ReadSide } from './read-side.js';
import { Work } from './unit-of-work.js';

/** The two data sources, the unit of work that writes and the read side that reads. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config): TypeOrmModuleOptions => ({
        ...writeOptions(config),
        autoLoadEntities: true,
      }),
    }),
    TypeOrmModule.forRootAsync({
      name: READ,
      inject: [CONFIG],
      useFactory: (config: Config): TypeOrmModuleOptions => readOptions(config),
    }),
  ],
  providers: [ReadSide, Work],
  exports: [ReadSide, Work],
})
export class DatabaseModule {}
