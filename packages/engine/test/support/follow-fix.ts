import type { Cart, CartLine } from '../../src/cart/cart.ts';
import type { Membership } from '../../src/cart/match.ts';
import type { Fix } from '../../src/eligibility/fix.ts';
import { cartLine } from './cart.ts';

/** A cart after somebody did what would help, with goods of the lowest price that will do. */
export function followFix(cart: Cart, fix: Fix): Cart {
  if (fix.type === 'add_amount') {
    const { min = 0, max = Number.POSITIVE_INFINITY } = fix.match?.unitPrice ?? {};
    const quantity = Math.max(1, Math.ceil(fix.amount / max));
    const unitPrice = Math.max(min, Math.ceil(fix.amount / quantity));
    return withLine(cart, { ...meant(cart, fix), quantity, unitPrice });
  }
  if (fix.type !== 'add_units') throw new Error(`Nothing to add: ${fix.type}`);
  const { lineIds, maxOfEachLine = fix.quantity } = fix;
  if (lineIds !== undefined) {
    const [lineId] = lineIds;
    const more = (line: CartLine) => ({ ...line, quantity: line.quantity + fix.quantity });
    return { ...cart, lines: cart.lines.map((line) => (line.id === lineId ? more(line) : line)) };
  }
  const { min = 0, max = Number.POSITIVE_INFINITY } = fix.match?.unitPrice ?? {};
  const unitPrice = Math.min(max, Math.max(1, min));
  let followed = cart;
  for (let open = fix.quantity; open > 0; open -= maxOfEachLine) {
    const quantity = Math.min(open, maxOfEachLine);
    followed = withLine(followed, { ...meant(followed, fix), quantity, unitPrice });
  }
  return followed;
}

function withLine(cart: Cart, line: Partial<CartLine>): Cart {
  return { ...cart, lines: [...cart.lines, cartLine({ ...line, id: `added-${cart.lines.length}` })] };
}

/** What a line needs so that the goods are meant, and nothing else. */
function meant({ lines }: Cart, { match = {} }: Extract<Fix, { type: 'add_amount' | 'add_units' }>) {
  const { sku, category, onSale = false, attributes = {} } = match;
  const brand = one(attributes.brand);
  const kind = one(category);
  return {
    sku: one(sku) ?? `new-${lines.length}`,
    categories: kind === undefined ? [] : [kind],
    onSale,
    attributes: brand === undefined ? {} : { brand },
  };
}

function one(membership: Membership | undefined): string | undefined {
  return membership?.in?.[0];
}
