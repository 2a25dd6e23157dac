import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { serverFile } from '../../../tools/server.mjs';
import type { EmbeddedConnection } from '../src/platform/embedded-postgres/embedded-connection.ts';
import {
  databaseUrl,
  runCouponry,
  type Settings,
  scratchFolder,
  startProgram,
} from './support/fault-server.ts';
import { freshCode } from './support/shop.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { V1Shop } from './support/v1-shop.ts';

const PATIENCE = 120_000;

let server: TestServer;
let shop: V1Shop;
let settings: Settings;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
  const connection = server.pool.options as unknown as EmbeddedConnection;
  settings = { DATABASE_URL: databaseUrl(connection), COUPONRY_LOG: 'error' };
});

afterAll(() => server.stop());

afterEach(async () => {
  expect((await server.audit()).differences).toEqual([]);
});

const couponOf = async (codes: object): Promise<string> => (await shop.coupon({ codes })).id;

async function run(command: string, couponId: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await runCouponry(
    ['codes', command, '--coupon', couponId, '--json', ...args],
    settings,
  );
  return { code, stderr, told: stdout === '' ? null : JSON.parse(stdout) };
}

async function countOf(couponId: string): Promise<number> {
  const { rows } = await server.pool.query('select count(*)::int as n from codes where coupon_id = $1', [
    couponId,
  ]);
  return rows[0].n;
}

/** Each insertion of codes takes half a second longer, so that nobody who looks can miss that it was only a part of them. */
const SLOWLY = `create function slowly() returns trigger language plpgsql as 'begin perform pg_sleep(0.5); return null; end';
  create trigger slowly after insert on codes for each statement execute function slowly()`;

/** Runs a command, and kills it at once when it has stored something. */
async function killed(couponId: string, ...args: readonly string[]): Promise<number> {
  const command = [process.execPath, serverFile, 'codes', ...args, '--coupon', couponId];
  await server.pool.query(SLOWLY);
  const program = startProgram(command, settings);
  const made = await vi.waitFor(
    async () => {
      const count = await countOf(couponId);
      if (count === 0 && program.child.exitCode === null) throw new Error('nothing is there yet');
      return count;
    },
    { timeout: 60_000, interval: 5 },
  );
  program.child.kill('SIGKILL');
  await program.ended;
  await server.pool.query('drop function slowly cascade');
  return made;
}

describe('couponry codes generate', () => {
  test('goes on where it was killed, and makes no code twice', { timeout: PATIENCE }, async () => {
    const id = await couponOf({ kind: 'pattern', pattern: 'GEN-########' });
    const count = ['--count', '42000'];
    expect(await killed(id, 'generate', ...count)).toBeLessThan(42_000);
    const { code, told } = await run('generate', id, ...count);
    expect(code).toBe(0);
    expect(told).toMatchObject({ couponId: id, done: 42_000, made: 42_000, problem: null });
    expect(await countOf(id)).toBe(42_000);
    const { totals } = (await shop.get(`/v1/coupons/${id}/statistics`)).body;
    expect(totals).toMatchObject({ issued: 42_000 });
  });

  test('makes more when it is done, but a job that has a name is done once', {
    timeout: PATIENCE,
  }, async () => {
    const id = await couponOf({ kind: 'ean13' });
    for (const total of [10, 20]) {
      expect((await run('generate', id, '--count', '10')).code).toBe(0);
      expect(await countOf(id)).toBe(total);
    }
    for (const _ of [1, 2]) await run('generate', id, '--count', '10', '--job', 'spring');
    expect(await countOf(id)).toBe(30);
  });

  test('by two at once makes as many as one', { timeout: PATIENCE }, async () => {
    const id = await couponOf({ kind: 'ean13' });
    const ends = await Promise.all(
      [1, 2].map(() => run('generate', id, '--count', '12000', '--job', `two ${id}`)),
    );
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    expect(await countOf(id)).toBe(12_000);
  });

  test.each([
    ['a coupon that is not there', '01a20380-0000-7000-8000-000000000001', '5', 'There is no such coupon'],
    ['what is no id', 'winter', '5', 'is no id of a coupon'],
    ['no number', '01a20380-0000-7000-8000-000000000001', 'many', 'is no number of codes'],
  ])('of %s says so in one line', { timeout: PATIENCE }, async (_, id, count, says) => {
    const { code, stderr } = await run('generate', id, '--count', count);
    expect(code).toBe(1);
    expect(stderr).toContain(says);
  });

  test('of codes that are imported says so', { timeout: PATIENCE }, async () => {
    const { code, stderr } = await run('generate', await couponOf({ kind: 'imported' }), '--count', '5');
    expect([code, stderr]).toEqual([1, expect.stringContaining('not made in this way')]);
  });
});

