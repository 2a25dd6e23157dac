import type { CartUse, UsedLine } from '../cart/cart-use.ts';
import type { Refusal } from '../reasons.ts';
import { returnOf } from './return-of.ts';
import type { ReturnedPart } from './returned-part.ts';
import type { LineReturn, Returned, ReturnedLine } from './rollback.ts';

/**
 * What comes back of a redemption with these units of its lines; null for all that is left. After k of q units a line has given
 * back floor(a x k / q) of its discount in all; what the code took off the shipping comes back with the last unit.
 *
 * @example partOfCart(cart, NOTHING_RETURNED, [{ lineId: '1', quantity: 2 }]) // { amount: 510, discount: 102, ... }
 */
export function partOfCart(
  cart: CartUse,
  returned: Returned,
  asked: readonly LineReturn[] | null,
): ReturnedPart | Refusal {
  const back = new Map(returned.lines.map((line) => [line.lineId, line]));
  const left = (line: UsedLine): number => line.quantity - (back.get(line.lineId)?.quantity ?? 0);
  const refusal = asked === null ? null : refusalOf(cart, asked, left);
  if (refusal !== null) return refusal;
  const wanted = asked === null ? null : new Map(asked.map(({ lineId, quantity }) => [lineId, quantity]));
  const lines: ReturnedLine[] = [];
  let amount = 0;
  let discount = 0;
  let isAnyLeft = false;
  for (const line of cart.lines) {
    const { lineId, quantity, unitPrice } = line;
    const units = wanted === null ? left(line) : (wanted.get(lineId) ?? 0);
    isAnyLeft ||= units < left(line);
    if (units === 0) continue;
    const before = back.get(lineId) ?? { quantity: 0, discount: 0 };
    const part = returnOf(line.discount, before.quantity + units, quantity) - before.discount;
    lines.push({ lineId, quantity: units, discount: part });
    amount += unitPrice * units;
    discount += part;
  }
  const shippingDiscount = isAnyLeft ? 0 : cart.shippingDiscount;
  return { amount, discount: discount + shippingDiscount, shippingDiscount, lines, completes: !isAnyLeft };
}

/**
 * What was returned of each line, with one part more.
 *
 * @example addReturned([], [{ lineId: '1', quantity: 2, discount: 102 }]) // the same
 */
export function addReturned(
  before: readonly ReturnedLine[],
  part: readonly ReturnedLine[],
): readonly ReturnedLine[] {
  const sums = new Map(before.map((line) => [line.lineId, line]));
  for (const { lineId, quantity, discount } of part) {
    const sum = sums.get(lineId);
    sums.set(lineId, {
      lineId,
      quantity: quantity + (sum?.quantity ?? 0),
      discount: discount + (sum?.discount ?? 0),
    });
  }
  return [...sums.values()];
}

function refusalOf(
  { lines }: CartUse,
  asked: readonly LineReturn[],
  left: (line: UsedLine) => number,
): Refusal | null {
  const known = new Map(lines.map((line) => [line.lineId, line]));
  for (const { lineId, quantity } of asked) {
    const line = known.get(lineId);
    if (line === undefined) return { reason: 'line_unknown', actual: lineId };
    if (quantity > left(line)) return { reason: 'more_than_left', actual: quantity, expected: left(line) };
  }
  return null;
}
