import { OrdersError } from './orders-error.ts';

/** The columns of orders as CSV, and by which names they are known, in lower case without blanks. */
const NAMES = {
  InvoiceNo: ['invoiceno', 'invoice', 'orderid'],
  StockCode: ['stockcode', 'sku'],
  Description: ['description', 'name'],
  Quantity: ['quantity'],
  InvoiceDate: ['invoicedate', 'date', 'at'],
  UnitPrice: ['unitprice', 'price'],
  CustomerID: ['customerid', 'clientid', 'client'],
  Country: ['country'],
} as const;

/** A column of orders as CSV. */
export type CsvColumn = keyof typeof NAMES;

/** At which place of a row each column stands; null: there is none. */
export interface CsvHead {
  readonly width: number;
  readonly places: Readonly<Record<CsvColumn, number | null>>;
}

const OPTIONAL: readonly CsvColumn[] = ['Description', 'CustomerID', 'Country'];

/**
 * Reads the head of a CSV file.
 *
 * @throws OrdersError naming the columns that are missing
 */
export function readCsvHead(row: readonly string[]): CsvHead {
  const names = row.map((name) => name.trim().toLowerCase().replaceAll(/[ _]/g, ''));
  const places = Object.fromEntries(
    Object.entries(NAMES).map(([column, known]) => {
      const place = names.findIndex((name) => (known as readonly string[]).includes(name));
      return [column, place === -1 ? null : place];
    }),
  ) as Record<CsvColumn, number | null>;
  const missing = (Object.keys(NAMES) as CsvColumn[]).filter(
    (column) => places[column] === null && !OPTIONAL.includes(column),
  );
  if (missing.length > 0) {
    const found = row.map((name) => name.trim()).join(', ');
    throw new OrdersError(`has no column ${missing.join(', ')}; it has ${found.slice(0, 200)}`, { row: 1 });
  }
  return { width: row.length, places };
}
