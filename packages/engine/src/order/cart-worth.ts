import type { Cart } from '../cart/cart.ts';
import type { CartUse } from '../cart/cart-use.ts';
import type { Benefit } from '../cart/evaluation.ts';
import type { Worth } from '../redemption/redemption-decision.ts';

/** What is taken off a cart before the codes that are decided now, by line and of the shipping (minor units). */
export interface AlreadyOff {
  readonly lines: ReadonlyMap<string, number>;
  readonly shipping: number;
}

/**
 * What the codes that stand on an order take off it together.
 *
 * @example sumOfBenefits([benefit]).lines.get('1') // 102
 */
export function sumOfBenefits(benefits: readonly Benefit[]): AlreadyOff {
  const lines = new Map<string, number>();
  for (const { allocations } of benefits) {
    for (const { lineId, amount } of allocations) lines.set(lineId, (lines.get(lineId) ?? 0) + amount);
  }
  return { lines, shipping: benefits.reduce((sum, { shippingDiscount }) => sum + shippingDiscount, 0) };
}

/**
 * What a code is worth on a cart, as the ledger keeps it.
 *
 * @param hash what tells this cart from others
 * @example cartWorth(cart, hash, benefit, sumOfBenefits([])).discount // 306
 */
export function cartWorth(cart: Cart, hash: string, benefit: Benefit, off: AlreadyOff): Worth {
  const { discount, shippingDiscount, allocations, gifts } = benefit;
  const parts = new Map<string, number>();
  for (const { lineId, amount } of allocations) parts.set(lineId, amount);
  const lines = cart.lines.map(({ id: lineId, quantity, unitPrice, taxRate }) => {
    const alreadyOff = off.lines.get(lineId) ?? 0;
    return { lineId, quantity, unitPrice, taxRate, discount: parts.get(lineId) ?? 0, alreadyOff };
  });
  const { pricesIncludeTax } = cart;
  const shipping = cart.shipping?.amount ?? 0;
  const shippingAlreadyOff = off.shipping;
  const use: CartUse = {
    hash,
    lines,
    pricesIncludeTax,
    shipping,
    shippingDiscount,
    shippingAlreadyOff,
    gifts,
  };
  return { discount: discount + shippingDiscount, cart: use };
}
