// Renders every component with sample data, takes pictures at three widths, and checks accessibility and sideways scroll.
// The pictures land in .cache/styleguide. Run `node scripts/build-assets.mjs` first.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { chromium } from 'playwright-core';
import { transform } from '@swc/core';
import { samples } from './styleguide-samples.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const pictures = join(root, '.cache', 'styleguide');
const manifest = JSON.parse(await readFile(join(root, 'dist', 'assets', 'manifest.json'), 'utf8'));

async function loadWords(language) {
  const source = await readFile(join(root, 'src', 'web', 'locales', `${language}.ts`), 'utf8');
  const { code } = await transform(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

/** The same helpers as the program's renderer, in their simplest form. */
async function createRenderer(language) {
  const words = await loadWords(language);
  const handlebars = Handlebars.create();
  const rest = (values) => values.slice(0, -1);
  handlebars.registerHelper({
    t: (key, options) => {
      const text = key.split('.').reduce((tree, part) => tree?.[part], words);
      if (typeof text !== 'string') throw new Error(`no words for ${key}`);
      return text.replace(/\{(\w+)\}/g, (_, name) => options.hash[name]);
    },
    eq: (a, b) => a === b,
    not: (value) => !value,
    and: (...values) => rest(values).every(Boolean),
    or: (...values) => rest(values).find(Boolean),
    concat: (...values) => rest(values).join(''),
    array: (...values) => rest(values),
    obj: (options) => options.hash,
    asset: (name) => {
      if (!manifest[name]) throw new Error(`no asset ${name}`);
      return manifest[name];
    },
  });
  const options = { strict: true, preventIndent: true };
  for (const folder of ['layouts', 'components', 'errors']) {
    for (const file of await readdir(join(root, 'views', folder))) {
      const text = await readFile(join(root, 'views', folder, file), 'utf8');
      handlebars.registerPartial(`${folder}/${basename(file, '.hbs')}`, handlebars.compile(text, options));
    }
  }
  return (template, model) => handlebars.compile(template, options)(model);
}

/** Serves the rendered samples and the built assets under the policy that the program sends. */
function serve(pages) {
  const types = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
  const policy =
    "default-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const page = pages.get(path.slice(1));
    if (page !== undefined) {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
        .end(page);
    } else if (path.startsWith('/assets/')) {
      const body = await readFile(join(root, 'dist', path)).catch(() => '');
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(body);
    } else response.writeHead(404).end();
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const launch = () =>
  chromium.launch({
    executablePath: [process.env.CHROME_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path)),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const problems = [];

async function inspect(browser, origin, name, width) {
  // The policy is bypassed only for the checker's own script; a plain visit in each width reports violations of it.
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 860 },
    bypassCSP: width === 1366,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Jakarta',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`${name} ${width}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${name} ${width}: ${error.message}`));
  await page.clock.setFixedTime(new Date('2019-10-15T10:42:00+08:00'));
  await page.goto(`${origin}/${name}`);
  const overflow = await page.evaluate(
    () => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth,
  );
  if (overflow > 0) problems.push(`${name} ${width}: ${overflow} px wider than the window`);
  if (width !== 320) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  if (width === 1366) {
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => globalThis.axe.run(globalThis.document));
    for (const { id, nodes } of violations)
      problems.push(`${name}: axe ${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
  }
  await context.close();
}

/** What a printer, forced colours, an organizer's own colours and very large text make of the pages. */
async function shootVariants(browser, origin) {
  const variants = {
    print: { emulate: { media: 'print' }, width: 794 },
    forced: { emulate: { forcedColors: 'active' }, width: 1000 },
    brand: { style: ':root{--brand:#7a1f3d;--brand-deep:#4a0f24;--brand-tint:#f8e9ee}', width: 1000 },
    large: { style: 'html{font-size:200%}', width: 640 },
  };
  for (const [variant, { emulate, style, width }] of Object.entries(variants)) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true });
    await page.emulateMedia(emulate ?? {});
    for (const name of pages.keys()) {
      await page.goto(`${origin}/${name}`);
      if (style) await page.addStyleTag({ content: style });
      await page.screenshot({ path: join(pictures, `${name}-${variant}.png`), fullPage: true });
    }
    await page.close();
  }
}

const wanted = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
await mkdir(pictures, { recursive: true });
const pages = new Map();
for (const [name, { language = 'id', template, model }] of Object.entries(samples)) {
  if (wanted && !name.includes(wanted)) continue;
  pages.set(name, (await createRenderer(language))(template, model));
}
const server = await serve(pages);
const browser = await launch();
for (const name of pages.keys()) {
  for (const width of [320, 360, 1366])
    await inspect(browser, `http://127.0.0.1:${server.address().port}`, name, width);
}
if (process.argv.includes('--variants'))
  await shootVariants(browser, `http://127.0.0.1:${server.address().port}`);
await browser.close();
server.close();
console.log(
  problems.length > 0 ? problems.join('\n') : `${pages.size} pages, no problems; pictures in ${pictures}`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
