import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { CommandError, type CommandMaker } from '../config/terminal.js';
import { ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import { SYSTEM } from '../kernel/actor.js';
import { newAccountForm } from './administration.forms.js';
import { Administration } from './administration.service.js';
import { Passphrases, SHORTEST_PASSPHRASE } from './passphrases.js';

interface AddOptions {
  name: string;
  email: string;
  admin?: boolean;
  mayCreateMeetings?: boolean;
  passwordStdin?: boolean;
  json?: boolean;
}

/** `rakornas user add` and `rakornas user reset`: for the first administrator, and for one who lost their phone. */
export const userCommand: CommandMaker<INestApplicationContext> = (terminal) => {
  const user = new Command('user').description('accounts');

  user
    .command('add')
    .description('open an account; prints a one-time link, or takes a passphrase from standard input')
    .requiredOption('--name <name>', 'full name')
    .requiredOption('--email <address>', 'e-mail address')
    .option('--admin', 'looks after accounts and reference data')
    .option('--may-create-meetings', 'may create Rakornas')
    .option('--password-stdin', 'read the passphrase from standard input')
    .option('--json', 'print JSON')
    .action(async ({ json = false, passwordStdin = false, ...given }: AddOptions) => {
      const read = newAccountForm.safeParse(given);
      if (!read.success) throw new CommandError(`--${String(read.error.issues[0]?.path[0])} cannot be read`);
      const passphrase = passwordStdin ? await terminal.readInput() : null;
      if (passphrase !== null && passphrase.length < SHORTEST_PASSPHRASE)
        throw new CommandError(`the passphrase needs at least ${SHORTEST_PASSPHRASE} characters`);
      const opened = await terminal.withProgram(async (program) => {
        const administration = program.get(Administration);
        const hash = passphrase === null ? null : await program.get(Passphrases).hash(passphrase);
        const { id } = await administration.open(SYSTEM, read.data, hash);
        return { id, signInUrl: hash === null ? await administration.link(SYSTEM, id) : null };
      });
      const how = opened.signInUrl
        ? [`One-time sign-in link, valid for 7 days:`, opened.signInUrl]
        : ['Signs in with the passphrase given; the authenticator is set up at the first sign-in.'];
      terminal.say(json, { ...opened, email: read.data.email }, [
        `Account opened: ${read.data.email}`,
        ...how,
      ]);
    });

  user
    .command('reset <email>')
    .description('remove passphrase, authenticator and sessions; prints a one-time link')
    .option('--json', 'print JSON')
    .action(async (email: string, { json = false }: { json?: boolean }) => {
      const reset = await terminal.withProgram(async (program) => {
        const account = await program.get(ReadSide).one<{ id: string }>(sql`
          select id from account where email = ${email.trim().toLowerCase()}`);
        if (!account) throw new CommandError(`no account with the e-mail ${email}`);
        const administration = program.get(Administration);
        await administration.reset(SYSTEM, account.id);
        return { id: account.id, signInUrl: await administration.link(SYSTEM, account.id) };
      });
      terminal.say(json, { ...reset, email }, [
        `Account reset: ${email}`,
        'One-time sign-in link, valid for 7 days:',
        reset.signInUrl,
      ]);
    });

  return user;
};
