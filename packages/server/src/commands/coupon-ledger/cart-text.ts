import type { CartUse, Gift, ReturnedLine, UsedLine } from '@couponry/engine';

/** A line without the names of its fields, of which a ledger would keep millions. */
type LineText = readonly [string, number, number, number, number, number | null];

interface CartText {
  readonly hash: string;
  readonly taxed: boolean | null;
  /** The amount, what the code takes off it, and what other codes had taken off before. */
  readonly shipping: readonly [number, number, number];
  readonly gifts: readonly (readonly [string, number])[];
  readonly lines: readonly LineText[];
}

/** What is kept of a cart, as the text that the ledger stores; null for none. */
export function cartToText(cart: CartUse | null): string | null {
  if (cart === null) return null;
  const { hash, pricesIncludeTax: taxed, shipping, shippingDiscount, shippingAlreadyOff } = cart;
  const text: CartText = {
    hash,
    taxed,
    shipping: [shipping, shippingDiscount, shippingAlreadyOff],
    gifts: cart.gifts.map(({ sku, quantity }) => [sku, quantity]),
    lines: cart.lines.map(lineToText),
  };
  return JSON.stringify(text);
}

/** What {@link cartToText} stored. */
export function cartFromText(stored: string | null): CartUse | null {
  if (stored === null) return null;
  const { hash, taxed, shipping, gifts, lines }: CartText = JSON.parse(stored);
  return {
    hash,
    pricesIncludeTax: taxed,
    shipping: shipping[0],
    shippingDiscount: shipping[1],
    shippingAlreadyOff: shipping[2],
    gifts: gifts.map(([sku, quantity]): Gift => ({ sku, quantity })),
    lines: lines.map(lineFromText),
  };
}

/** What came back of lines, as it is stored; null for a redemption that knew no cart. */
export function linesToText(lines: readonly ReturnedLine[] | null): string | null {
  if (lines === null) return null;
  return JSON.stringify(lines.map(({ lineId, quantity, discount }) => [lineId, quantity, discount]));
}

/** What {@link linesToText} stored. */
export function linesFromText(stored: string | null): readonly ReturnedLine[] | null {
  if (stored === null) return null;
  const lines: readonly (readonly [string, number, number])[] = JSON.parse(stored);
  return lines.map(([lineId, quantity, discount]) => ({ lineId, quantity, discount }));
}

function lineToText({ lineId, quantity, unitPrice, discount, alreadyOff, taxRate }: UsedLine): LineText {
  return [lineId, quantity, unitPrice, discount, alreadyOff, taxRate];
}

function lineFromText([lineId, quantity, unitPrice, discount, alreadyOff, taxRate]: LineText): UsedLine {
  return { lineId, quantity, unitPrice, discount, alreadyOff, taxRate };
}
