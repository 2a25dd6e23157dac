import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type CsvError, parse } from 'csv-parse/sync';
import { CommandFailure } from '../failure.ts';

/** An order of the example. `amount` is its value in pence, before any discount; `client` is null for a guest. */
export interface Order {
  readonly id: string;
  readonly amount: number;
  readonly client: string | null;
}

/** The orders of the example, oldest first, and how many of its invoices are none. */
export interface ExampleOrders {
  readonly orders: readonly Order[];
  readonly cancelled: number;
  /** Invoices that are worth nothing or less: corrections of the stock, gifts. */
  readonly worthless: number;
}

interface InvoiceLine {
  readonly InvoiceNo: string;
  readonly Quantity: string;
  readonly UnitPrice: string;
  readonly CustomerID: string;
}

const EXAMPLE = fileURLToPath(new URL('../../../../../examples/online-retail-2010-12.csv', import.meta.url));
/** Prices have up to four decimals of a pound. */
const PRICE_DIGITS = 4;
const PRICE_UNITS_PER_PENNY = 100;

/** Reads the example's invoices as orders. @throws CommandFailure naming what can not be read */
export async function readOrders(): Promise<ExampleOrders> {
  const text = await readFile(EXAMPLE, 'utf8').catch(() => {
    throw new CommandFailure(`The demo needs its orders, and there is no file ${EXAMPLE}.`);
  });
  const invoices = Map.groupBy(parseLines(text), ({ InvoiceNo }) => InvoiceNo);
  const cancelled = [...invoices.keys()].filter((id) => id.startsWith('C'));
  const kept = [...invoices].filter(([id]) => !id.startsWith('C'));
  const all = kept.map(([id, lines]) => ({ id, amount: sumInPence(lines), client: clientOf(lines) }));
  const orders = all.filter(({ amount }) => amount > 0);
  return { orders, cancelled: cancelled.length, worthless: all.length - orders.length };
}

function parseLines(text: string): InvoiceLine[] {
  try {
    return parse<InvoiceLine>(text, { columns: true });
  } catch (error) {
    throw new CommandFailure(`${EXAMPLE} is no CSV: ${(error as CsvError).message}`);
  }
}

/** Exactly: prices as integers, summed, and rounded once. */
function sumInPence(lines: readonly InvoiceLine[]): number {
  const units = lines.reduce((sum, line) => sum + readQuantity(line) * readPrice(line), 0);
  return Math.round(units / PRICE_UNITS_PER_PENNY);
}

function readQuantity({ InvoiceNo, Quantity }: InvoiceLine): number {
  if (/^-?\d{1,7}$/.test(Quantity)) return Number(Quantity);
  throw new CommandFailure(`Invoice ${InvoiceNo} in ${EXAMPLE} has the quantity "${Quantity}".`);
}

function readPrice({ InvoiceNo, UnitPrice }: InvoiceLine): number {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d{1,7})(?:\.(\d{1,4}))?$/.exec(UnitPrice) ?? [];
  if (whole !== '') return Number(`${sign}${whole}${fraction.padEnd(PRICE_DIGITS, '0')}`);
  throw new CommandFailure(`Invoice ${InvoiceNo} in ${EXAMPLE} has the price "${UnitPrice}".`);
}

/** Whoever exported the data wrote 17850 as 17850.0. */
function clientOf([line]: readonly InvoiceLine[]): string | null {
  return line?.CustomerID.replace(/\.0$/, '') || null;
}
