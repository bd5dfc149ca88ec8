import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { type Config, demoMarker } from '../config/config.js';
import { sql } from '../database/sql.js';
import { SYSTEM } from '../kernel/actor.js';
import type { FixedClock } from '../kernel/clock.js';
import { crew, crewParts, delegationParts, enlist, type Part } from './demo.cast.js';
import { invite, register } from './demo.delegations.js';
import { RAKORNAS_2019, RAKORNAS_NEXT } from './demo.frame.js';
import { holdMeeting } from './demo.meeting.js';
import { DemoStage } from './demo.stage.js';

/** Loads the two sample meetings into an empty database; every date is of the time it tells of. */
export async function loadDemo(
  program: INestApplicationContext,
  clock: FixedClock,
  config: Config,
): Promise<void> {
  const stage = new DemoStage(program, clock);
  stage.at('2019-08-05', '09:00');
  const people = await crew(stage);
  const drafted = await stage.meeting(people.organizer, RAKORNAS_2019, ['publish', 'openRegistration']);
  await stage.role(people.organizer.accountId ?? '', drafted, 'organizer');
  const team = await enlist(
    stage,
    {
      ...people,
      organizer: stage.actor({ accountId: people.organizer.accountId ?? '', name: people.organizer.name }),
    },
    drafted,
  );
  await invite(stage, team.organizer, drafted, true);
  stage.at('2019-09-16', '10:00');
  await register(stage, team.secretariat, drafted);
  const meeting = await holdMeeting(stage, team, drafted);
  const parts = [...crewParts(team, meeting), ...(await delegationParts(stage, meeting))];

  stage.at('2026-11-02', '09:00');
  const next = await stage.meeting(team.organizer, RAKORNAS_NEXT, []);
  await invite(stage, team.organizer, next, false);
  await writeParts(stage, config, parts);
  // The people are made up: nothing is ever sent to them.
  await stage.work.run(SYSTEM, (tx) => tx.run(sql`delete from outbox where kind = 'mail'`));
}

/** New sign-in addresses for a demo that is loaded already. */
export async function renewEntrances(
  program: INestApplicationContext,
  clock: FixedClock,
  config: Config,
): Promise<void> {
  const known = JSON.parse(readFileSync(demoMarker(config.dataDir), 'utf8')) as Omit<Part, 'accountId'>[];
  const stage = new DemoStage(program, clock);
  const parts: Part[] = [];
  for (const part of known) {
    const row = await stage.reads.one<{ id: string }>(
      sql`select id from account where email = ${part.email}`,
    );
    if (row) parts.push({ ...part, accountId: row.id });
  }
  await writeParts(stage, config, parts);
}

async function writeParts(stage: DemoStage, config: Config, parts: readonly Part[]): Promise<void> {
  const entrances = await Promise.all(
    parts.map(async ({ accountId, ...part }) => ({
      ...part,
      signInUrl: await stage.work.run(SYSTEM, async (tx) => {
        await tx.run(sql`delete from sign_in_code where account_id = ${accountId} and purpose = 'demo'`);
        return stage.accounts.demoLink(tx, accountId);
      }),
    })),
  );
  const file = demoMarker(config.dataDir);
  writeFileSync(file, `${JSON.stringify(entrances, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}
