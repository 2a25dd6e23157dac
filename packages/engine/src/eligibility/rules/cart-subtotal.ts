import { subtotalOf } from '../../cart/subtotal-of.ts';
import { minAboveMax, outOfBounds } from '../bounded-rule.ts';
import { optional } from '../parameter.ts';
import { defineRule } from '../rule.ts';

/** The order's value before discounts and shipping lies within bounds. */
export const cartSubtotal = defineRule({
  name: 'cart_subtotal',
  summary: "The cart's lines come to so much, before any discount and without shipping.",
  asks: 'cart',
  parameters: {
    min: optional('minor', 'At least this much, in minor units.'),
    max: optional('minor', 'At most this much, in minor units.'),
  },
  oneOf: ['min', 'max'],
  reasons: ['cart_subtotal_below_minimum', 'cart_subtotal_above_maximum'],
  examples: [{ min: 5000 }, { min: 2000, max: 9999 }],
  problem: minAboveMax,
  check: (bounds, { cart }) =>
    outOfBounds('cart_subtotal', bounds, subtotalOf(cart), {
      below: (amount) => ({ type: 'add_amount', amount }),
      above: (amount) => ({ type: 'remove_amount', amount }),
    }),
  excluded: (_, { cart }) => ({ actual: subtotalOf(cart) }),
});
