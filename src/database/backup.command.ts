import { resolve } from 'node:path';
import { Command } from 'commander';
import type { CommandMaker } from '../config/terminal.js';
import { backUp, restore } from './backup.js';
import { migrate } from './migrator.js';

/** `rakornas backup <folder>`: a copy of the running database and its secret. */
export const backupCommand: CommandMaker<unknown> = (terminal) =>
  new Command('backup')
    .description('copy the running SQLite database and its secret into an empty folder')
    .argument('<folder>')
    .option('--json', 'print JSON')
    .action(async (folder: string, { json = false }: { json?: boolean }) => {
      const made = await backUp(terminal.config(), resolve(folder));
      terminal.say(json, made, [`Backed up to ${made.folder} (${made.bytes} bytes)`]);
    });

/** `rakornas restore <folder>`: puts a backup into an empty DATA_DIR and brings it to the newest schema. */
export const restoreCommand: CommandMaker<unknown> = (terminal) =>
  new Command('restore')
    .description('put a backup into a DATA_DIR that holds no database')
    .argument('<folder>')
    .option('--json', 'print JSON')
    .action(async (folder: string, { json = false }: { json?: boolean }) => {
      const config = terminal.config();
      const restored = { ...restore(config, resolve(folder)), migrated: await migrate(config) };
      terminal.say(json, restored, [`Restored ${restored.bytes} bytes from ${restored.folder}`]);
    });
