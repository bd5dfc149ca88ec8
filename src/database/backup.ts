import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Config } from '../config/config.js';
import { CommandError } from '../config/terminal.js';
import { dialectOf, sqliteFile } from './data-source.js';

const DATABASE = 'rakornas.sqlite';
const SECRET = 'secret';

/** What a backup came to; `bytes` of the database. */
export interface Backup {
  folder: string;
  bytes: number;
}

/**
 * Copies a running SQLite database, whole and as of one moment, into an empty folder, with the secret without which
 * authenticators and printed codes could not be read. Uploaded files and PDFs are in the database.
 */
export async function backUp(config: Config, folder: string): Promise<Backup> {
  refusePostgres(config, 'back it up with pg_dump, and keep DATA_DIR/secret with the dump');
  const source = sqliteFile(config);
  if (!existsSync(source)) throw new CommandError(`there is no database in ${config.dataDir}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) throw new CommandError(`${folder} is not empty`);
  const target = join(folder, DATABASE);
  const database = new Sqlite(source, { readonly: true });
  try {
    await database.backup(target);
  } finally {
    database.close();
  }
  check(target);
  copyFileSync(join(config.dataDir, SECRET), join(folder, SECRET));
  for (const name of [DATABASE, SECRET]) chmodSync(join(folder, name), 0o600);
  return { folder, bytes: statSync(target).size };
}

/** Puts a backup into a DATA_DIR that holds no database; what is there is never overwritten. */
export function restore(config: Config, folder: string): Backup {
  refusePostgres(config, 'restore it with pg_restore, and put the secret into DATA_DIR');
  const source = join(folder, DATABASE);
  for (const name of [DATABASE, SECRET]) {
    if (!existsSync(join(folder, name))) throw new CommandError(`${folder} holds no ${name}`);
  }
  const target = sqliteFile(config);
  if (existsSync(target)) throw new CommandError(`${target} exists: stop the program and move it away first`);
  check(source);
  copyFileSync(join(folder, SECRET), join(config.dataDir, SECRET));
  // Under another name until it is whole: a restore that breaks off leaves no half database.
  copyFileSync(source, `${target}.part`, constants.COPYFILE_FICLONE);
  renameSync(`${target}.part`, target);
  for (const name of [DATABASE, SECRET]) chmodSync(join(config.dataDir, name), 0o600);
  return { folder, bytes: statSync(target).size };
}

function check(file: string): void {
  const database = new Sqlite(file, { readonly: true });
  try {
    const found = database.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new CommandError(`${file} is damaged: ${String(found)}`);
  } finally {
    database.close();
  }
}

function refusePostgres(config: Config, instead: string): void {
  if (dialectOf(config) === 'postgres') throw new CommandError(`the database is PostgreSQL: ${instead}`);
}
