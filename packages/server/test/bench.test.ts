import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { BenchReport } from '../src/cli/bench/report.ts';
import { YARDSTICKS } from '../src/cli/bench/yardsticks.ts';
import {
  type End,
  firstKeys,
  freshSettings,
  runCouponry,
  type Settings,
  scratchFolder,
  startServer,
} from './support/fault-server.ts';

// What is measured here is not how fast anything is: only that everything is measured, and rightly.
// Each individual code is used once: there are more than the fastest machine uses in that time.
const TINY = ['--seconds', '0.5', '--codes', '20000', '--many-codes', '2000', '--redemptions', '500'];
const PATIENCE = 480_000;

const NAMES = [
  ...['hot-256', 'hot-64', 'hot-1', 'individual', 'activate', 'look-up'],
  ...['validate', 'redeem-cart', 'redeem-two', 'two-servers', 'overload'],
  ...['evaluate', 'memory'],
  ...['hot', 'individual', 'activate', 'look-up'].flatMap((name) => [`${name}-few`, `${name}-many`]),
];

/** What is answered where it is no envelope: by `/v1`, and nothing where nobody is asked. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  validate: ['200:true'],
  'redeem-two': ['201:'],
  evaluate: [],
};

test('everything is measured, nothing is answered wrongly and nothing is left behind', {
  timeout: PATIENCE,
}, async () => {
  const folder = await scratchFolder();
  const page = join(folder, 'docs', 'benchmarks.md');
  const elsewhere = '\n## The console\n\nMeasured in a browser.\n';
  await mkdir(dirname(page));
  await writeFile(page, `# Of another day\n${elsewhere}`);
  const { report, end } = await bench([...TINY, '--write', page], { TMPDIR: folder });
  expect(report.problems).toEqual([]);
  expect(end.code).toBe(0);
  expect(report.auditDifferences).toBe(0);
  expect(report.scenarios.map(({ name }) => name)).toEqual(NAMES);
  for (const scenario of report.scenarios) {
    expect(scenario).toMatchObject({ throughput: expect.any(Number), p50: expect.any(Number), problems: [] });
    const answers = ANSWERS[scenario.name] ?? ['200:1'];
    expect(Object.keys(scenario.answers)).toEqual(expect.arrayContaining([...answers]));
    for (const { value } of scenario.comparisons) expect(value).toBeGreaterThan(0);
  }
  const twoServers = report.scenarios.find(({ name }) => name === 'two-servers');
  expect(twoServers?.notes).toEqual([expect.stringContaining('1000 redeemed, 1000 refused')]);
  for (const name of Object.keys(YARDSTICKS)) {
    expect(report.yardsticks[name as keyof typeof YARDSTICKS], name).toBeGreaterThan(0);
  }
  expect(report.machine.postgres).toMatch(/^\d+\.\d+/);
  expect((await readdir(folder)).filter((name) => name.startsWith('couponry-bench-'))).toEqual([]);
  const text = await readFile(page, 'utf8');
  for (const name of NAMES) expect(text).toContain(`| ${name} |`);
  expect(text).toContain('How to repeat it');
  expect(text).not.toContain(folder);
  expect(text).not.toContain('Of another day');
  expect(text.endsWith(elsewhere)).toBe(true);
});

test("somebody else's server is measured over HTTP alone, and the coupons are archived", {
  timeout: PATIENCE,
}, async () => {
  const settings = await freshSettings();
  const server = await startServer(settings);
  const { admin = '' } = await firstKeys(server);
  const { report } = await bench([...TINY, '--only', 'hot-64,look-up', '--url', server.url, '--key', admin]);
  expect(report).toMatchObject({ problems: [], auditDifferences: null });
  expect(report.scenarios.map(({ name, cpu }) => [name, cpu])).toEqual([['hot-64', null]]);
  expect(report.scenarios[0]?.comparisons).toMatchObject([{ what: 'hot row', value: null, reached: null }]);
  const response = await fetch(`${server.url}/coupons`, { headers: { 'api-key': admin } });
  const { data } = (await response.json()) as { data: { coupons: Record<string, { status: string }> } };
  const states = Object.values(data.coupons).map(({ status }) => status);
  expect(states.length).toBeGreaterThan(0);
  expect(new Set(states)).toEqual(new Set(['archived']));
});

test('one scenario alone is measured only with what it is compared with, on a server that did nothing before', {
  timeout: PATIENCE,
}, async () => {
  const { report } = await bench([...TINY, '--only', 'memory']);
  expect(report).toMatchObject({ problems: [], auditDifferences: 0 });
  expect(Object.values(report.yardsticks).every((value) => value === null)).toBe(true);
  const [memory] = report.scenarios;
  expect(memory?.answers).toEqual({ '200:1': 500 });
});

test('what can not be measured is told in a line', async () => {
  const unknown = await runCouponry(['bench', '--only', 'fastest'], {});
  expect(unknown).toMatchObject({ code: 1, stdout: '' });
  expect(unknown.stderr).toMatch(/^There is no scenario "fastest"\. There are: hot-256, /);
  const keyless = await runCouponry(['bench', '--url', 'http://127.0.0.1:9'], {});
  expect(keyless.stderr).toMatch(/^--url needs --key/);
  const endless = await runCouponry(['bench', '--seconds', 'long'], {});
  expect(endless.stderr).toMatch(/^--seconds is "long"; it must be a number/);
});

async function bench(
  args: readonly string[],
  settings: Settings = {},
): Promise<{ readonly report: BenchReport; readonly end: End }> {
  const { stdout, stderr, ...end } = await runCouponry(['bench', '--json', ...args], settings);
  expect(stderr).toBe('');
  return { report: JSON.parse(stdout), end };
}
