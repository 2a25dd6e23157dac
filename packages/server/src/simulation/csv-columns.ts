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
/** Shops have a description beside a name, and nothing depends on which is taken. */
const ANY_OF: readonly CsvColumn[] = ['Description'];

/**
 * Reads the head of a CSV file.
 *
 * @param row which row of the file it is
 * @throws OrdersError naming the columns that are missing, or one that is there twice
 */
export function readCsvHead(cells: readonly string[], row = 1): CsvHead {
  const names = cells.map((name) => name.trim().toLowerCase().replaceAll(/[ _]/g, ''));
  const places = Object.fromEntries(
    (Object.keys(NAMES) as CsvColumn[]).map((column) => [column, placeOf(column, names, cells, row)]),
  ) as Record<CsvColumn, number | null>;
  const missing = (Object.keys(NAMES) as CsvColumn[]).filter(
    (column) => places[column] === null && !OPTIONAL.includes(column),
  );
  if (missing.length > 0) {
    const found = cells.map((name) => name.trim()).filter((name) => name !== '');
    const has = found.length === 0 ? 'no names' : found.join(', ').slice(0, 200);
    throw new OrdersError(`has no column ${missing.join(', ')}; it has ${has}`, { row });
  }
  return { width: cells.length, places };
}

function placeOf(
  column: CsvColumn,
  names: readonly string[],
  cells: readonly string[],
  row: number,
): number | null {
  const known: readonly string[] = NAMES[column];
  const places = [...names.keys()].filter((place) => known.includes(names[place] ?? ''));
  const [first = null, second] = places;
  const isSame = new Set(places.map((place) => names[place])).size < places.length;
  if (second !== undefined && (isSame || !ANY_OF.includes(column))) {
    const written = places.map((place) => cells[place]?.trim()).join(', ');
    throw new OrdersError(`is there twice: as ${written}`, { row, column });
  }
  return first;
}
