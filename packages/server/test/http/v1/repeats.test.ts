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
