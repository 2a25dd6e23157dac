import { describe, expect, it } from 'vitest';
import { cartLine, cartOf } from '../../test/support/cart.ts';
import { prepareCart } from '../cart/prepared-cart.ts';
import { plainDiscountOf } from '../coupon/plain-discount.ts';
import type { Every } from './discount.ts';
import { allOf } from './left.ts';
import { prepareDiscount } from './prepare-discount.ts';
import { worthOf } from './take-off.ts';

/** An order that comes to nearly as much as integers are exact for. */
const DEAR = prepareCart(
  cartOf({ lines: [cartLine({ id: '1', sku: 'A', quantity: 9_007, unitPrice: 1_000_000_000_000 })] }),
);

describe('what is given for every minor unit', () => {
  const every: Every = { by: 'subtotal', step: 1, repeat: null };

  it('is of an amount never more than the order', () => {
    const amount = { kind: 'amount', amount: 1_000_000_000_000, every, target: { on: 'order' } } as const;
    const prepared = prepareDiscount(amount, DEAR);
    const worth = 'take' in prepared ? worthOf(prepared.take, DEAR, allOf(DEAR)) : null;
    expect(worth).toBe(9_007_000_000_000_000);
  });

  it('is of a gift never more than a million units', () => {
    const gift = { kind: 'gift', sku: 'MUG', quantity: 7, every } as const;
    expect(prepareDiscount(gift, DEAR)).toEqual({
      take: { kind: 'gift', gift: { sku: 'MUG', quantity: 1_000_000 } },
    });
  });
});

it('an amount for every so much is none that can be known without a cart', () => {
  const amount = { kind: 'amount', amount: 100, target: { on: 'order' } } as const;
  const every: Every = { by: 'subtotal', step: 1000, repeat: null };
  expect(plainDiscountOf({ discount: amount, eligibility: null })).toEqual(amount);
  expect(plainDiscountOf({ discount: { ...amount, every }, eligibility: null })).toBeNull();
});
