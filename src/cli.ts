#!/usr/bin/env node
import 'reflect-metadata';
import { text } from 'node:stream/consumers';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import { userCommand } from './accounts/users.command.js';
import { AppModule } from './app.module.js';
import { trailFindings } from './audit/trail.findings.js';
import { processConfig } from './config/config.js';
import { configFindings } from './config/config.findings.js';
import { doctorCommand } from './config/doctor.command.js';
import type { Terminal } from './config/terminal.js';
import { backupCommand, restoreCommand } from './database/backup.command.js';
import { databaseFindings } from './database/database.findings.js';
import { migrateCommand } from './database/migrate.command.js';
import { migrate } from './database/migrator.js';
import { demoCommand } from './demo/demo.command.js';
import { isMessageKey, translator } from './i18n/translator.js';
import { SystemClock } from './kernel/clock.js';
import { DomainError } from './kernel/errors.js';
import { serve } from './serve.js';
import { outboxFindings, smtpFinding } from './outbox/outbox.findings.js';

const terminal: Terminal<INestApplicationContext> = {
  config: () => processConfig(),
  async withProgram(use) {
    const config = processConfig();
    await migrate(config);
    const program = await NestFactory.createApplicationContext(AppModule.with(config), {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
    try {
      return await use(program);
    } finally {
      await program.close();
    }
  },
  say: (json, result, lines) => console.log(json ? JSON.stringify(result, null, 2) : lines.join('\n')),
  fail() {
    process.exitCode = 1;
  },
  readInput: async () => (await text(process.stdin)).replace(/\r?\n$/, ''),
};

const program = new Command('rakornas').description('Rakornas: national coordination meetings');
program.addCommand(migrateCommand(terminal));
program.addCommand(
  demoCommand(terminal, {
    async open(config, clock) {
      await migrate(config);
      return NestFactory.createApplicationContext(AppModule.with(config, clock), {
        logger: ['error', 'fatal'],
        abortOnError: false,
      });
    },
    serve,
  }),
);
program.addCommand(userCommand(terminal));
program.addCommand(backupCommand(terminal));
program.addCommand(restoreCommand(terminal));
program.addCommand(
  doctorCommand(async (config) => [
    ...(await databaseFindings(config, new SystemClock(), async (database) => [
      ...(await trailFindings(database)),
      ...(await outboxFindings(database)),
    ])),
    ...(await configFindings(config)),
    await smtpFinding(config),
  ])(terminal),
);

try {
  await program.parseAsync();
} catch (error) {
  console.error(`rakornas: ${lineOf(error)}`);
  process.exitCode = 1;
}

/** What went wrong, in one line. */
function lineOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof DomainError && isMessageKey(error.code))
    return translator('en')(error.code, error.params);
  return (error.message || error.name).split('\n').join('; ');
}