describe('couponry codes import', () => {
  test('goes on where it was killed, and export writes all of it', { timeout: PATIENCE }, async () => {
    const id = await couponOf({ kind: 'imported' });
    const [folder, start] = [await scratchFolder(), freshCode()];
    const codes = Array.from({ length: 31_000 }, (_, index) => `${start}-${String(index).padStart(6, '0')}`);
    const file = join(folder, 'codes.csv');
    const rows = codes.map((code, index) => `${index},"${code.toLowerCase()}"`);
    await writeFile(file, `number,code\n${rows.join('\n')}\nx,no good\ny,${codes[0]}\n`);
    expect(await killed(id, 'import', '--file', file)).toBeLessThan(31_000);
    const { code, told } = await run('import', id, '--file', file);
    expect(code).toBe(0);
    expect(told).toMatchObject({ done: 31_002, made: 31_000, taken: 1, invalid: 1, problem: null });
    expect(told.leftOut).toMatchObject([
      { line: 31_001, result: 'invalid' },
      { line: 31_002, result: 'taken' },
    ]);
    expect(await countOf(id)).toBe(31_000);

    const out = join(folder, 'out.csv');
    await writeFile(
      `${out}.part`,
      `code,state,clientId,issuedAt,activatedAt,expiresAt,usedAt,redemptions\n${codes[0]},issued,,,,,,0\n${codes[1]},iss`,
    );
    expect((await run('export', id, '--out', out)).told).toMatchObject({
      written: 30_999,
      wentOnAfter: codes[0],
    });
    const lines = (await readFile(out, 'utf8')).trim().split('\n');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(codes);
    expect((await run('export', id, '--out', out)).stderr).toContain('There is a file');
    const piped = await runCouponry(['codes', 'export', '--coupon', id], settings);
    expect(piped.stdout.trim().split('\n')).toHaveLength(31_001);
  });

  test('takes a file without a head, and says which column there is not', { timeout: PATIENCE }, async () => {
    const id = await couponOf({ kind: 'imported' });
    const file = join(await scratchFolder(), 'codes.csv');
    await writeFile(file, `\uFEFF${freshCode()}\n${freshCode()}\n`);
    expect((await run('import', id, '--file', file)).told).toMatchObject({ made: 2, invalid: 0 });
    const { code, stderr } = await run('import', id, '--file', file, '--column', 'voucher');
    expect([code, stderr]).toEqual([1, expect.stringContaining('has no column "voucher"')]);
    expect((await run('import', id, '--file', `${file}.none`)).stderr).toContain('There is no file');
  });

  test('takes what a spreadsheet separates by semicolons', { timeout: PATIENCE }, async () => {
    const id = await couponOf({ kind: 'imported' });
    const file = join(await scratchFolder(), 'codes.csv');
    for (const first of ['', 'sep=;\r\n']) {
      const rows = `client;Code;\r\n"Smith; Ann";${freshCode()};\r\nBob;${freshCode()};\r\n`;
      await writeFile(file, `\uFEFF${first}${rows}`);
      expect((await run('import', id, '--file', file)).told).toMatchObject({ made: 2, invalid: 0 });
    }
  });

  test.each([
    ['a column twice', 'code,client,Code\nA-1,ann,B-1\n', 'has the column "code" twice'],
    ['an open quote', `number,code\n1,"${freshCode()}\n2,B-2\n`, 'a quote is opened and never closed'],
    ['nothing', '', 'has no codes'],
    ['a head alone', '\uFEFFcode,client\n', 'has no codes'],
  ])('of a file with %s says so in one line', { timeout: PATIENCE }, async (_, text, says) => {
    const id = await couponOf({ kind: 'imported' });
    const file = join(await scratchFolder(), 'codes.csv');
    await writeFile(file, text);
    const { code, stderr } = await run('import', id, '--file', file);
    expect([code, stderr.trim().split('\n'), await countOf(id)]).toEqual([
      1,
      [expect.stringContaining(says)],
      0,
    ]);
  });
});
