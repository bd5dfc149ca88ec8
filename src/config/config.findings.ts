import { access, constants, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';
import { find, type Finding } from './finding.js';

const GIGABYTE = 1024 ** 3;
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What `rakornas doctor` says of the settings and the machine. */
export async function configFindings(config: Config): Promise<Finding[]> {
  return [
    await find('secret', async () => {
      const { mode } = await stat(join(config.dataDir, 'secret'));
      const bits = (mode & 0o777).toString(8);
      return bits === '600'
        ? { ok: true, detail: `${join(config.dataDir, 'secret')}, mode 600` }
        : { ok: false, detail: `mode ${bits}: chmod 600 ${join(config.dataDir, 'secret')}` };
    }),
    await find('data directory', async () => {
      await access(config.dataDir, constants.W_OK);
      return { ok: true, detail: `${config.dataDir} is writable` };
    }),
    await find('disk', async () => {
      const { bavail, bsize } = await statfs(config.dataDir);
      const free = (bavail * bsize) / GIGABYTE;
      return { ok: free >= 1 ? true : free >= 0.1 ? 'warn' : false, detail: `${free.toFixed(1)} GB free` };
    }),
    await find('base url', async () => {
      const url = new URL(config.baseUrl);
      if (url.protocol === 'https:') return { ok: true, detail: config.baseUrl };
      if (LOCAL.has(url.hostname)) return { ok: true, detail: `${config.baseUrl}, this machine only` };
      return { ok: false, detail: `${config.baseUrl}: set BASE_URL to an https address` };
    }),
  ];
}
