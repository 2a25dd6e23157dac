import type { Readable } from 'node:stream';
import type { PastOrder } from '@couponry/engine';
import { type Invoice, orderOfInvoice } from './invoice.ts';
import type { LeftOutTally } from './left-out.ts';
import { linesOf } from './lines-of.ts';
import { OrdersError } from './orders-error.ts';
import { type CsvTerms, readCsvInvoices } from './read-csv-invoices.ts';
import { readPastOrder } from './read-past-order.ts';

/** In which form orders are written. */
export type OrdersFormat = 'csv' | 'jsonl';

/** Orders that can be read as often as it takes. */
export interface OrdersSource {
  readonly format: OrdersFormat;
  open(): Readable;
}

/** Found while orders are read one by one: they are not in the order of time, or the rows of one are apart. */
export class OutOfOrder extends Error {
  override name = 'OutOfOrder';
}

/**
 * Orders in the order of time, one after the other as they are read.
 *
 * @throws OutOfOrder when they come in another order
 * @throws OrdersError naming what can not be read
 */
export async function* ordersAsTheyCome(
  source: OrdersSource,
  terms: CsvTerms,
  tally: LeftOutTally,
): AsyncGenerator<PastOrder> {
  const seen = new Set<string>();
  let last = Number.NEGATIVE_INFINITY;
  for await (const one of readAll(source, terms, tally)) {
    if (one.at < last || seen.has(one.id)) throw new OutOfOrder();
    seen.add(one.id);
    last = one.at;
    const order = 'cart' in one ? acceptOrder(one, terms, tally) : orderOfInvoice(one, terms.currency, tally);
    if (order !== null) yield order;
  }
}

/**
 * Orders in the order of time, read as a whole and sorted: those of one instant stay as they came, and rows of one invoice that are
 * apart are put together.
 *
 * @throws OrdersError naming what can not be read
 */
export async function* ordersSorted(
  source: OrdersSource,
  terms: CsvTerms,
  tally: LeftOutTally,
): AsyncGenerator<PastOrder> {
  const byId = new Map<string, Invoice | PastOrder>();
  for await (const one of readAll(source, terms, tally)) {
    const before = byId.get(one.id);
    if (before === undefined) byId.set(one.id, one);
    else if ('cart' in before || 'cart' in one)
      throw new OrdersError('is there twice', { column: 'orderId', value: one.id });
    else byId.set(one.id, together(before, one));
  }
  for (const one of [...byId.values()].sort((a, b) => a.at - b.at)) {
    byId.delete(one.id);
    const order = 'cart' in one ? acceptOrder(one, terms, tally) : orderOfInvoice(one, terms.currency, tally);
    if (order !== null) yield order;
  }
}

function readAll(
  source: OrdersSource,
  terms: CsvTerms,
  tally: LeftOutTally,
): AsyncIterable<Invoice | PastOrder> {
  const file = source.open();
  return source.format === 'csv' ? readCsvInvoices(file, terms, tally) : readJsonLines(file);
}

async function* readJsonLines(file: Readable): AsyncGenerator<PastOrder> {
  let row = 0;
  let isEmpty = true;
  for await (const line of linesOf(file)) {
    row += 1;
    if (line.trim() === '') continue;
    isEmpty = false;
    yield orderOfLine(line, row);
  }
  // Of the ledger's own orders there may be none: they come without a line. A file has one.
  if (isEmpty && row > 0) throw new OrdersError('has no order: the file is empty', { row: 1 });
}

function orderOfLine(line: string, row: number): PastOrder {
  const read = readPastOrder(parseLine(line, row));
  if ('order' in read) return read.order;
  const [{ field, message } = { field: '', message: 'does not fit' }] = read.errors;
  throw new OrdersError(message, { row, column: field === '' ? null : field });
}

function parseLine(line: string, row: number): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    // That it is no JSON is all there is to tell; the parser's own words name no row.
    throw new OrdersError('is not JSON', { row });
  }
}

/** The order as it is replayed, or null where it is left out. */
function acceptOrder(order: PastOrder, { currency }: CsvTerms, tally: LeftOutTally): PastOrder | null {
  const { id, cart, client } = order;
  const isWorthNothing =
    cart.lines.every(({ unitPrice }) => unitPrice === 0) && (cart.shipping?.amount ?? 0) === 0;
  if (cart.currency !== currency || isWorthNothing) {
    tally.add(cart.currency === currency ? 'worth_nothing' : 'other_currency', id);
    return null;
  }
  if (client === null) tally.add('no_client', id);
  return order;
}

function together(before: Invoice, after: Invoice): Invoice {
  const lines = [...before.lines, ...after.lines].map((line, place) => ({ ...line, id: String(place + 1) }));
  return {
    ...{ id: before.id, lines, at: Math.min(before.at, after.at) },
    ...{ clientId: before.clientId ?? after.clientId, country: before.country ?? after.country },
  };
}
