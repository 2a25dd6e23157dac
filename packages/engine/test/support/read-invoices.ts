import { readFileSync } from 'node:fs';
import type { Cart, CartLine } from '../../src/cart/cart.ts';
import { parseDecimal } from '../../src/money/parse-decimal.ts';

const EXAMPLE = new URL('../../../../examples/online-retail-2010-12.csv', import.meta.url);
/** Prices have up to four decimals of a pound. */
const PRICE_DIGITS = 4;

/**
 * The invoices of the example as carts, and how many of its rows are in none.
 *
 * It is untidy, as it came: rows with a quantity below 1 are returns and corrections of the stock, a price below 0 is a bad
 * debt that was written off. They are no lines of a cart and are left out; an invoice that has nothing else is no cart. A price
 * of 0 stays: it was given away. A fraction of a penny is rounded half up.
 */
export function readInvoices(): { readonly carts: readonly Cart[]; readonly leftOut: number } {
  const rows = readFileSync(EXAMPLE, 'utf8').trimEnd().split('\n').slice(1).map(fieldsOf);
  const kept = rows.filter(
    ([, , , quantity, , price]) => Number(quantity) >= 1 && !String(price).startsWith('-'),
  );
  const invoices = Map.groupBy(kept, ([invoice = '']) => invoice);
  const carts = [...invoices.values()].map(
    (lines): Cart => ({
      ...{ currency: 'GBP', channel: null, location: null, attributes: {} },
      ...{ shipping: { amount: 450, method: null }, pricesIncludeTax: true },
      lines: lines.map(lineOf),
    }),
  );
  return { carts, leftOut: rows.length - kept.length };
}

/** A row of CSV, in which a field with a comma stands between quotes. */
function fieldsOf(row: string): string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  );
}

/** The data has no categories: the first word of what it is called stands for one, and what costs less than a pound is on sale. */
function lineOf([, sku = '', name = '', quantity, , price = '']: readonly string[], index: number): CartLine {
  const parsed = parseDecimal(price, PRICE_DIGITS);
  if (!parsed.ok) throw new Error(`"${price}" is no price`);
  const unitPrice = Math.floor((parsed.minor + 50) / 100);
  return {
    ...{ id: String(index + 1), sku, name, quantity: Number(quantity), unitPrice, taxRate: 200_000 },
    ...{ categories: [name.split(' ')[0] ?? ''], onSale: unitPrice < 100, attributes: {} },
  };
}
