import { existsSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { type Config, demoMarker } from '../config/config.js';
import { CommandError, type Terminal } from '../config/terminal.js';
import { ReadSide } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import { FixedClock } from '../kernel/clock.js';
import type { Instant } from '../kernel/time.js';
import { loadDemo, renewEntrances } from './demo.load.js';

/** How the command gets at the whole program without importing it. */
export interface Stagehands {
  /** The program without its web server, on a clock that can be moved. */
  open(config: Config, clock: FixedClock): Promise<INestApplicationContext>;
  serve(config: Config): Promise<void>;
}

/** `rakornas demo`: loads the sample meetings once, makes new sign-in addresses, and serves. */
export const demoCommand = (terminal: Terminal, hands: Stagehands): Command =>
  new Command('demo')
    .description('load the sample meetings into an empty database and serve them')
    .option('--load-only', 'load, and do not serve')
    .option('--json', 'print JSON')
    .action(async ({ loadOnly = false, json = false }: { loadOnly?: boolean; json?: boolean }) => {
      const config: Config = Object.freeze({ ...terminal.config(), demo: true });
      const loaded = existsSync(demoMarker(config.dataDir));
      const clock = new FixedClock('2019-08-05T01:00:00.000Z' as Instant);
      // Nobody of the sample gets mail, whatever SMTP_URL says.
      const program = await hands.open({ ...config, smtpUrl: null }, clock);
      try {
        if (loaded) await renewEntrances(program, clock, config);
        else await loadInto(program, clock, config);
      } finally {
        await program.close();
      }
      terminal.say(json, { demo: demoMarker(config.dataDir), loaded: !loaded }, [
        `${loaded ? 'Sample meetings kept' : 'Sample meetings loaded'}; sign-ins: ${demoMarker(config.dataDir)}`,
      ]);
      if (!loadOnly) await hands.serve({ ...config, smtpUrl: null });
    });

async function loadInto(program: INestApplicationContext, clock: FixedClock, config: Config): Promise<void> {
  const inUse = await program.get(ReadSide).one(sql`select id from account limit 1`);
  if (inUse)
    throw new CommandError(
      'This database holds real accounts; the demo wants an empty DATA_DIR or DATABASE_URL.',
    );
  await loadDemo(program, clock, config);
}
