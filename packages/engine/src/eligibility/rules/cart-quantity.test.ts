import { describe, expect, it } from 'vitest';
import { cartLine, situationOf } from '../../../test/support/cart.ts';
import { cartQuantity } from './cart-quantity.ts';

const situation = situationOf();
const lines = [cartLine({ quantity: 3 }), cartLine({ id: '2', quantity: 2 })];
const five = { ...situation, cart: { ...situation.cart, lines } };

describe('cart_quantity', () => {
  it.each([{ min: 5 }, { max: 5 }, { min: 1, max: 9 }])('of five units holds: %o', (bounds) => {
    expect(cartQuantity.check(bounds, five)).toBeNull();
  });

  it('tells how many are missing, or too many', () => {
    expect(cartQuantity.check({ min: 6 }, five)).toEqual({
      ...{ reason: 'cart_quantity_below_minimum', actual: 5, expected: 6 },
      fix: { type: 'add_units', quantity: 1 },
    });
    expect(cartQuantity.check({ max: 4 }, five)).toEqual({
      ...{ reason: 'cart_quantity_above_maximum', actual: 5, expected: 4 },
      fix: { type: 'remove_units', quantity: 1 },
    });
  });
});
