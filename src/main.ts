import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { FirstStart } from './accounts/first-start.js';
import { AppModule } from './app.module.js';
import { demoMarker, processConfig } from './config/config.js';
import { migrate } from './database/migrator.js';
import { createServer } from './web/server.js';

const settings = processConfig();
const config = processConfig({ demo: existsSync(demoMarker(settings.dataDir)) });
await migrate(config);
const app = await createServer(config, AppModule.with(config));
await app.listen(config.port, config.host);
console.log(`Rakornas: ${config.baseUrl}`);
const announcement = await app.get(FirstStart).announcement();
if (announcement) console.log(announcement);
