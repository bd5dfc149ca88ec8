import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rakornas-boundaries-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** What the check says of a tree of files below `src`, without its closing line. */
function violations(tree: Record<string, string>): string[] {
  for (const [name, text] of Object.entries(tree)) {
    const path = join(root, 'src', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const run = spawnSync(process.execPath, ['scripts/check-boundaries.mjs', root], { encoding: 'utf8' });
  const lines = run.stderr.split('\n').filter(Boolean);
  expect(run.status).toBe(lines.length > 0 ? 1 : 0);
  return lines.slice(0, -1);
}

/** One tree per test, because each run of the check loads the compiler. */
const refused: [file: string, text: string, message: string][] = [
  ['kernel/a.ts', "import '../config/b.js';", ':1 imports config: kernel may import only itself'],
  ['config/a.ts', "import '../i18n/b.js';", ':1 imports i18n: config may import only kernel'],
  [
    'audit/types.ts',
    "\nimport type { B } from '../access/b.js';",
    ':2 imports access: audit may import only kernel, config, i18n, database',
  ],
  [
    'database/lazy.ts',
    "const b = () => import('../audit/b.js');",
    ':1 imports audit: database may import only kernel, config, i18n',
  ],
  [
    'outbox/passed-on.ts',
    "export { b } from '../audit/b.js';",
    ':1 imports audit: outbox may import only kernel, config, i18n, database',
  ],
  [
    'provinces/inline.ts',
    "type B = import('../meetings/b.js').B;",
    ':1 imports meetings: provinces may import only kernel, config, i18n, database, audit, outbox, access, web, accounts',
  ],
  ['web/demo.ts', "import '../demo/b.js';", ':1 imports the demo; only cli.ts and app.module.ts may'],
  ['main.ts', "import './demo/b.js';", ':1 imports the demo; only cli.ts and app.module.ts may'],
  ['web/boot.ts', "import '../main.js';", ':1 imports main.ts: the boot files are imported by nobody'],
  [
    'web/outside.ts',
    "import '../../test/support/database.js';",
    ':1 imports test/support/database.ts: only specs reach outside of src',
  ],
  ['web/index.ts', '', ' is a barrel: import the file that has the thing'],
  ['web/utils/a.ts', '', ' lives in "utils", a folder that names nothing'],
  ['web/forward.ts', 'forwardRef(() => A);', ':1 uses forwardRef: turn the dependency round'],
  ['web/new-date.ts', 'const a = new Date();', ':1 reads the time: ask the Clock'],
  ['web/date-now.ts', 'const a = Date.now();', ':1 reads the time: ask the Clock'],
  ['web/env.ts', 'const a = process.env.PORT;', ':1 reads process.env: ask the Config'],
  [
    'web/coerce.ts',
    'const a = z.coerce.number();',
    ':1 uses coerce, which turns blank into 0 and "false" into true: take a form field',
  ],
  ['stray.ts', '', ' has no place in the order at the top of scripts/check-boundaries.mjs'],
  ['stray/a.ts', '', ' has no place in the order at the top of scripts/check-boundaries.mjs'],
];

describe('the boundaries of src', () => {
  it('let a later folder import an earlier one, and a spec reach the test support', () => {
    const tree = {
      'kernel/clock.ts': 'export const now = () => new Date();',
      'config/config.ts': 'export const port = process.env.PORT;',
      'web/page.ts':
        "import { now } from '../kernel/clock.js'; export const at = (text: string) => new Date(text);",
      'meetings/meeting.ts':
        "export { at } from '../web/page.js'; export { pdf } from '../documents/pdf.js';",
      'documents/pdf.ts': 'export const pdf = 1;',
      'web/page.spec.ts': "import '../../test/support/database.js';",
      'demo/seed.ts': "import '../meetings/meeting.js';",
      'cli.ts': "import './demo/seed.js'; import './app.module.js';",
      'app.module.ts': "import './demo/seed.js';",
    };
    expect(violations(tree)).toEqual([]);
  });

  it('refuse what goes against the direction or the habits', () => {
    const tree = Object.fromEntries(refused.map(([file, text]) => [file, text]));
    expect(violations(tree)).toEqual(refused.map(([file, , message]) => `src/${file}${message}`).sort());
  });

  it('refuse a cycle, unless mere types close it', () => {
    const cycle = {
      'web/a.ts': "import './b.js';",
      'web/b.ts': "import './c.js';",
      'web/c.ts': "import './a.js';",
    };
    expect(violations(cycle)).toEqual([
      'src/web/a.ts is in an import cycle: web/a.ts → web/b.ts → web/c.ts → web/a.ts',
    ]);
    expect(violations({ 'web/c.ts': "import type { A } from './a.js';" })).toEqual([]);
  });
});
