import { readFileSync } from 'node:fs';

/** The excerpt of real orders. */
export const EXAMPLE = new URL('../../../../examples/online-retail-2010-12.csv', import.meta.url);

/** An invoice as the naive replay knows it. Amounts are in pence. */
export interface NaiveInvoice {
  readonly id: string;
  /** Local time, as it is written. In December it is UTC. */
  readonly at: string;
  readonly client: string | null;
  readonly lines: readonly { readonly sku: string; readonly quantity: bigint; readonly price: bigint }[];
  readonly value: bigint;
}

/** The invoices of the excerpt that are orders, read with no more than regular expressions. */
export function naiveInvoices(): NaiveInvoice[] {
  const rows = readFileSync(EXAMPLE, 'utf8').trimEnd().split('\n').slice(1).map(cellsOf);
  return [...Map.groupBy(rows, ([id]) => id ?? '')].flatMap(([id, all]) => {
    const lines = all
      .map(([, sku = '', , quantity = '', , price = '']) => ({
        sku,
        quantity: BigInt(quantity),
        price: penceOf(price),
      }))
      .filter(({ quantity, price }) => quantity > 0n && price >= 0n);
    const value = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0n);
    const [[, , , , at = '', , client = ''] = []] = all;
    if (id.startsWith('C') || value === 0n) return [];
    return { id, at, client: client === '' ? null : client.replace('.0', ''), lines, value };
  });
}

/** A coupon of the naive replay: what it takes off an order, or why not. */
export type NaiveRule = (invoice: NaiveInvoice, before: NaiveMemory) => bigint | string;

/** What was used before an order. */
interface NaiveMemory {
  readonly orders: readonly NaiveInvoice[];
  readonly uses: readonly { readonly invoice: NaiveInvoice; readonly discount: bigint }[];
}

/** Asks the rule of each order, remembering everything. */
export function naiveReplay(invoices: readonly NaiveInvoice[], rule: NaiveRule) {
  const orders: NaiveInvoice[] = [];
  const uses: { invoice: NaiveInvoice; discount: bigint }[] = [];
  const refused = new Map<string, number>();
  for (const invoice of invoices) {
    const told = rule(invoice, { orders, uses });
    orders.push(invoice);
    if (typeof told === 'bigint') uses.push({ invoice, discount: told });
    else refused.set(told, (refused.get(told) ?? 0) + 1);
  }
  const total = uses.reduce((sum, { discount }) => sum + discount, 0n);
  const days = Map.groupBy(uses, ({ invoice }) => invoice.at.slice(0, 10));
  return {
    orders: uses.length,
    clients: new Set(uses.flatMap(({ invoice }) => invoice.client ?? [])).size,
    total: Number(total),
    refused: Object.fromEntries(refused),
    days: Object.fromEntries(
      [...days].map(([day, of]) => [day, Number(of.reduce((sum, { discount }) => sum + discount, 0n))]),
    ),
    largest: uses
      .toSorted((one, other) => Number(other.discount - one.discount))
      .slice(0, 10)
      .map(({ invoice }) => invoice.id),
  };
}

/** Percents of an amount, half up. */
export function percentOf(amount: bigint, percent: bigint): bigint {
  return (amount * percent * 2n + 100n) / 200n;
}

function penceOf(price: string): bigint {
  const [, sign, whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(price) ?? [];
  const tenths = BigInt(whole + fraction.padEnd(3, '0').slice(0, 3));
  const pence = (tenths + 5n) / 10n;
  return sign === '-' ? -pence : pence;
}

function cellsOf(row: string): string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  );
}
