import { FirstStart } from './accounts/first-start.js';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import { migrate } from './database/migrator.js';
import { createServer } from './web/server.js';

/** Migrates, listens, and says where: what `npm start` and `npm run demo` share. */
export async function serve(config: Config): Promise<void> {
  await migrate(config);
  const app = await createServer(config, AppModule.with(config));
  await app.listen(config.port, config.host);
  console.log(`Rakornas: ${config.baseUrl}`);
  const announcement = await app.get(FirstStart).announcement();
  if (announcement) console.log(announcement);
}
