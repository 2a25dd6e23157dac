import type { Allocation, Benefit } from '../cart/evaluation.ts';
import type { PreparedCart } from '../cart/prepared-cart.ts';
import { allOf, copyLeft, copyOf, type Left } from './left.ts';
import type { Take } from './take.ts';
import { takeOff } from './take-off.ts';

/** What a code that is not applied gives. */
export const NO_BENEFIT: Benefit = { discount: 0, shippingDiscount: 0, allocations: [], gifts: [] };

/** What is left of an order after what codes have given on it before; never less than nothing. */
export function leftAfter(benefits: readonly Benefit[], cart: PreparedCart): Left {
  const left = allOf(cart);
  if (benefits.length === 0) return left;
  const places = new Map(cart.lines.map(({ id }, place) => [id, place]));
  for (const { allocations, shippingDiscount } of benefits) {
    left.shipping = Math.max(0, left.shipping - shippingDiscount);
    for (const { lineId, amount } of allocations) {
      const place = places.get(lineId);
      if (place !== undefined) left.lines[place] = Math.max(0, (left.lines[place] ?? 0) - amount);
    }
  }
  return left;
}

/** What discounts give that are taken off one after the other, in their order, of what is left of an order. */
export function benefitsOf(takes: readonly Take[], cart: PreparedCart, start: Left): Benefit[] {
  const before = copyOf(start);
  const left = copyOf(start);
  return takes.map((take) => {
    copyLeft(left, before);
    const worth = takeOff(take, cart, left);
    const shippingDiscount = before.shipping - left.shipping;
    const gifts = take.kind === 'gift' ? [take.gift] : [];
    return {
      discount: worth - shippingDiscount,
      shippingDiscount,
      allocations: partsOf(before, left, cart),
      gifts,
    };
  });
}

/** Of the lines that bear something, by id in code-unit order. */
function partsOf(before: Left, after: Left, { lines }: PreparedCart): Allocation[] {
  const parts: Allocation[] = [];
  for (const [place, { id: lineId }] of lines.entries()) {
    const amount = (before.lines[place] ?? 0) - (after.lines[place] ?? 0);
    if (amount > 0) parts.push({ lineId, amount });
  }
  return parts;
}
