// Builds assets/ into dist/assets: one compressed stylesheet, the client modules and the icons, each under a name
// that holds a hash of its content (so it can be cached for ever), and manifest.json from plain to hashed names.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'sass';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'assets');
const target = join(root, 'dist', 'assets');
const manifest = {};

/** Writes one file under its hashed name and remembers it. */
async function emit(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const extension = extname(name);
  const hashed = `${basename(name, extension)}.${hash}${extension}`;
  await writeFile(join(target, hashed), content);
  manifest[name] = `/assets/${hashed}`;
}

async function emitFolder(folder) {
  for (const name of (await readdir(join(source, folder))).sort()) {
    await emit(name, await readFile(join(source, folder, name)));
  }
}

/** The stylesheet names icons plainly, url("kawung.svg"); a name nobody emitted stops the build. */
function withHashedUrls(css) {
  return css.replace(/url\("?([\w-]+\.(?:svg|woff2|png))"?\)/g, (_, name) => {
    if (!manifest[name]) throw new Error(`app.scss uses ${name}, which is not in assets/icons`);
    return `url("${manifest[name]}")`;
  });
}

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await emitFolder('icons');
await emitFolder('client');
const { css } = compile(join(source, 'styles', 'app.scss'), {
  style: 'compressed',
  loadPaths: [join(root, 'node_modules')],
  quietDeps: true,
});
await emit('app.css', withHashedUrls(css));
await writeFile(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
