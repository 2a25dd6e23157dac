import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serverFile } from '../../../tools/server.mjs';
import { type Break, brokenBuild } from './support/broken-build.ts';
import {
  firstKeys,
  freshSettings,
  runCouponry,
  scratchFolder,
  startProgram,
  startServer,
} from './support/fault-server.ts';

const PATIENCE = 240_000;

/** Seeds whose first rounds go wrong in these ways. */
const KILLED = '601';
const CUT_OFF = '57';
const ELSEWHERE = '9';

/** What the command says of itself. */
interface Report {
  readonly holds: boolean;
  readonly rounds: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly tally: Readonly<Record<string, number>>;
  readonly breaches: readonly { readonly law: string; readonly what: string }[];
  readonly differences: readonly string[] | null;
}

async function prove(main: string, args: readonly string[]) {
  const folder = await scratchFolder();
  const file = join(folder, 'kept.json');
  const command = [process.execPath, main, 'proof', '--json', '--keep', file, ...args];
  const program = startProgram(command, { TMPDIR: folder });
  const { code } = await program.ended;
  expect(program.stdout(), program.stderr()).not.toBe('');
  const report: Report = JSON.parse(program.stdout());
  const left = (await readdir(folder)).filter((name) => name.startsWith('couponry-'));
  return { code, report, left, isKept: existsSync(file) };
}

test('no law is broken while servers and the database are killed and commits are cut off', {
  timeout: PATIENCE,
}, async () => {
  const { code, report, left, isKept } = await prove(serverFile, ['--rounds', '3', '--seed', KILLED]);
  expect(report.breaches).toEqual([]);
  expect(report.differences).toEqual([]);
  expect(report).toMatchObject({ holds: true, rounds: 3 });
  expect(Object.keys(report.faults)).toEqual([
    'commits are cut off',
    'a server is killed',
    'the database is killed',
  ]);
  expect(report.tally).toMatchObject({ acknowledged: expect.any(Number), rows: expect.any(Number) });
  for (const count of Object.values(report.tally)) expect(count).toBeGreaterThan(0);
  expect({ code, left, isKept }).toEqual({ code: 0, left: [], isKept: false });
});

const NO_LIMITS: Break = {
  file: 'engine/src/redemption/redemption-guards.ts',
  find: /^ {2}(code|client|period|activations|coupon|budget)UsedUp,\n(?=[^}]*\];)/gm,
  put: '',
};

const ANSWERED_EARLY: readonly Break[] = [
  {
    file: 'server/src/platform/db/transaction.ts',
    find: /broken = await store\(client, writes, attempt\);\n\s*return [^;]*;/,
    // Only of batches: a server whose first start is answered early may have no keys.
    put: `if (attempt.onStoring !== undefined) {
      isEarly = true;
      store(client, writes, attempt).then((lost) => client.release(lost), () => client.release(true));
      return { outcome, doubt: null };
    }
    $&`,
  },
  {
    file: 'server/src/platform/db/transaction.ts',
    find: /(let broken: Error \| undefined;)/,
    put: '$1\n  let isEarly = false;',
  },
  {
    file: 'server/src/platform/db/transaction.ts',
    find: /( client\.release\(broken\);)/,
    put: ' if (!isEarly)$1',
  },
];

test.each<[string, string, string, readonly Break[]]>([
  ['a build that checks no limit', 'limits-kept', 'allows', [NO_LIMITS]],
  [
    'a build that answers before it has committed',
    'acknowledged-once',
    'is not in the ledger',
    ANSWERED_EARLY,
  ],
])('%s is found out: %s', { timeout: PATIENCE }, async (_what, law, says, breaks) => {
  const main = await brokenBuild(breaks);
  const { code, report, left, isKept } = await prove(main, ['--rounds', '60', '--seed', CUT_OFF]);
  const found = report.breaches.filter((breach) => breach.law === law);
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]?.what).toContain(says);
  expect({ code, left, isKept }).toEqual({ code: 1, left: [], isKept: true });
});

test("somebody else's installation is proven over its API alone", { timeout: PATIENCE }, async () => {
  const server = await startServer(await freshSettings());
  const { admin = '' } = await firstKeys(server);
  const where = ['--url', `${server.url}/`, '--key', admin, '--kill-command', 'true'];
  const { code, report } = await prove(serverFile, ['--rounds', '2', '--seed', ELSEWHERE, ...where]);
  expect(report).toMatchObject({ holds: true, rounds: 2, breaches: [], differences: null });
  expect(Object.keys(report.faults)).toEqual(['connections to the servers are cut', 'your command is run']);
  expect(report.tally.rows).toBeGreaterThan(0);
  expect(code).toBe(0);
});

test('what can not be proven is told in a line', async () => {
  const many = await runCouponry(['proof', '--rounds', 'many'], {});
  expect(many).toMatchObject({ code: 1, stdout: '' });
  expect(many.stderr).toMatch(/^--rounds is "many"; it must be a whole number/);
  const seed = await runCouponry(['proof', '--seed', 'a b'], {});
  expect(seed.stderr).toMatch(/^--seed is "a b"; it must be 1 to 40 letters/);
  const keyless = await runCouponry(['proof', '--url', 'http://127.0.0.1:9'], {});
  expect(keyless.stderr).toMatch(/^--url needs --key/);
  const nowhere = await runCouponry(['proof', '--url', 'http://127.0.0.1:9', '--key', 'x'], {});
  expect(nowhere).toMatchObject({ code: 1, stdout: '' });
});
