/**
 * Takes the pictures of the documentation from a freshly loaded demo: docs/screenshots/*.png. Build first.
 *
 *   npm run screenshots              all
 *   npm run screenshots -- agenda    those whose name contains the word
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const pictures = join(root, 'docs', 'screenshots');
const LAPTOP = { viewport: { width: 1366, height: 800 }, deviceScaleFactor: 1 };
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const LARGEST = 250 * 1024;

/** A picture: who looks (a role of the demo, or nobody), where from, and which links lead to the page. */
const shots = [
  { name: 'home', on: LAPTOP, path: () => '/' },
  { name: 'agenda', on: LAPTOP, path: (meeting) => `${meeting}/agenda`, scrollTo: 'main h2' },
  { name: 'agenda-phone', on: PHONE, path: (meeting) => `${meeting}/agenda`, scrollTo: 'main h2' },
  { name: 'coverage', on: LAPTOP, as: 'secretariat', path: (meeting) => `${meeting}/kelola/cakupan` },
  {
    name: 'registration-phone',
    on: PHONE,
    as: 'coordinator',
    path: () => '/saya',
    follow: ['a[href*="/delegasi/"]', 'a[href$="/nominasi"]'],
  },
  {
    name: 'minutes',
    on: LAPTOP,
    as: 'minute_taker',
    path: (meeting) => `${meeting}/kelola/notula`,
    follow: ['tr:has-text("Draf") a[href*="/kelola/notula/"]'],
    scrollTo: 'main h2:has-text("Pembahasan")',
  },
  { name: 'outcome', on: LAPTOP, path: (meeting) => `${meeting}/hasil`, follow: ['a[href*="/hasil/"]'] },
  { name: 'follow-up', on: LAPTOP, as: 'secretariat', path: (meeting) => `${meeting}/kelola/tindak-lanjut` },
];

const wanted = process.argv[2] ?? '';
const dataDir = mkdtempSync(join(tmpdir(), 'rakornas-pictures-'));
const demo = await startDemo();
const browser = await chromium.launch({
  executablePath: [process.env.CHROME_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path)),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  mkdirSync(pictures, { recursive: true });
  const people = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'));
  const meeting = `/rakornas/${people.find((person) => person.meeting).meeting}`;
  for (const shot of shots.filter(({ name }) => name.includes(wanted))) {
    const person = people.find(({ role }) => role === shot.as);
    const file = await take(shot, meeting, person ?? null);
    const { size } = statSync(file);
    console.log(`${relative(root, file)}  ${Math.round(size / 1024)} KB`);
    if (size > LARGEST) throw new Error(`${shot.name} is larger than ${LARGEST / 1024} KB`);
  }
} finally {
  await browser.close();
  demo.kill('SIGTERM');
  await once(demo, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
}

/** The demo on a free port; resolves when it listens. */
async function startDemo() {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/cli.js', 'demo'], {
    cwd: root,
    env: {
      ...process.env,
      ...{ DATA_DIR: dataDir, DATABASE_URL: '', BASE_URL: '', HOST: '127.0.0.1', PORT: String(port) },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.baseUrl = `http://localhost:${port}`;
  for await (const line of child.stdout) if (String(line).includes(child.baseUrl)) return child;
  throw new Error('the demo ended before it listened');
}

async function take({ name, on, path, follow = [], scrollTo }, meeting, person) {
  const context = await browser.newContext({
    ...on,
    baseURL: demo.baseUrl,
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const visit = async (address) => {
    const answer = await page.goto(address);
    if (answer.status() !== 200) throw new Error(`${name}: ${address} answered ${answer.status()}`);
  };
  if (person) {
    await page.goto(person.signInUrl);
    const button = page.locator('main form[method="post"] button').first();
    if (await button.isVisible()) await button.click();
  }
  await visit(path(meeting));
  for (const link of follow) await visit(await page.locator(`main ${link}`).first().getAttribute('href'));
  if (scrollTo) {
    await page
      .locator(scrollTo)
      .first()
      .evaluate((element) => globalThis.scrollTo(0, element.getBoundingClientRect().top - 66));
  }
  await page.evaluate(() => globalThis.document.fonts.ready);
  const file = join(pictures, `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  return file;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
