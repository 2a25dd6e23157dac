import { describe, expect, test } from 'vitest';
import { brokenImports } from './support/import-rules.ts';
import { findCycle } from './support/imports.ts';
import { impurities, readsOfEnvironment } from './support/purity.ts';
import { filesUnder, isTestFile, parseSource, readSources } from './support/sources.ts';

const paths = filesUnder('packages').filter(
  (path) => /^packages\/[^/]+\/src\//.test(path) && !isTestFile(path),
);
const sources = readSources(paths);
const engine = sources.filter(({ path }) => path.startsWith('packages/engine/'));
const config = 'packages/server/src/config.ts';

describe('the code', () => {
  test('is there', () => {
    expect(engine.length).toBeGreaterThan(0);
  });

  test('imports only what its room may import', () => {
    expect(sources.flatMap(brokenImports)).toEqual([]);
  });

  test('has no import circles', () => {
    expect(findCycle(sources)?.join(' -> ')).toBeUndefined();
  });

  test('asks for no time, chance or machine in the engine', () => {
    expect(engine.flatMap(impurities)).toEqual([]);
  });

  test('reads process.env only in config.ts', () => {
    expect(sources.filter(({ path }) => path !== config).flatMap(readsOfEnvironment)).toEqual([]);
  });
});

describe('an import is refused', () => {
  const refused: [file: string, text: string, says: string][] = [
    ['engine/src/a.ts', "import { Type } from 'typebox';", 'the same input must always give the same answer'],
    ['engine/src/a.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
    [
      'engine/src/a.ts',
      "import type { Wire } from '@couponry/contract';",
      'imports types from @couponry/contract',
    ],
    ['engine/src/a.ts', "import { x } from '../../server/src/x.ts';", 'another package by path'],
    ['contract/src/a.ts', "import { app } from '@couponry/server';", 'one truth for the wire'],
    ['contract/src/a.ts', "import { randomUUID } from 'node:crypto';", 'imports node:crypto'],
    ['server/src/http/v3/a.ts', "import { find } from '../../sql/find.ts';", 'a route that can query will'],
    ['server/src/http/v3/a.ts', "import pg from 'pg';", 'a route that can query will'],
    ['server/src/http/a.ts', "import { lane } from '../ledger/lane.ts';", 'a route that can query will'],
    ['server/src/http/a.ts', "import { query } from '../platform/db.ts';", 'a route that can query will'],
    [
      'server/src/http/a.ts',
      "import { decideRedeem } from '@couponry/engine';",
      'decideRedeem, which is for commands',
    ],
    [
      'server/src/commands/redeem/a.ts',
      "import Fastify from 'fastify';",
      'from a route, a job or a test alike',
    ],
    [
      'server/src/commands/redeem/a.ts',
      "import '../../webhooks/send.ts';",
      'from a route, a job or a test alike',
    ],
    [
      'server/src/commands/redeem/a.ts',
      "import type { L } from '../../ledger/index.ts';",
      'a job or a test alike',
    ],
    [
      'server/src/ledger/a.ts',
      "import type { Coupon } from '@couponry/engine';",
      'batching can be proven alone',
    ],
    ['server/src/sql/a.ts', "import { REASONS } from '@couponry/engine';", 'a statement states'],
    ['server/src/sql/a.ts', "import { log } from '../platform/log.ts';", 'a statement states'],
    [
      'server/src/events/a.ts',
      "import { redeem } from '../commands/redeem/redeem.ts';",
      'recording is not deciding',
    ],
    ['server/src/statistics/a.ts', "import { route } from '../http/route.ts';", 'recording is not deciding'],
    [
      'server/src/webhooks/a.ts',
      "import { redeem } from '../commands/redeem.ts';",
      'never hold up a redemption',
    ],
    ['server/src/jobs/a.ts', "import { route } from '../http/route.ts';", 'the same way as work with one'],
    ['server/src/jobs/a.ts', "import { app } from '../app.ts';", 'the same way as work with one'],
    ['server/src/cli/a.ts', "import { route } from '../http/route.ts';", 'the same way as work with one'],
    [
      'server/src/platform/a.ts',
      "import { redeem } from '../commands/redeem.ts';",
      'knows nothing of coupons',
    ],
    ['server/src/platform/db/a.ts', "import { find } from '../../sql/find.ts';", 'knows nothing of coupons'],
    [
      'server/src/migrations/a.ts',
      "import { find } from '../sql/find.ts';",
      'would change when the code does',
    ],
    ['server/src/config.ts', "import { app } from './app.ts';", 'before there is anything to configure'],
    ['server/src/app.ts', "import { serve } from './cli/serve.ts';", 'the wiring is in one place'],
    ['server/src/main.ts', "import { route } from './http/route.ts';", 'the entry only says what runs'],
    ['sdk/src/a.ts', "import { SCOPES } from '@couponry/contract';", 'must not install the platform'],
    ['console/src/a.ts', "import { app } from '@couponry/server';", 'the browser sees what the API says'],
    ['wallet/src/a.ts', "import { app } from '@couponry/server';", 'the browser sees what the API says'],
    ['server/src/helpers/a.ts', '', 'is in no room'],
    // Every way to write an import counts.
    ['engine/src/a.ts', "export { x } from 'pg';", 'imports pg'],
    ['engine/src/a.ts', "export * from 'pg';", 'imports pg'],
    ['engine/src/a.ts', "const x = await import('pg');", 'imports pg'],
    ['engine/src/a.ts', 'const x = (name: string) => import(name);', 'something computed'],
    ['engine/src/a.ts', "type X = import('pg').Pool;", 'imports types from pg'],
    ['engine/src/a.ts', "const x = require('pg');", 'imports pg'],
    ['engine/src/a.ts', "import '@scope/name/deep';", '@scope/name/deep'],
    ['sql-is-no-package/src/a.ts', "import 'pg';", 'is in no room'],
  ];

  test.each(refused)('%s: %s', (file, text, says) => {
    const broken = brokenImports(parseSource(`packages/${file}`, text));
    expect(broken).toHaveLength(1);
    expect(broken[0]).toContain(`packages/${file}`);
    expect(broken[0]).toContain(says);
  });
});

describe('an import is allowed', () => {
  test.each([
    ['engine/src/cart/a.ts', "import { add } from '../money/add.ts';"],
    ['contract/src/a.ts', "import Type from 'typebox'; import { REASONS } from '@couponry/engine';"],
    ['server/src/http/v3/a.ts', "import { lanes } from '../../ledger/index.ts'; import 'fastify';"],
    ['server/src/commands/redeem/a.ts', "import { decideRedeem } from '@couponry/engine';"],
    [
      'server/src/sql/a.ts',
      "import type { Db } from '../platform/db.ts'; import type { Row } from './row.ts';",
    ],
    [
      'server/src/sql/a.ts',
      "import { sql } from '../platform/db/sql.ts'; import type { Log } from '../platform/log.ts';",
    ],
    ['server/src/cli/a.ts', "import { app } from '../app.ts'; import { lanes } from '../ledger/index.ts';"],
    ['sdk/src/a.ts', "import { type Scope, type Code } from '@couponry/contract';"],
    ['engine/src/a.ts', "// import 'pg'\nconst text = \"import 'pg'\";"],
  ])('%s: %s', (file, text) => {
    expect(brokenImports(parseSource(`packages/${file}`, text))).toEqual([]);
  });
});

describe('an import circle', () => {
  const file = (name: string, text: string) => parseSource(`packages/engine/src/${name}.ts`, text);

  test('is found, also through types', () => {
    const a = file('a', "import { b } from './b.ts';");
    const b = file('b', "export * from './c.ts';");
    const c = file('c', "import type { B } from './b.ts';");
    expect(findCycle([a, b, c])).toEqual([b.path, c.path, b.path]);
  });

  test('is not two ways to one file', () => {
    const a = file('a', "import './b.ts'; import './c.ts';");
    expect(findCycle([a, file('b', "import './c.ts';"), file('c', '')])).toBeUndefined();
  });
});

describe('the engine', () => {
  const of = (text: string) => impurities(parseSource('packages/engine/src/a.ts', text));

  test.each([
    'Date.now()',
    "Date['now']()",
    'new Date()',
    'Date()',
    'new Date(2026, 1, 1)',
    'Temporal.Now.instant()',
    'Math.random()',
    'process.exit()',
    'const { env } = process',
    'const f = { fetch }',
    'const f = (g = fetch) => g',
    'globalThis.x',
    'crypto.randomUUID()',
    'performance.now()',
    'setTimeout(() => 1)',
    'console.log(1)',
    'import.meta.url',
    'day.getHours()',
    'price.toLocaleString()',
    'a.localeCompare(b)',
    'new Intl.NumberFormat()',
  ])('must not: %s', (text) => expect(of(text)).toHaveLength(1));

  test.each([
    'new Date(now)',
    'day.getUTCHours()',
    'Math.max(1, 2)',
    "const text = 'Date.now()' // Date.now()",
    'const coupon = { process: 1 }; coupon.process',
    'function redeem(process: string) { return process; }',
    "new Intl.DateTimeFormat('en', { timeZone: zone })",
    'class Shop { process() {} }',
    'Date.UTC(2026, 1, 1)',
  ])('may: %s', (text) => expect(of(text)).toEqual([]));
});

describe('the environment', () => {
  const of = (text: string) => readsOfEnvironment(parseSource('packages/server/src/app.ts', text));

  test.each([
    'process.env.PORT',
    "process['env']",
    'globalThis.process.env',
    'const { env } = process',
    "import { env } from 'node:process'",
  ])('is read by: %s', (text) => expect(of(text)).toHaveLength(1));

  test.each(['process.pid', 'config.env', 'const { pid } = process'])('is not read by: %s', (text) =>
    expect(of(text)).toEqual([]),
  );
});
