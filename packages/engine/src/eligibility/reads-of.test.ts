import { expect, test } from 'vitest';
import { readsOf } from './reads-of.ts';

const tag = { rule: 'client_tag', in: ['vip'] };
const first = { rule: 'nth_order', equals: 1 };
const small = { rule: 'cart_subtotal', min: 1 };
const friday = { rule: 'weekday', in: ['friday'] };

test.each([
  [null, false, false],
  [{ all: [small, friday] }, false, false],
  [{ any: [small, { not: tag }] }, true, false],
  [{ all: [small, { any: [first] }] }, true, true],
  [{ rule: 'moon' }, false, false],
])('%j reads the client: %s, its orders: %s', (condition, client, orders) => {
  expect(readsOf(condition)).toEqual({ client, orders });
});
