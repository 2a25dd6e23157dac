import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

const codeOf = ({ codes }: V1Body): string => (codes as { readonly code: string }).code;

test.each(['/v1/redemptions', '/v1/reservations'])(
  'the only code of several that applied is told by the same id again: %s',
  async (path) => {
    const applies = codeOf(await shop.coupon({}));
    const doesNot = codeOf(await shop.coupon({ activation: { required: true } }));
    const client = { id: randomUUID() };
    const order = { codes: [applies, doesNot], mode: 'applicable', orderId: randomUUID(), client };
    const key = idempotent(randomUUID());
    const first = await shop.post(path, order, key);
    const again = await shop.post(path, order, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.id).toBe(first.body.id);
  },
);

test('who was told of a redemption that the order had already is told the same after it was rolled back', async () => {
  const order = {
    codes: [codeOf(await shop.coupon({}))],
    orderId: randomUUID(),
    client: { id: randomUUID() },
  };
  const first = await shop.post('/v1/redemptions', order, idempotent(randomUUID()));
  const key = idempotent(randomUUID());
  const told = await shop.post('/v1/redemptions', order, key);
  await shop.post(`/v1/redemptions/${first.body.id}/rollback`, {});
  const again = await shop.post('/v1/redemptions', order, key);
  const anew = await shop.post('/v1/redemptions', order, idempotent(randomUUID()));
  expect([first, told, again, anew].map(({ status }) => status)).toEqual([201, 200, 200, 201]);
  expect([told.body.id, again.body.id]).toEqual([first.body.id, first.body.id]);
  expect(anew.body.id).not.toBe(first.body.id);
});

test('who confirms what the order has redeemed already is told the same after it was rolled back', async () => {
  const order = {
    codes: [codeOf(await shop.coupon({}))],
    orderId: randomUUID(),
    client: { id: randomUUID() },
  };
  const held = await shop.post('/v1/reservations', order, idempotent(randomUUID()));
  const first = await shop.post('/v1/redemptions', order, idempotent(randomUUID()));
  const confirm = `/v1/reservations/${held.body.id}/confirm`;
  const key = idempotent(randomUUID());
  const told = await shop.post(confirm, {}, key);
  await shop.post(`/v1/redemptions/${first.body.id}/rollback`, {});
  const again = await shop.post(confirm, {}, key);
  expect([first, told, again].map(({ status }) => status)).toEqual([201, 200, 200]);
  expect([told.body.id, again.body.id]).toEqual([first.body.id, first.body.id]);
});
