import { type FieldError, fieldChecker, PastOrderBody, type PastOrderFields } from '@couponry/contract';
import {
  type CartLine,
  MAX_MINOR,
  type PastClient,
  type PastOrder,
  parseDecimal,
  parseInstant,
} from '@couponry/engine';

const CHECKER = fieldChecker(PastOrderBody);
const TAX_DIGITS = 4;

/** A past order that was read, or what is wrong with it, field by field. */
export type ReadPastOrder = { readonly order: PastOrder } | { readonly errors: readonly FieldError[] };

/** Reads a past order from JSON. */
export function readPastOrder(value: unknown): ReadPastOrder {
  const errors = CHECKER.check(value);
  if (errors.length > 0) return { errors };
  const { orderId, at, client = null, cart } = value as PastOrderFields;
  const wrong: FieldError[] = [];
  const instant = parseInstant(at);
  if (instant === null)
    wrong.push({ field: '/at', message: 'must be RFC 3339 with an offset, such as 2010-12-01T08:26:00Z' });
  const lines = cart.lines.map((line, index) => readLine(line, `/cart/lines/${index}`, wrong));
  const ids = new Set(lines.map(({ id }) => id));
  if (ids.size < lines.length) wrong.push({ field: '/cart/lines', message: 'has the id of a line twice' });
  const shipping = cart.shipping ?? null;
  const sum = lines.reduce(
    (before, { quantity, unitPrice }) => before + quantity * unitPrice,
    shipping?.amount ?? 0,
  );
  if (sum > MAX_MINOR) wrong.push({ field: '/cart', message: `comes to more than ${MAX_MINOR}` });
  if (wrong.length > 0) return { errors: wrong };
  const { currency, channel = null, location = null, pricesIncludeTax = null, attributes = {} } = cart;
  return {
    order: {
      ...{ id: orderId, at: instant ?? 0, client: readClient(client) },
      cart: {
        ...{ currency, channel, location, pricesIncludeTax, attributes, lines },
        shipping: shipping === null ? null : { amount: shipping.amount, method: shipping.method ?? null },
      },
    },
  };
}

function readClient(client: NonNullable<PastOrderFields['client']> | null): PastClient | null {
  if (client === null) return null;
  const fields = typeof client === 'string' ? { id: client } : client;
  return { tags: [], segments: [], attributes: {}, ordersBefore: 0, ...fields };
}

function readLine(
  fields: PastOrderFields['cart']['lines'][number],
  place: string,
  wrong: FieldError[],
): CartLine {
  const {
    id,
    sku,
    name = '',
    quantity,
    unitPrice,
    categories = [],
    onSale = false,
    attributes = {},
  } = fields;
  const rate = fields.taxRate == null ? null : parseDecimal(String(fields.taxRate), TAX_DIGITS);
  if (rate !== null && !rate.ok) {
    wrong.push({
      field: `${place}/taxRate`,
      message: `must be a percentage with at most ${TAX_DIGITS} decimals`,
    });
  }
  return {
    ...{ id, sku, name, quantity, unitPrice, categories, onSale, attributes },
    taxRate: rate?.ok ? rate.minor : null,
  };
}
