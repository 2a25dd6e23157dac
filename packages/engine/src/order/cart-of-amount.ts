import type { Cart } from '../cart/cart.ts';
import { MAX_MINOR } from '../money/parse-decimal.ts';

/**
 * An order of which only the value is known, as the cart of one line: exact for all that can be decided without a cart. An order
 * whose value is not known is one that no discount uses up.
 *
 * @param amount in minor units; null: not told
 * @example cartOfAmount(5_990, 'GBP').lines[0].unitPrice // 5990
 */
export function cartOfAmount(amount: number | null, currency: string): Cart {
  const line = { id: '', sku: '', name: '', quantity: 1, unitPrice: amount ?? MAX_MINOR };
  return {
    ...{ currency, channel: null, location: null, shipping: null, pricesIncludeTax: null, attributes: {} },
    lines: [{ ...line, categories: [], onSale: false, attributes: {}, taxRate: null }],
  };
}
