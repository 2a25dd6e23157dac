import { expect, it } from 'vitest';
import { cartLine, cartOf } from '../../../test/support/cart.ts';
import { prepareCart } from '../../cart/prepared-cart.ts';
import { prepareDiscount } from '../prepare-discount.ts';

it.each([
  ['any price', undefined, 400],
  ['prices up to what is missing', { unitPrice: { max: 400 } }, 400],
  ['one price', { unitPrice: { min: 300, max: 300 } }, 600],
])('the lowest tier, of lines of %s, is reached by what can be added', (_, match, amount) => {
  const lines = [cartLine({ id: '1', sku: 'A', quantity: 2, unitPrice: 300 })];
  const lowest = { kind: 'amount', amount: 100, target: { on: 'order' } } as const;
  const which = match === undefined ? {} : { match };
  const tiers = [{ from: 1000, discount: lowest }];
  const discount = { kind: 'tiers', by: 'subtotal', ...which, tiers } as const;
  expect(prepareDiscount(discount, prepareCart(cartOf({ lines })))).toMatchObject({
    refusal: { reason: 'tier_not_reached', fix: { type: 'add_amount', amount, ...which } },
  });
  const gift = { kind: 'gift', sku: 'MUG', quantity: 1 } as const;
  const forEvery = { ...gift, every: { by: 'subtotal', ...which, step: 1000, repeat: null } } as const;
  // Of what counts there is less than a step, as there is less than the lowest tier.
  expect(prepareDiscount(forEvery, prepareCart(cartOf({ lines })))).toEqual(
    prepareDiscount(discount, prepareCart(cartOf({ lines }))),
  );
});
