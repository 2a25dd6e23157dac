import { WHOLE_IN_TEN_THOUSANDTHS } from '../money/parse-percent.ts';
import { percentOf } from '../money/percent-of.ts';
import type { Cart, CartLine } from './cart.ts';
import type { Benefit, CartTotals, LineResult } from './evaluation.ts';
import { subtotalOf } from './subtotal-of.ts';

/** What each line comes to with what codes take off it, in the order of the cart. */
export function lineResults(cart: Cart, benefits: readonly Benefit[]): LineResult[] {
  const discounts = new Map<string, number>();
  for (const { allocations } of benefits) {
    for (const { lineId, amount } of allocations)
      discounts.set(lineId, (discounts.get(lineId) ?? 0) + amount);
  }
  return cart.lines.map((line) => {
    const amount = line.unitPrice * line.quantity;
    const discount = discounts.get(line.id) ?? 0;
    const total = amount - discount;
    return { lineId: line.id, amount, discount, total, tax: taxOf(total, line, cart.pricesIncludeTax) };
  });
}

/** What the cart comes to as a whole. */
export function cartTotals(
  cart: Cart,
  benefits: readonly Benefit[],
  lines: readonly LineResult[],
): CartTotals {
  const subtotal = subtotalOf(cart);
  const shipping = cart.shipping?.amount ?? 0;
  const discount = benefits.reduce((sum, benefit) => sum + benefit.discount, 0);
  const shippingDiscount = benefits.reduce((sum, benefit) => sum + benefit.shippingDiscount, 0);
  const total = subtotal - discount + shipping - shippingDiscount;
  const tax = lines.reduce<number | null>(
    (sum, line) => (sum === null || line.tax === null ? null : sum + line.tax),
    0,
  );
  return { subtotal, discount, shipping, shippingDiscount, total, tax };
}

/** The tax in a total, or on top of it, rounded half up. */
function taxOf(total: number, { taxRate }: CartLine, isIncluded: boolean | null): number | null {
  if (taxRate === null || isIncluded === null) return null;
  if (!isIncluded) return percentOf(total, taxRate);
  // Half up: floor(x / y + 1 / 2) = floor((2 x + y) / 2 y).
  const gross = WHOLE_IN_TEN_THOUSANDTHS + taxRate;
  const doubled = 2 * total * taxRate + gross;
  // A quotient of doubles below 2^53 is never rounded up to the next integer.
  if (doubled <= Number.MAX_SAFE_INTEGER) return Math.floor(doubled / (2 * gross));
  return Number((2n * BigInt(total) * BigInt(taxRate) + BigInt(gross)) / (2n * BigInt(gross)));
}
