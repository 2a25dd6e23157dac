import { expect } from 'vitest';
import type { Cart } from '../../src/cart/cart.ts';
import type { Evaluation } from '../../src/cart/evaluation.ts';

/** What must hold of every evaluation, whatever the cart and the codes. */
export function expectSound(cart: Cart, evaluation: Evaluation): void {
  expectAddsUp(cart, evaluation);
  for (const { applied, discount, shippingDiscount, gifts } of evaluation.results) {
    expect(discount + shippingDiscount + gifts.length > 0).toBe(applied);
  }
}

/** What holds also where codes stand on the order that take nothing off this cart. */
export function expectAddsUp(cart: Cart, { results, lines, totals }: Evaluation): void {
  for (const { applied, discount, allocations, reasons } of results) {
    expect(sum(allocations.map(({ amount }) => amount))).toBe(discount);
    expect(allocations.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0)).toBe(true);
    expect(reasons.length > 0).toBe(!applied);
  }
  expect(lines.map(({ lineId }) => lineId)).toEqual(cart.lines.map(({ id }) => id));
  for (const { amount, discount, total } of lines) {
    expect(discount).toBeGreaterThanOrEqual(0);
    expect(total).toBe(amount - discount);
    expect(total).toBeGreaterThanOrEqual(0);
  }
  expect(sum(lines.map(({ discount }) => discount))).toBe(totals.discount);
  expect(sum(lines.map(({ amount }) => amount))).toBe(totals.subtotal);
  expect(totals.shippingDiscount).toBeLessThanOrEqual(totals.shipping);
  expect(totals.total).toBe(totals.subtotal - totals.discount + totals.shipping - totals.shippingDiscount);
  expect(totals.total).toBeGreaterThanOrEqual(0);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
