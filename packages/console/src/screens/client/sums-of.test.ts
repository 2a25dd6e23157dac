import { expect, test } from 'vitest';
import { sumsOf } from './sums-of.ts';

test('what came back was not given', () => {
  const sums = sumsOf([
    { type: 'activation', currency: null, discount: null, shippingDiscount: null },
    { type: 'redemption', currency: 'GBP', discount: 500, shippingDiscount: 50 },
    { type: 'redemption', currency: 'EUR', discount: 300, shippingDiscount: 0 },
    { type: 'rollback', currency: 'GBP', discount: 200, shippingDiscount: 0 },
    { type: 'reservation', currency: 'GBP', discount: 900, shippingDiscount: 0 },
  ]);
  expect(sums).toEqual({
    activated: 1,
    redeemed: 2,
    rolledBack: 1,
    given: new Map([
      ['GBP', 350],
      ['EUR', 300],
    ]),
  });
});
