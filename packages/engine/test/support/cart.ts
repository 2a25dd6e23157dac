import type { Cart, CartLine } from '../../src/cart/cart.ts';
import type { CartClient } from '../../src/cart/cart-client.ts';
import type { Situation } from '../../src/eligibility/situation.ts';

/** A line of one unit for 10.00, with what is given in place of it. */
export function cartLine(given: Partial<CartLine> = {}): CartLine {
  return {
    ...{ id: '1', sku: '85123A', name: 'White hanging heart', quantity: 1, unitPrice: 1000 },
    ...{ categories: ['home'], onSale: false, attributes: {}, taxRate: null },
    ...given,
  };
}

/** A cart in pounds with one such line, with what is given in place of it. */
export function cartOf(given: Partial<Cart> = {}): Cart {
  return {
    ...{ currency: 'GBP', channel: null, location: null, lines: [cartLine()], shipping: null },
    ...{ pricesIncludeTax: null, attributes: {} },
    ...given,
  };
}

/** A client of whom nothing is known but that it has not ordered yet. */
export function cartClient(given: Partial<CartClient> = {}): CartClient {
  return { tags: [], segments: [], attributes: {}, ordersBefore: 0, ...given };
}

/** Nobody with such a cart, on Wednesday, 1 July 2026 at noon in London. */
export function situationOf(given: Partial<Situation> = {}): Situation {
  const now = Date.UTC(2026, 6, 1, 11);
  return { cart: cartOf(), client: null, now, timeZone: 'Europe/London', ...given };
}
