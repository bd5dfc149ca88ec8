import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** A way to get a browser; `path` gives null when this machine has none of the kind. */
export interface BrowserPlace {
  name: string;
  path(): Promise<string | null>;
}

export const chromePath: BrowserPlace = {
  name: 'CHROME_PATH',
  path: () => Promise.resolve(process.env['CHROME_PATH'] ?? null),
};

export const debianChromium: BrowserPlace = {
  name: '/usr/bin/chromium',
  path: () => Promise.resolve(existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : null),
};

/** Unpacks itself into the temporary directory; for Linux on x64, and it wants libnss3, libnspr4 and libexpat1. */
export const npmChromium: BrowserPlace = {
  name: 'the npm package @sparticuz/chromium',
  path: () => sparticuz.executablePath(),
};

// No sandbox because tests often run as root in a container, and only our own pages are opened.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** A real Chromium. Throws, with the reason of every attempt, when there is none: browser tests are never skipped. */
export async function launchChromium(
  places: readonly BrowserPlace[] = [chromePath, debianChromium, npmChromium],
): Promise<Browser> {
  const failures: string[] = [];
  for (const place of places) {
    try {
      const executablePath = await place.path();
      if (executablePath) return await chromium.launch({ executablePath, args, headless: true });
      failures.push(`${place.name}: not there`);
    } catch (error) {
      failures.push(`${place.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`No Chromium could be started.\n- ${failures.join('\n- ')}`);
}
