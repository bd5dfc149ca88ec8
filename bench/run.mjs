/**
 * Measures the program side by side with the barest thing that could do the same, on this machine, in one run.
 *
 *   npm run bench                          every benchmark, as a table
 *   npm run bench -- agenda-page           some, by name
 *   npm run --silent bench -- --json       [{ name, ours, reference, ratio, unit }] and nothing else
 *
 * Figures of two machines cannot be compared; ratios of one run can. Rounds of both sides alternate, and the median
 * of each side's rounds counts.
 */
import { parseArgs } from 'node:util';
import { agendaPage, agendaPageAgain, agendaPagePlain } from './agenda-page.mjs';
import { buildIfStale } from './build.mjs';
import { nominations, nominationsPostgres } from './nominations.mjs';

const BENCHES = {
  'agenda-page': agendaPage,
  'agenda-page-plain': agendaPagePlain,
  'agenda-page-304': agendaPageAgain,
  nominations,
  'nominations-postgres': nominationsPostgres,
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No benchmark "${unknown.join('", "')}". There are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(1);
}

await buildIfStale();
const results = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
  if (!values.json) process.stderr.write(`${name} …\n`);
  const measured = await BENCHES[name]();
  if (measured === null) console.error(`${name}: left out, set BENCH_DATABASE_URL to measure it`);
  else results.push({ name, ...measured });
}
console.log(values.json ? JSON.stringify(results, null, 2) : table(results));

function table(rows) {
  const lines = rows.map(({ name, ours, reference, ratio, unit }) => [
    name,
    ours.toLocaleString('en'),
    reference.toLocaleString('en'),
    ratio.toFixed(2),
    unit,
  ]);
  const all = [['benchmark', 'ours', 'reference', 'ratio', 'unit'], ...lines];
  const widths = all[0].map((_, i) => Math.max(...all.map((line) => line[i].length)));
  const isNumber = (i) => i > 0 && i < 4;
  return all
    .map((line) => line.map((cell, i) => (isNumber(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))))
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
}
