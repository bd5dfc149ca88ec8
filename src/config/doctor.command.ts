import { Command } from 'commander';
import type { Config } from './config.js';
import type { Finding } from './finding.js';
import type { CommandMaker } from './terminal.js';

const MARKS = new Map<Finding['ok'], string>([
  [true, 'ok'],
  ['warn', '! '],
  [false, 'NO'],
]);

/** `rakornas doctor`: looks at everything the program stands on; exits with 1 when something is wrong. */
export const doctorCommand =
  (examine: (config: Config) => Promise<Finding[]>): CommandMaker<unknown> =>
  (terminal) =>
    new Command('doctor')
      .description('check database, secrets, disk, clock, address, mail and the audit trail')
      .option('--json', 'print JSON')
      .action(async ({ json = false }: { json?: boolean }) => {
        const findings = await examine(terminal.config());
        terminal.say(
          json,
          findings,
          findings.map(({ name, ok, detail }) => `${MARKS.get(ok)}  ${name.padEnd(20)} ${detail}`),
        );
        if (findings.some(({ ok }) => ok === false)) terminal.fail();
      });
