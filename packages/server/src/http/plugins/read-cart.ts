import { hash as digest } from 'node:crypto';
import type { CartFields, FieldError } from '@couponry/contract';
import { type Attributes, type Cart, type CartLine, MAX_MINOR, parseDecimal } from '@couponry/engine';
import type { ToldClient } from '../../commands/coupon-ledger/cart-client-of.ts';
import type { CartWish } from '../../commands/coupon-ledger/command.ts';
import { BadRequest } from './bad-request.ts';

/** A cart, and what its lines come to together. */
export interface ReadCart {
  readonly cart: Cart;
  readonly subtotal: number;
}

/** A cart as it was sent. What tells it from others is reckoned when it is asked for: a cart that is only tried needs none. */
export class SentCart implements CartWish {
  readonly cart: Cart;
  readonly told: ToldClient;
  #hash: string | null = null;

  constructor(cart: Cart, told: ToldClient) {
    this.cart = cart;
    this.told = told;
  }

  get hash(): string {
    this.#hash ??= hashOfCart(this.cart);
    return this.#hash;
  }
}

const LEAST_BODY = 1024 * 1024;
const BYTES_A_LINE = 4096;
const TAX_DIGITS = 4;
/** Enough to tell the carts of one order apart for ever. */
const HASH_CHARACTERS = 32;

/**
 * Reads a cart that fits its schema.
 *
 * @param place the JSON pointer of the cart in the body
 * @throws BadRequest naming each line that is there twice or is worth more than can be told
 */
export function readCart(fields: CartFields, place: string): ReadCart {
  const errors: FieldError[] = [];
  const lines = fields.lines.map((line, index) => readLine(line, `${place}/lines/${index}`, errors));
  refuseTwice(lines, place, errors);
  if (errors.length > 0) throw new BadRequest(errors);
  const subtotal = lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
  if (subtotal > MAX_MINOR) {
    const message = `come to ${subtotal} together; at most ${MAX_MINOR} can be told`;
    throw new BadRequest([{ field: `${place}/lines`, message, code: 'out_of_range' }]);
  }
  const { currency, channel = null, location = null, shipping = null, pricesIncludeTax = null } = fields;
  const cart: Cart = {
    currency,
    channel,
    location,
    lines,
    pricesIncludeTax,
    shipping: shipping === null ? null : { amount: shipping.amount, method: shipping.method ?? null },
    attributes: inOrder(fields.attributes),
  };
  return { cart, subtotal };
}

/**
 * Refuses a cart of too many lines before anything else of it is looked at.
 *
 * @throws BadRequest naming the bound
 */
export function refuseLongCart(body: unknown, max: number): void {
  const { cart } = (body ?? {}) as { readonly cart?: { readonly lines?: unknown } | null };
  const lines = cart?.lines;
  if (!Array.isArray(lines) || lines.length <= max) return;
  const message = `has ${lines.length} lines; this server takes ${max} (COUPONRY_MAX_CART_LINES)`;
  throw new BadRequest([{ field: '/cart/lines', message, code: 'out_of_range' }]);
}

/**
 * How large a body with a cart of so many lines may be, in bytes.
 *
 * @example cartBodyLimit(1_000) // 4_096_000
 */
export function cartBodyLimit(maxLines: number): number {
  return Math.max(LEAST_BODY, maxLines * BYTES_A_LINE);
}

function readLine(fields: CartFields['lines'][number], place: string, errors: FieldError[]): CartLine {
  const { id, sku, name = '', quantity, unitPrice, categories = [], onSale = false, taxRate = null } = fields;
  if (quantity * unitPrice > MAX_MINOR) {
    const message = `times the quantity is more than ${MAX_MINOR}, the most that can be told`;
    errors.push({ field: `${place}/unitPrice`, message, code: 'out_of_range' });
  }
  const rate = taxRate === null ? null : parseDecimal(String(taxRate), TAX_DIGITS);
  if (rate !== null && !rate.ok) {
    const message = `must be a percentage with at most ${TAX_DIGITS} decimals`;
    errors.push({ field: `${place}/taxRate`, message, code: 'wrong_form' });
  }
  const attributes = inOrder(fields.attributes);
  const read = rate?.ok ? rate.minor : null;
  return { id, sku, name, quantity, unitPrice, categories, onSale, attributes, taxRate: read };
}

function refuseTwice(lines: readonly CartLine[], place: string, errors: FieldError[]): void {
  const seen = new Set<string>();
  for (const [index, { id }] of lines.entries()) {
    if (seen.has(id)) {
      const message = 'is the id of another line already: each line has its own';
      errors.push({ field: `${place}/lines/${index}/id`, message, code: 'duplicate' });
    }
    seen.add(id);
  }
}

const NO_ATTRIBUTES: Attributes = {};

/** In one order, so that the same attributes are the same text. */
function inOrder(attributes: Attributes | undefined): Attributes {
  if (attributes === undefined) return NO_ATTRIBUTES;
  const names = Object.keys(attributes);
  if (names.length < 2) return attributes;
  return Object.fromEntries(names.sort().map((name) => [name, attributes[name] ?? null]));
}

/**
 * What tells a cart from others: the same for the same lines in another order.
 *
 * @example hashOfCart(cart).length // 32
 */
export function hashOfCart(cart: Cart): string {
  const lines = cart.lines.toSorted(({ id: one }, { id: other }) => (one < other ? -1 : 1));
  const text = JSON.stringify({ ...cart, lines });
  return digest('sha256', text, 'base64url').slice(0, HASH_CHARACTERS);
}
