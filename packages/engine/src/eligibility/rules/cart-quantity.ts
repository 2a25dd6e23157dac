import { unitsOf } from '../../cart/units-of.ts';
import { minAboveMax, outOfBounds } from '../bounded-rule.ts';
import { optional } from '../parameter.ts';
import { defineRule } from '../rule.ts';

/** The number of units in the cart lies within bounds. */
export const cartQuantity = defineRule({
  name: 'cart_quantity',
  summary: 'There are so many units in the cart, over all lines.',
  asks: 'cart',
  parameters: {
    min: optional('count', 'At least so many units.'),
    max: optional('count', 'At most so many units.'),
  },
  oneOf: ['min', 'max'],
  reasons: ['cart_quantity_below_minimum', 'cart_quantity_above_maximum'],
  examples: [{ min: 3 }, { max: 10 }],
  problem: minAboveMax,
  check: (bounds, { cart }) =>
    outOfBounds('cart_quantity', bounds, unitsOf(cart.lines), {
      below: (quantity) => ({ type: 'add_units', quantity }),
      above: (quantity) => ({ type: 'remove_units', quantity }),
    }),
  excluded: (_, { cart }) => ({ actual: unitsOf(cart.lines) }),
});
