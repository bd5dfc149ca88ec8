/**
 * Builds the program, unless what is built is newer than everything it was built from.
 *
 *   node scripts/build.mjs            builds
 *   node scripts/build.mjs --if-stale builds when something changed since
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', '.built');
const sources = ['src', 'assets', 'scripts/build-assets.mjs', 'package.json', '.swcrc', 'nest-cli.json'];

if (!process.argv.includes('--if-stale') || isStale()) {
  const run = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  run(join('node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build');
  run(join('scripts', 'build-assets.mjs'));
  writeFileSync(stamp, '');
}

function isStale() {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return sources.some((source) => newest(join(root, source)) > built);
}

/** When anything in a file or folder last changed. */
function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
