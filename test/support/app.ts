import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { type Config, readConfig } from '../../src/config/config.js';
import { migrate } from '../../src/database/migrator.js';
import { ReadSide } from '../../src/database/read-side.js';
import { Work } from '../../src/database/unit-of-work.js';
import { type Clock, FixedClock } from '../../src/kernel/clock.js';
import type { Instant } from '../../src/kernel/time.js';
import { Outbox } from '../../src/outbox/outbox.js';
import { createServer } from '../../src/web/server.js';
import { type DatabasePlace, freshDatabase } from './database.js';
import { freePort } from './postgres.js';
import type { TestSmtp } from './smtp.js';

/** The whole program, listening, on a database of its own. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  /** Its address, without a trailing slash; also its BASE_URL. */
  readonly url: string;
  readonly config: Config;
  /** The only writer: `app.work.run(SYSTEM, async (tx) => …)`. */
  readonly work: Work;
  readonly reads: ReadSide;
  readonly outbox: Outbox;
  /** How many queries a piece of work asks; the background rests meanwhile, so nothing else is counted. */
  queriesOf(work: () => Promise<unknown>): Promise<number>;
  /** Any provider: `app.get(Accounts)`. */
  get<T>(type: abstract new (...args: never[]) => T): T;
  /** Ends the program and drops its database. */
  close(): Promise<void>;
}

export interface AppOptions {
  /** Stands at this instant, or is the clock the test moves. Without it: the machine's own. */
  clock?: Clock | Instant;
  config?: Partial<Config>;
  /** A mail server from `startSmtp()`; without one mails wait in the outbox. */
  smtp?: TestSmtp;
}

/**
 * Starts the program as `npm start` does, on SQLite or PostgreSQL as the run says.
 *
 *     const app = await startApp({ clock: new FixedClock(at), smtp });
 *     afterAll(() => app.close());
 */
export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  const database = await freshDatabase(async (place) => void (await migrate(configFor(place))));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = configFor(database, {
    port,
    host: '127.0.0.1',
    baseUrl: url,
    smtpUrl: options.smtp?.url ?? null,
    ...options.config,
  });
  const clock = typeof options.clock === 'string' ? new FixedClock(options.clock) : options.clock;
  const app = await createServer(config, AppModule.with(config, clock), { quiet: true });
  await app.listen(port, '127.0.0.1');
  const [reads, outbox] = [app.get(ReadSide), app.get(Outbox)];
  return {
    app,
    url,
    config,
    work: app.get(Work),
    reads,
    outbox,
    async queriesOf(work) {
      await outbox.rest();
      const before = reads.queries;
      await work();
      const asked = reads.queries - before;
      outbox.wake();
      return asked;
    },
    get: (type) => app.get(type),
    async close() {
      await app.close();
      await database.drop();
    },
  };
}

/** A configuration that no environment variable of this machine changes. */
export const configFor = (place: DatabasePlace, overrides: Partial<Config> = {}): Config =>
  readConfig({}, { dataDir: place.dataDir, databaseUrl: place.databaseUrl, ...overrides });
