import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshCode } from './support/shop.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { V1Shop } from './support/v1-shop.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

test('a limit by the day holds where the database writes days as Germans do', async () => {
  const { rows } = await server.pool.query('select current_database() as name');
  await server.pool.query(`alter database ${rows[0].name} set datestyle = 'German, DMY'`);
  const shop = new V1Shop(await server.another(), server.keys.admin);
  const limits = [{ on: 'redemptions', per: 'coupon', period: 'day', max: 1 }];
  const { codes } = await shop.coupon({ limits });
  const use = () =>
    shop.post('/v1/redemptions', {
      codes: [(codes as { readonly code: string }).code],
      orderId: freshCode(),
      amount: 1000,
    });
  expect((await use()).status).toBe(201);
  expect((await use()).body.code).toBe('period_used_up');
});
