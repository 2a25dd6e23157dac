import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddedConnection } from '../src/platform/embedded-postgres/embedded-connection.ts';
import { EXAMPLE } from './simulation/naive-replay.ts';
import { databaseUrl, runCouponry } from './support/fault-server.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { V1Shop } from './support/v1-shop.ts';

const ORDERS = fileURLToPath(EXAMPLE);
/** A database that is not there: who needs none does not ask for one. */
const NO_DATABASE = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
const DRAFT = {
  name: 'Winter',
  codes: { kind: 'friendly', code: 'WINTER' },
  discount: { kind: 'percent', percent: 10, cap: 2000 },
  limits: [{ on: 'redemptions', per: 'client', max: 2 }],
  eligibility: { rule: 'cart_subtotal', min: 10_000 },
};

let folder: string;
let server: TestServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'couponry-simulate-'));
  server = await startTestServer();
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

const run = (settings: Record<string, string>, ...args: string[]) =>
  runCouponry(['simulate', ...args], settings);

describe('couponry simulate', () => {
  test('tells people what a draft would have done, without a database', async () => {
    const draft = await write('draft.json', JSON.stringify(DRAFT));
    const { code, stdout, stderr } = await run(NO_DATABASE, '--coupon', draft, '--orders', ORDERS);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      'In December 2010 this would have applied to 248 of 390 orders and cost GBP 4,607.84, 3.8% of their value.',
    );
    expect(stdout).toContain('This client has used the coupon as often as one client may.');
  });

  test('tells machines, and writes a row for each order', async () => {
    const draft = await write('draft.json', JSON.stringify(DRAFT));
    const out = join(folder, 'orders.csv');
    const told = await run(NO_DATABASE, '--coupon', draft, '--orders', ORDERS, '--json', '--out', out);
    const answer = JSON.parse(told.stdout);
    expect(answer).toMatchObject({ applied: { orders: 248 }, discount: { total: 460_784 }, currency: 'GBP' });
    const [head, ...rows] = (await readFile(out, 'utf8')).trimEnd().split('\n');
    expect(head).toBe('order,at,client,value,applied,discount,shippingDiscount,reason,appliedWith');
    expect(rows).toHaveLength(390);
    const discounts = rows.map((row) => Number(row.split(',')[5]));
    expect(discounts.reduce((sum, discount) => sum + discount, 0)).toBe(460_784);
  });

  test('takes coupons that are there, whenever they run, and others beside them', async () => {
    const { id } = await new V1Shop(server, server.keys.admin).coupon({
      ...{ codes: { kind: 'ean13' }, discount: { kind: 'amount', amount: 500 } },
    });
    const connection = server.pool.options as unknown as EmbeddedConnection;
    const settings = { DATABASE_URL: databaseUrl(connection), COUPONRY_LOG: 'error' };
    const draft = await write('draft.json', JSON.stringify(DRAFT));
    const out = join(folder, 'result.json');
    const { code, stderr } = await run(
      settings,
      '--coupon',
      id,
      '--with',
      draft,
      '--orders',
      ORDERS,
      '--out',
      out,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answer = JSON.parse(await readFile(out, 'utf8'));
    expect(answer).toMatchObject({ applied: { orders: 390 }, with: [{ coupon: { name: 'Winter' } }] });
  });

  test.each([
    ['a coupon that is none', { discount: { kind: 'percent', percent: 400 } }, '/discount/percent'],
    [
      'a coupon with a rule that there is not',
      { eligibility: { rule: 'cart_subtotl', min: 1 } },
      'cart_subtotal',
    ],
  ])('refuses %s, field by field', async (_what, change, named) => {
    const draft = await write('bad.json', JSON.stringify({ ...DRAFT, ...change }));
    const { code, stderr } = await run(NO_DATABASE, '--coupon', draft, '--orders', ORDERS);
    expect(code).toBe(1);
    expect(stderr).toContain(named);
  });

  test('refuses orders that can not be read, by row and column, and leaves no half of a file', async () => {
    const draft = await write('draft.json', JSON.stringify(DRAFT));
    const text = await readFile(ORDERS, 'utf8');
    const orders = await write('orders.csv', text.replace(',3.39,', ',abc,'));
    const out = join(folder, 'never.csv');
    const { code, stderr } = await run(NO_DATABASE, '--coupon', draft, '--orders', orders, '--out', out);
    expect(code).toBe(1);
    expect(stderr).toBe(`${orders}: Row 3 UnitPrice "abc" is no price, such as 2.55.\n`);
    await expect(readFile(out)).rejects.toThrow('ENOENT');
    await expect(readFile(`${out}.part`)).rejects.toThrow('ENOENT');
  });

  test.each([
    [
      'a head alone',
      'head.csv',
      'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n',
      ': Row 1 is a head with no rows below it: the file has no orders.',
    ],
    ['nothing', 'nothing.jsonl', '', ' is empty: it has no orders.'],
  ])('says that a file with %s has no orders', async (_what, name, text, message) => {
    const draft = await write('draft.json', JSON.stringify(DRAFT));
    const orders = await write(name, text);
    const { code, stdout, stderr } = await run(NO_DATABASE, '--coupon', draft, '--orders', orders);
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: `${orders}${message}\n` });
  });
});
