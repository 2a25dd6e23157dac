import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BenchReport, ScenarioReport } from './report.ts';
import { comparisonText, figure, machineText, remarksOn, scenarioCells, verdictOf } from './words.ts';
import { YARDSTICKS, type YardstickName } from './yardsticks.ts';

/** The part of the page that is measured by something else, in a browser. */
const MEASURED_ELSEWHERE = '\n## The console\n';

/**
 * Writes what a benchmark came to as a page of the documentation: figures, what they mean, how to repeat them. What the page says of the
 * console stays.
 */
export async function writeReport(file: string, report: BenchReport): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${pageOf(report).join('\n')}\n${await measuredElsewhere(file)}`);
}

async function measuredElsewhere(file: string): Promise<string> {
  try {
    const page = await readFile(file, 'utf8');
    const from = page.indexOf(MEASURED_ELSEWHERE);
    return from === -1 ? '' : page.slice(from);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function pageOf(report: BenchReport): string[] {
  const { machine, effort, yardsticks, scenarios, auditDifferences } = report;
  return [
    '# Benchmarks',
    '',
    'Everything here was measured in one run by',
    '',
    `    npx couponry bench --seconds ${effort.seconds} --codes ${effort.codes} --many-codes ${effort.manyCodes} --redemptions ${effort.redemptions} --write docs/benchmarks.md`,
    '',
    'which starts a server and its embedded PostgreSQL in a scratch folder, loads them from separate processes and leaves',
    'nothing behind. Load generator, server and database share the machine, so the figures are of the three together:',
    '',
    `- ${machineText(machine)}`,
    `- ${effort.seconds} s a scenario after a warm-up; ${figure(effort.codes)} individual codes in the database, 1,000 and ${figure(effort.manyCodes)} where few and many are compared`,
    '- durable (`fsync`, `synchronous_commit`), over HTTP, keys checked, idempotency keys and events written',
    '',
    'A figure without the machine says little. So the same run measures what this machine can do at its best, and what each',
    'scenario must reach is a multiple of that. A machine that is shared changes its speed by half within minutes: what a scenario is',
    'compared with, a yardstick or another scenario, is measured right before and right after it, and the middle of both counts.',
    '',
    '## Yardsticks',
    '',
    'The mean of all that was seen of each in this run.',
    '',
    '| yardstick | | |',
    '| --- | --- | ---: |',
    ...Object.entries(YARDSTICKS).map(([name, { short, what, unit }]) => {
      const value = yardsticks[name as YardstickName];
      return `| ${short} | ${what} | ${value === null ? 'not measured' : `${figure(unit === 'ms' ? value : Math.round(value))} ${unit}`} |`;
    }),
    '',
    '## Scenarios',
    '',
    '| scenario | connections | throughput | p50 | p99 | CPU of server | of database | of load | an answer | memory of server, before and after | of database |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...scenarios.map(tableRow),
    '',
    'CPU is in percent of one processor, and for each answer in microseconds of the server and of the database. The memory of',
    'the database counts once what its processes share.',
    '',
    '| scenario | | what it must reach | |',
    '| --- | --- | --- | --- |',
    ...scenarios.flatMap(comparisonRows),
    '',
    ...scenarios.flatMap((scenario) => remarksOn(scenario).map((remark) => `- ${scenario.name}: ${remark}`)),
    auditDifferences === 0
      ? '- The audit at the end was clean: every counter is what the ledger says.'
      : '- There was no clean audit at the end.',
    '',
    ...HOW,
  ];
}

function tableRow(scenario: ScenarioReport): string {
  const cells = scenarioCells(scenario);
  const all = [`${scenario.name}`, scenario.connections, ...Object.values(cells)];
  return `| ${all.join(' | ')} |`;
}

function comparisonRows({ name, title, comparisons }: ScenarioReport): string[] {
  return comparisons.map((comparison, index) => {
    const what = index === 0 ? `${name}: ${title}` : '';
    return `| ${what} | | ${comparisonText(comparison)} | ${verdictOf(comparison)} |`;
  });
}

const HOW = [
  '## What is measured',
  '',
  '- Each connection has one request in flight and sends the next when the answer is there. Latencies are measured by the',
  '  load generator, from the first byte sent to the last one received; answers during the warm-up do not count.',
  '- `hot-*` redeems one friendly coupon with a global limit and one per client: every request is another client, another',
  '  order and another `Idempotency-Key`, and has an amount.',
  '- `individual` redeems EAN-13 codes that were issued to clients, each once, in an order that jumps over the table. They are',
  '  put into the database by `COPY` before anything is measured, as activations would have left them (without events).',
  '- `validate` asks over `/v1` what one code gives on a cart of five lines, for another client each time; `redeem-cart` is `hot-256`',
  '  with that cart in the place of the amount, and may cost server and database half as much again. `redeem-two` uses two codes for',
  '  each order, all or none.',
  '- `two-servers` has half of its connections to each; then both run into a limit, which must be met exactly.',
  '- `overload` never waits: who is turned away asks again at once.',
  '- A database that was just made is given the time to make the reserve of its log, as that of a shop has.',
  '- `memory` is measured on a server that has answered nothing before.',
  '- `*-few` and `*-many` do the same on two servers, with few and with many codes in the table; each of these codes can be',
  '  used again and again, and they belong to 1,000 coupons on both.',
  '- `evaluate` asks the engine what a cart is worth, sixteen carts in turn: twenty codes of every kind, of which twelve could',
  '  apply and are weighed in every combination.',
  '- After each scenario, the number of answers that said "done" must be the number in the coupon\'s statistics or in the',
  '  ledger. Any other difference, any answer that is not expected and any finding of the audit makes the command end with 1;',
  '  a floor that is not reached does not.',
  '',
  '## How to repeat it',
  '',
  '    npx couponry bench                         everything, some minutes',
  '    npx couponry bench --only hot-256,look-up  some scenarios',
  '    npx couponry bench --seconds 3 --only hot-256        one of them, in some seconds',
  '    npx couponry bench --codes 10000000        with another number of codes in the database',
  '    npx couponry bench --only hot-few,hot-many --many-codes 10000000',
  '                                               few codes against many more',
  '    npx couponry bench --url URL --key KEY     against your own server; leaves archived coupons behind',
  '    npx couponry bench --json                  for machines',
  '',
  'With `--url` the yardsticks of the database, CPU, memory, the audit and the scenarios that need the database are left out.',
];
