import { expect, it } from 'vitest';
import type { CartUse } from '../cart/cart-use.ts';
import { DEFAULT_STACKING } from '../stacking/stacking.ts';
import { cartOfAmount } from './cart-of-amount.ts';
import { cartOfUse } from './cart-of-use.ts';
import { fitBenefits } from './fit-benefits.ts';
import type { StandingUse } from './standing-use.ts';

/** Two lines, of 99 and of 1 penny, and all that a code takes off the first. */
const CART: CartUse = {
  hash: 'one and another',
  lines: [
    { lineId: '1', quantity: 1, unitPrice: 99, discount: 99, alreadyOff: 0, taxRate: null },
    { lineId: '2', quantity: 1, unitPrice: 1, discount: 0, alreadyOff: 0, taxRate: null },
  ],
  ...{ pricesIncludeTax: null, shipping: 0, shippingDiscount: 0, shippingAlreadyOff: 0, gifts: [] },
};

function standing(code: string, use: StandingUse['use']): StandingUse {
  return { code, stacking: DEFAULT_STACKING, use, back: { discount: 0, lines: [] } };
}

it('leaves a use the lines that it knows, whatever was used without a cart before it', () => {
  const plain = standing('PLAIN', { discount: 1, cart: null });
  const known = standing('KNOWN', { discount: 99, cart: CART });
  const cart = cartOfUse(CART, 'GBP');
  const discounts = (uses: StandingUse[]) => fitBenefits(cart, uses).map(({ discount }) => discount);
  expect(discounts([plain, known])).toEqual([1, 99]);
  expect(discounts([known, plain])).toEqual([99, 1]);
});

it('leaves an order without lines all that others took off a shipping', () => {
  const freed: CartUse = { ...CART, shipping: 450, shippingDiscount: 450 };
  const freeShipping = standing('SHIPPING', { discount: 450 + 99, cart: freed });
  const [benefit] = fitBenefits(cartOfAmount(100, 'GBP'), [freeShipping]);
  expect(benefit?.discount).toBe(99);
});
