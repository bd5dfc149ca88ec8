/**
 * Holds the directions of `src` and a few habits no linter knows. Prints one line per violation and exits with 1.
 *
 *   node scripts/check-boundaries.mjs [project root]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A folder may import itself and every folder of an earlier row, never its neighbours in a row. */
const order = [
  ['kernel'],
  ['config', 'i18n'],
  ['database'],
  ['audit', 'outbox'],
  ['access'],
  ['web'],
  ['accounts'],
  // From here on: features, one after the other. `documents` renders letters and tables for all of them.
  ['provinces'],
  ['documents'],
  ['meetings'],
  ['delegations'],
  ['agenda'],
  ['attendance'],
  ['minutes'],
  ['outcomes'],
  ['evaluations'],
  ['modus'],
  ['notifications'],
  ['reports'],
  // Example data for trying the program; it may use every feature.
  ['demo'],
];

/** The only files directly in `src`; they may import everything, and nothing imports them but each other. */
const boot = ['main.ts', 'cli.ts', 'serve.ts', 'app.module.ts'];

/** Who may import the demo. */
const demoUsers = ['cli.ts', 'app.module.ts'];

/** Names that say nothing: a thing has a home with its noun. */
const refusedFolders = ['utils', 'util', 'common', 'helpers', 'shared', 'lib', 'misc'];

const rank = new Map(order.flatMap((row, index) => row.map((folder) => [folder, index])));
const projectRoot = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
const src = join(projectRoot, 'src');
const violations = [];

const names = filesBelow(src).filter((name) => name.endsWith('.ts'));
const graph = new Map(names.map((name) => [name, checkFile(name)]));
violations.push(...cycles(graph));

if (violations.length > 0) {
  console.error(violations.sort().join('\n'));
  console.error(
    `${violations.length} ${violations.length === 1 ? 'violation' : 'violations'} of the boundaries`,
  );
  process.exitCode = 1;
} else {
  console.log(`${names.length} files keep the boundaries`);
}

/** Reports what is wrong in one file and answers the files it needs when it runs. */
function checkFile(name) {
  const file = ts.createSourceFile(
    name,
    readFileSync(join(src, name), 'utf8'),
    ts.ScriptTarget.Latest,
    false,
  );
  const report = (node, message) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    violations.push(`src/${name}:${line + 1} ${message}`);
  };
  checkName(name, (message) => violations.push(`src/${name} ${message}`));

  const runtimeImports = [];
  const visit = (node) => {
    const imported = importOf(node);
    if (imported?.specifier.startsWith('.')) {
      const target = targetOf(name, imported.specifier);
      const refusal = refusalOf(name, target);
      if (refusal) report(node, refusal);
      else if (!imported.typeOnly) runtimeImports.push(target);
    }
    const habit = habitOf(node, name);
    if (habit) report(node, habit);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return runtimeImports;
}

function checkName(name, report) {
  const folders = name.split('/').slice(0, -1);
  if (basename(name) === 'index.ts') report('is a barrel: import the file that has the thing');
  const vague = folders.find((folder) => refusedFolders.includes(folder));
  if (vague) report(`lives in "${vague}", a folder that names nothing`);
  const folder = folders[0];
  if (folder === undefined ? !boot.includes(name) : !rank.has(folder)) {
    report('has no place in the order at the top of scripts/check-boundaries.mjs');
  }
}

/** The module a node names, for every way to name one. */
function importOf(node) {
  if (ts.isImportDeclaration(node)) {
    const named = node.importClause?.namedBindings;
    const onlyTypes =
      named !== undefined &&
      ts.isNamedImports(named) &&
      node.importClause?.name === undefined &&
      named.elements.length > 0 &&
      named.elements.every((element) => element.isTypeOnly);
    return moduleName(node.moduleSpecifier, node.importClause?.isTypeOnly === true || onlyTypes);
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return moduleName(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return moduleName(node.argument.literal, true);
  if (
    ts.isCallExpression(node) &&
    node.expression.kind === ts.SyntaxKind.ImportKeyword &&
    node.arguments[0]
  ) {
    return moduleName(node.arguments[0], false);
  }
  return undefined;
}

function moduleName(literal, typeOnly) {
  return ts.isStringLiteralLike(literal) ? { specifier: literal.text, typeOnly } : undefined;
}

/** Relative to `src`: "web/page.ts"; outside of it "../test/support/x.ts". */
function targetOf(name, specifier) {
  const path = relative(src, resolve(src, dirname(name), specifier))
    .split(sep)
    .join('/');
  return path.replace(/\.js$/, '.ts');
}

function refusalOf(name, target) {
  if (target.startsWith('../')) {
    if (name.endsWith('.spec.ts')) return undefined;
    return `imports ${target.slice(3)}: only specs reach outside of src`;
  }
  const [from, to] = [folderOf(name), folderOf(target)];
  if (to === 'demo' && from !== 'demo' && !demoUsers.includes(name)) {
    return `imports the demo; only ${demoUsers.join(' and ')} may`;
  }
  if (from === undefined || from === to) return undefined;
  if (to === undefined) return `imports ${target}: the boot files are imported by nobody`;
  if (!rank.has(from) || !rank.has(to)) return undefined;
  if (rank.get(to) < rank.get(from)) return undefined;
  return `imports ${to}: ${from} may import only ${permitted(from)}`;
}

function permitted(folder) {
  const earlier = order.slice(0, rank.get(folder)).flat();
  return earlier.length > 0 ? earlier.join(', ') : 'itself';
}

function folderOf(path) {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined;
}

function habitOf(node, name) {
  if (ts.isIdentifier(node) && node.text === 'forwardRef')
    return 'uses forwardRef: turn the dependency round';
  if (isDateOfNow(node) && !/^kernel\/clock[^/]*\.ts$/.test(name)) return 'reads the time: ask the Clock';
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  if (node.name.text === 'coerce')
    return 'uses coerce, which turns blank into 0 and "false" into true: take a form field';
  const readsEnvironment =
    node.name.text === 'env' && ts.isIdentifier(node.expression) && node.expression.text === 'process';
  if (readsEnvironment && folderOf(name) !== 'config') return 'reads process.env: ask the Config';
  return undefined;
}

function isDateOfNow(node) {
  const isDate = (expression) => ts.isIdentifier(expression) && expression.text === 'Date';
  if (ts.isNewExpression(node)) return isDate(node.expression) && (node.arguments?.length ?? 0) === 0;
  return ts.isPropertyAccessExpression(node) && node.name.text === 'now' && isDate(node.expression);
}

/** Imports of mere types are erased and close no cycle. */
function cycles(edges) {
  const found = new Map();
  const done = new Set();
  const path = [];
  const walk = (name) => {
    const start = path.indexOf(name);
    if (start >= 0) {
      const circle = path.slice(start);
      found.set(
        [...circle].sort().join(),
        `src/${name} is in an import cycle: ${[...circle, name].join(' → ')}`,
      );
      return;
    }
    if (done.has(name)) return;
    path.push(name);
    for (const next of edges.get(name) ?? []) walk(next);
    path.pop();
    done.add(name);
  };
  for (const name of edges.keys()) walk(name);
  return found.values();
}

function filesBelow(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
