import { describe, expect, it } from 'vitest';
import { cartLine, situationOf } from '../../../test/support/cart.ts';
import { cartSubtotal } from './cart-subtotal.ts';

/** Two lines: 3 x 2.55 and 1 x 10.00. */
const lines = [cartLine({ quantity: 3, unitPrice: 255 }), cartLine({ id: '2', unitPrice: 1000 })];
const situation = situationOf();
const filled = { ...situation, cart: { ...situation.cart, lines, shipping: { amount: 450, method: null } } };

describe('cart_subtotal', () => {
  it.each([{ min: 1765 }, { max: 1765 }, { min: 1765, max: 1765 }, { min: 0 }])('holds: %o', (bounds) => {
    expect(cartSubtotal.check(bounds, filled)).toBeNull();
  });

  it('tells how much is missing, without the shipping', () => {
    expect(cartSubtotal.check({ min: 1766, max: 9999 }, filled)).toEqual({
      ...{ reason: 'cart_subtotal_below_minimum', actual: 1765, expected: 1766 },
      fix: { type: 'add_amount', amount: 1 },
    });
  });

  it('tells how much is too much', () => {
    expect(cartSubtotal.check({ max: 1764 }, filled)).toEqual({
      ...{ reason: 'cart_subtotal_above_maximum', actual: 1765, expected: 1764 },
      fix: { type: 'remove_amount', amount: 1 },
    });
  });

  it('of an empty cart is 0', () => {
    const empty = { ...situation, cart: { ...situation.cart, lines: [] } };
    expect(cartSubtotal.check({ max: 0 }, empty)).toBeNull();
    expect(cartSubtotal.check({ min: 1 }, empty)?.actual).toBe(0);
  });
});
