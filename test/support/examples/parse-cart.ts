import type { Cart, CartLine } from '../../../packages/engine/src/index.ts';
import { minorDigits, parseDecimal } from '../../../packages/engine/src/index.ts';

/** An amount of an example in minor units, with the digits of its currency. */
export function minorOf(text: string, currency: string): number {
  const parsed = parseDecimal(text, minorDigits(currency) ?? 0);
  if (!parsed.ok) throw new Error(`"${text}" is no amount of ${currency}`);
  return parsed.minor;
}

const LINE = /^(\d+) x (.+?) ([\d.]+)((?: [@#!][\w]+| sale)*)(?: tax ([\d.]+) %)?$/;

/**
 * The cart of an example: lines with `;` between them, called a, b, c in their order.
 *
 * @example parseCart('2 x Mug 7.99 @home; 1 x Tea 3.50 @tea sale; shipping 4.50')
 */
export function parseCart(text: string): Cart {
  const [, currency = 'GBP', rest = text] = /^(?:([A-Z]{3}): )?(.*)$/.exec(text) ?? [];
  const pieces = rest.split('; ');
  const shipping = pieces.find((piece) => piece.startsWith('shipping '))?.slice('shipping '.length);
  const prices = pieces.find((piece) => piece.startsWith('prices '));
  const lines = pieces.filter((piece) => /^\d+ x /.test(piece));
  return {
    ...{ currency, channel: null, location: null, attributes: {} },
    lines: lines.map((line, index) => parseLine(line, index, currency)),
    shipping: shipping === undefined ? null : { amount: minorOf(shipping, currency), method: null },
    pricesIncludeTax: prices === undefined ? null : prices === 'prices with tax',
  };
}

function parseLine(text: string, index: number, currency: string): CartLine {
  const parts = LINE.exec(text);
  if (parts === null) throw new Error(`"${text}" is no line of a cart`);
  const [, quantity, name = '', price = '', marks = '', tax] = parts;
  const marked = (sign: string) =>
    marks.split(' ').flatMap((mark) => (mark.startsWith(sign) ? mark.slice(1) : []));
  return {
    id: String.fromCharCode(97 + index),
    sku: name,
    name,
    quantity: Number(quantity),
    unitPrice: minorOf(price, currency),
    categories: marked('@'),
    onSale: marks.includes(' sale'),
    attributes: Object.fromEntries(marked('#').map((brand) => ['brand', brand])),
    taxRate: tax === undefined ? null : Math.round(Number(tax) * 10_000),
  };
}
