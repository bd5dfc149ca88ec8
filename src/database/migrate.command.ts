import { Command } from 'commander';
import type { CommandMaker } from '../config/terminal.js';
import { migrate } from './migrator.js';

/** `rakornas migrate`: brings the database to the newest schema. */
export const migrateCommand: CommandMaker<unknown> = (terminal) =>
  new Command('migrate')
    .description('bring the database to the newest schema')
    .option('--json', 'print JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const migrated = await migrate(terminal.config());
      terminal.say(json, { migrated }, [migrated.length ? `Migrated: ${migrated.join(', ')}` : 'Up to date']);
    });
