// What `npm test` runs: style, types, unused code, then every test. The last line is the sum of all of them.
//
//   npm test                 everything
//   npm test -- <filter>     only the tests whose path contains the filter (any Vitest argument works)
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from './child.mjs';
import { unhandledErrorsFile } from './unhandled-errors.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(root, '.cache/vitest.json');
const reporters = [
  ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  `--reporter=${join(root, 'tools/unhandled-errors.mjs')}`,
];
const inCi = Boolean(process.env.CI);

/** Each counts as one, passed or failed. */
const checks = [
  { name: 'style', command: inCi ? ['biome', 'ci', '--colors=off'] : ['biome', 'check'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types of the engine, without Node', command: ['tsc', '-p', 'packages/engine'] },
  { name: 'types of the contract, without Node', command: ['tsc', '-p', 'packages/contract'] },
  { name: 'types of the sdk, without Node', command: ['tsc', '-p', 'packages/sdk'] },
  { name: 'types of the console, with the browser', command: ['tsc', '-p', 'packages/console'] },
  { name: 'unused code', command: ['knip', '--no-progress'] },
];

const filters = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };

if (filters.length === 0) for (const check of checks) await runCheck(check);
await runTests();
process.stdout.write(`\n${lastLine()}\n`);
process.exitCode = sum.failed > 0 ? 1 : 0;

async function runCheck({ name, command }) {
  const passed = await run(command);
  sum[passed ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}: ${name} (${command.join(' ')})\n`);
}

async function runTests() {
  for (const file of [report, unhandledErrorsFile]) rmSync(file, { force: true });
  mkdirSync(join(root, '.cache'), { recursive: true });
  const passed = await run(['vitest', 'run', ...reporters, ...filters]);
  const counted = countTests(readJson(report) ?? { testResults: [] });
  counted.failed += readJson(unhandledErrorsFile) ?? 0;
  // Vitest also fails when there is no test at all, or when it could not begin.
  if (counted.failed === 0 && (!passed || counted.passed === 0)) counted.failed = 1;
  for (const key of Object.keys(sum)) sum[key] += counted[key];
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function countTests({ testResults }) {
  const counted = { passed: 0, failed: 0, skipped: 0 };
  for (const file of testResults) {
    const statuses = file.assertionResults.map((test) => test.status);
    for (const status of statuses) counted[status in counted ? status : 'skipped'] += 1;
    // The file could not be loaded, or failed outside of its tests (a hook).
    if (file.status === 'failed' && !statuses.includes('failed')) counted.failed += 1;
  }
  return counted;
}

function lastLine() {
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
  return `${sum.passed} passed, ${sum.failed} failed${skipped}`;
}

async function run([tool, ...args]) {
  const env = inCi ? { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined } : process.env;
  const end = await runChild(join(root, 'node_modules/.bin', tool), args, { cwd: root, env });
  // Told to stop: no further check, and no sum that looks like a result.
  const stop = end.told ?? end.signal;
  if (stop) process.kill(process.pid, stop);
  return end.code === 0;
}
