import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { type Demo, startDemo } from './demo.js';

/** One program with the sample meetings and one browser, for all tests of a file. */
export interface Stage extends Demo {
  readonly browser: Browser;
  /** A new browser profile; with `as` signed in as one of the sample's people. */
  open(options?: BrowserContextOptions & { as?: string }): Promise<Page>;
}

/** Starts both; ask for it in `beforeAll` and close it in `afterAll`. */
export async function setStage(): Promise<Stage> {
  const [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  return {
    ...demo,
    browser,
    async open({ as, ...options } = {}) {
      const context = await browser.newContext({
        baseURL: demo.url,
        locale: 'id-ID',
        timezoneId: 'Asia/Makassar',
        viewport: { width: 1366, height: 900 },
        ...options,
      });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      if (as !== undefined) await page.goto(demo.entrance(as));
      return page;
    },
    async close() {
      await browser.close();
      await demo.close();
    },
  };
}

/** What the page complains about from here on: script errors, and whatever its content security policy refused. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // Chromium reports the page's own status 404 as an error of the console.
    const ownStatus =
      message.text().startsWith('Failed to load resource') && message.location().url === page.url();
    if (message.type() === 'error' && !ownStatus) complaints.push(`${page.url()}: ${message.text()}`);
  });
  return complaints;
}

/** How many pixels the page is wider than the screen. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
