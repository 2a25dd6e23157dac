import type { Cart } from '../cart/cart.ts';
import type { CartUse } from '../cart/cart-use.ts';

/**
 * A cart as far as the ledger keeps it: what its lines and its shipping cost, and not what was bought.
 *
 * @example cartOfUse(use, 'GBP').lines[0].unitPrice // 255
 */
export function cartOfUse({ lines, pricesIncludeTax, shipping }: CartUse, currency: string): Cart {
  return {
    ...{ currency, channel: null, location: null, pricesIncludeTax, attributes: {} },
    shipping: { amount: shipping, method: null },
    lines: lines.map(({ lineId: id, quantity, unitPrice, taxRate }) => ({
      ...{ id, sku: '', name: '', quantity, unitPrice, taxRate },
      ...{ categories: [], onSale: false, attributes: {} },
    })),
  };
}
