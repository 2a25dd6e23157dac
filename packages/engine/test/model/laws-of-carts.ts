import { expect } from 'vitest';
import type { DecidedCode } from '../../src/order/order-decision.ts';
import type { StandingUse } from '../../src/order/standing-use.ts';
import type { Redemption } from '../../src/redemption/redemption.ts';
import type { Reservation } from '../../src/reservation/reservation.ts';
import { expectAddsUp } from '../support/cart-laws.ts';
import type { CartShell, CartTold } from './cart-shell.ts';
import type { CartTerms, CouponId } from './cart-story.ts';

// What must hold of carts, whatever was told: said plainly, and counted anew from what ever happened.

type Use = Redemption | Reservation;
type Used = CartTold & { readonly kind: 'used' };

/** The lines of a use are its whole, and none is taken off below zero. */
export function expectWhole({ amount, discount, cart }: Use): void {
  expect(discount).toBeGreaterThanOrEqual(0);
  expect(discount).toBeLessThanOrEqual(amount ?? 0);
  if (cart === null) return;
  expect(sum(cart.lines.map((line) => line.discount)) + cart.shippingDiscount).toBe(discount);
  expect(sum(cart.lines.map(({ quantity, unitPrice }) => quantity * unitPrice))).toBe(amount);
  for (const line of cart.lines) {
    expect(line.discount).toBeGreaterThanOrEqual(0);
    expect(line.discount + line.alreadyOff).toBeLessThanOrEqual(line.quantity * line.unitPrice);
  }
}

/** The evaluation adds up, and of codes that are used anew each takes its share of what those before it have left. */
export function expectShares({ cart, codes, evaluation }: Used, terms: CartShell['terms']): void {
  if (cart === null || evaluation === null) return;
  expectAddsUp(cart, evaluation);
  const fresh = codes.flatMap((code) => freshUse(code) ?? []).sort((a, b) => (a.code < b.code ? -1 : 1));
  const left = new Map(fresh[0]?.cart?.lines.map((line) => [line.lineId, worthOf(line) - line.alreadyOff]));
  for (const { couponId, cart: used, discount } of fresh) {
    const own = terms[couponId as CouponId];
    const meant = cart.lines.filter(
      ({ categories }) => own.category === null || categories.includes(own.category),
    );
    const total = sum(meant.map(({ id }) => left.get(id) ?? 0));
    expect(discount).toBe(shareOf(own, total));
    for (const line of used?.lines ?? []) {
      const open = left.get(line.lineId) ?? 0;
      const exact = meant.some(({ id }) => id === line.lineId) ? ((discount ?? 0) * open) / total : 0;
      expect(Math.abs(line.discount - exact)).toBeLessThan(1);
      left.set(line.lineId, open - line.discount);
    }
  }
  expect([...left.values()].every((open) => open >= 0)).toBe(true);
}

/** What was redeemed or held anew, not what the order had already or had held. */
export function freshUse({ decision: { outcome } }: DecidedCode): Use | null {
  if (outcome.kind === 'reserved') return outcome.reservation;
  return outcome.kind === 'redeemed' && outcome.redemption.reservationId === null ? outcome.redemption : null;
}

function shareOf({ discount }: CartTerms, total: number): number {
  return 'percent' in discount
    ? Math.floor((total * discount.percent) / 100 + 0.5)
    : Math.min(discount.amount, total);
}

/** After k of q units, a line has given back floor(discount x k / q) in all; the last part is what is missing of the whole. */
export function expectPartsRight({ rows }: CartShell, redemptionId: string): void {
  const { redemption, parts } = rows.redemptions.get(redemptionId)!;
  for (const part of parts) {
    expect(part.discount).toBe(sum((part.lines ?? []).map((line) => line.discount)) + plainPart(part));
  }
  for (const { lineId, quantity, discount } of redemption.cart?.lines ?? []) {
    const back = parts.flatMap(({ lines }) => lines?.filter((line) => line.lineId === lineId) ?? []);
    const units = sum(back.map((line) => line.quantity));
    expect(units).toBeLessThanOrEqual(quantity);
    expect(sum(back.map((line) => line.discount))).toBe(Math.floor((discount * units) / quantity));
    if (parts.at(-1)?.completes) expect(units).toBe(quantity);
  }
  expect(parts.map(({ completes }) => completes).indexOf(true)).toBeOneOf([-1, parts.length - 1]);
  if (!parts.at(-1)?.completes) return;
  expect(sum(parts.map(({ discount }) => discount))).toBe(redemption.discount);
  expect(sum(parts.map(({ amount }) => amount ?? 0))).toBe(redemption.amount);
}

