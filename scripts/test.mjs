/**
 * Every check of the project, in one order; `npm test` runs them all and stops at the first that fails.
 *
 *   node scripts/test.mjs                     everything
 *   node scripts/test.mjs check               the fast inner loop, with caches
 *   node scripts/test.mjs units [jest args]   one step, by its name
 *
 * The last line of a full run is "N passed, N failed": the tests of all Jest runs together, where a check that is
 * not a test and fails counts as one failure.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (path) => `node_modules/${path}`;

/** A step's `command` is given to this Node; `jest` names the folders of a Jest run, `db` its database. */
const steps = {
  format: {
    title: 'Prettier',
    command: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  },
  lint: { title: 'ESLint', command: [bin('eslint/bin/eslint.js'), '--max-warnings=0', '.'] },
  types: { title: 'TypeScript', command: [bin('typescript/bin/tsc'), '--noEmit'] },
  boundaries: { title: 'Boundaries', command: ['scripts/check-boundaries.mjs'] },
  build: { title: 'Build', npm: 'build' },
  units: { title: 'Units', jest: ['src', 'scripts'] },
  sqlite: {
    title: 'Journeys and contracts on SQLite',
    jest: ['test/journeys', 'test/contracts'],
    db: 'sqlite',
  },
  postgres: {
    title: 'Journeys and contracts on PostgreSQL',
    jest: ['test/journeys', 'test/contracts'],
    db: 'postgres',
  },
  browser: { title: 'Browser', jest: ['test/browser'] },
};

const inner = {
  lint: {
    title: 'ESLint (changed files)',
    command: [
      bin('eslint/bin/eslint.js'),
      '--max-warnings=0',
      '--cache',
      '--cache-location=.cache/eslint',
      '.',
    ],
  },
  types: steps.types,
  boundaries: steps.boundaries,
  units: steps.units,
};

const passThrough = process.argv.slice(3);
const name = process.argv[2];
if (name === undefined) runInOrder(steps, { whole: true });
else if (name === 'check') runInOrder(inner, { whole: false });
else if (name in steps) process.exitCode = run(steps[name], passThrough).ok ? 0 : 1;
else {
  console.error(`No step "${name}". There are: check, ${Object.keys(steps).join(', ')}`);
  process.exitCode = 1;
}

/** The whole stops at the first failure and ends with the total; the inner loop shows all that is wrong. */
function runInOrder(plan, { whole }) {
  let passed = 0;
  let failed = 0;
  for (const step of Object.values(plan)) {
    console.log(`\n== ${step.title}`);
    const began = performance.now();
    const result = run(step, []);
    passed += result.passed;
    failed += result.failed;
    console.log(`-- ${step.title}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    if (result.ok) continue;
    process.exitCode = 1;
    console.error(`-- ${step.title} failed${whole ? '; the rest was not run' : ''}`);
    if (whole) break;
  }
  if (whole) console.log(`${passed} passed, ${failed} failed`);
}

function run(step, extra) {
  if (step.jest) return runJest(step, extra);
  const ok = step.npm
    ? start('npm', ['run', '--silent', step.npm])
    : start(process.execPath, [...step.command, ...extra]);
  return { ok, passed: 0, failed: ok ? 0 : 1 };
}

/** Arguments that name files replace the step's folders; options such as `-t "name"` narrow them. */
function runJest(step, extra) {
  mkdirSync(`${root}/.cache`, { recursive: true });
  const report = `.cache/jest-${process.pid}.json`;
  const namesFiles = extra.some((argument) => /[/\\]|\.spec\b/.test(argument));
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const folders = step.jest.map((folder) => `^${literally(root + folder)}/`);
  const options = ['--json', `--outputFile=${report}`, ...(namesFiles ? [] : folders)];
  const ok = start(process.execPath, [...flags, bin('jest/bin/jest.js'), ...options, ...extra], {
    RAKORNAS_TEST_DB: step.db ?? 'sqlite',
  });
  let found;
  try {
    found = JSON.parse(readFileSync(`${root}/${report}`, 'utf8'));
  } catch {
    return { ok: false, passed: 0, failed: 1 };
  } finally {
    rmSync(`${root}/${report}`, { force: true });
  }
  const notRun = found.numPendingTests + found.numTodoTests;
  const complete = notRun === 0 || extra.length > 0;
  if (!complete) console.error(`${notRun} tests did not run: every test has to`);
  const failed = found.numFailedTests + found.numRuntimeErrorTestSuites + (complete ? 0 : notRun);
  return { ok: ok && complete, passed: found.numPassedTests, failed: ok ? failed : Math.max(failed, 1) };
}

function literally(path) {
  return path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function start(command, args, env = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (result.error) console.error(result.error.message);
  return result.status === 0;
}