/** Without lines it is all at once. */
function plainPart({ lines, discount }: { readonly lines: unknown; readonly discount: number }): number {
  return lines === null ? discount : 0;
}

/** What is counted of each coupon is what its redemptions and holds come to, less what was given back. */
export function expectCounted({ rows }: CartShell): void {
  for (const [coupon, { redemptions, held, discount }] of rows.totals) {
    const redeemed = [...rows.redemptions.values()].filter(
      ({ redemption }) => redemption.couponId === coupon,
    );
    const holds = [...rows.reservations.values()].filter(
      ({ reservation, stands }) => reservation.couponId === coupon && stands === 'held',
    );
    const given = sum(redeemed.map(({ redemption }) => redemption.discount ?? 0));
    const back = sum(redeemed.flatMap(({ parts }) => parts.map((part) => part.discount)));
    const backUses = redeemed.filter(({ parts }) => parts.some(({ givesBackUse }) => givesBackUse));
    expect({ coupon, redemptions, held, discount }).toEqual({
      coupon,
      redemptions: redeemed.length - backUses.length,
      held: holds.length,
      discount: given - back + sum(holds.map(({ reservation }) => reservation.discount ?? 0)),
    });
  }
}

/** What is used anew never passes the budget of its coupon, or its number of uses. */
export function expectRoomKept({ rows, terms }: CartShell, uses: readonly Use[]): void {
  for (const { couponId } of uses) {
    const { budget, uses: most } = terms[couponId as CouponId];
    const { discount, redemptions, held } = rows.totals.get(couponId)!;
    if (budget > 0) expect(discount).toBeLessThanOrEqual(budget);
    if (most > 0) expect(redemptions + held).toBeLessThanOrEqual(most);
  }
}

/** Codes never take more off an order than it is worth, nor off a line of it. One cart is meant: of another one, others are left. */
export function expectWorthKept(shell: CartShell, order: string, now: number): void {
  const uses = shell.standing(order, [], now);
  const standing = uses.map(({ use, back }) => ({ ...(use as Use), back }));
  const carts = new Set(standing.flatMap(({ cart }) => cart?.hash ?? []));
  const values = new Set(standing.map(({ amount }) => amount));
  if (carts.size > 1 || values.size !== 1) return;
  const off = sum(standing.map(({ discount, back }) => (discount ?? 0) - back.discount));
  expect(off).toBeLessThanOrEqual([...values][0] ?? 0);
  for (const line of standing.find(({ cart }) => cart !== null)?.cart?.lines ?? []) {
    expect(offLine(uses, line)).toBeLessThanOrEqual(worthOf(line));
  }
}

/** A hold that knew no order takes what was promised, or what the other codes of the order that it is confirmed for leave. */
export function expectPromise(shell: CartShell, redemption: Redemption, hold: Reservation): void {
  const { amount, discount, cart, order, at, code, day } = redemption;
  expect({ amount, day, hash: cart?.hash }).toEqual({
    ...{ amount: hold.amount, day: hold.day, hash: hold.cart?.hash },
  });
  const others = shell.standing(order?.id ?? null, [code], at);
  expect(discount).toBeLessThanOrEqual(hold.discount ?? 0);
  if (cart === null) {
    const off = sum(others.map(({ use, back }) => (use.discount ?? 0) - back.discount));
    expect(discount).toBe(Math.min(hold.discount ?? 0, Math.max(0, (amount ?? 0) - off)));
  } else if (others.every(({ use }) => use.cart?.hash === cart.hash)) {
    const promised = hold.cart?.lines.map((line) =>
      Math.min(line.discount, worthOf(line) - offLine(others, line)),
    );
    expect(cart.lines.map((line) => line.discount)).toEqual(promised);
  }
}

/** What uses take off a line, less what came back of it. */
function offLine(uses: readonly StandingUse[], { lineId }: { readonly lineId: string }): number {
  const parts = uses.map(({ use, back }) => {
    const own = use.cart?.lines.find((line) => line.lineId === lineId)?.discount ?? 0;
    return own - (back.lines.find((line) => line.lineId === lineId)?.discount ?? 0);
  });
  return sum(parts);
}

function worthOf({ quantity, unitPrice }: { readonly quantity: number; readonly unitPrice: number }): number {
  return quantity * unitPrice;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
