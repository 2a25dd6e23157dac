import { csvOf, rowsOf, type Separator, separatorOf, withoutSeparatorLine } from '../../../text/csv.ts';

/** So large a file can be sent: as JSON it still has to fit into what the server takes. */
export const MAX_FILE_BYTES = 40 * 1024 * 1024;

/** A CSV file of orders, as it is sent. */
export interface OrdersFile {
  readonly name: string;
  readonly csv: string;
  /** Rows below the head that are not empty. */
  readonly rows: number;
  /** What was between its columns; it is sent with commas. */
  readonly separator: Separator;
}

/** Why a file can not be used; `columns` are those that are missing, with how they are called. */
export type OrdersFileProblem =
  | { readonly kind: 'too-large' | 'empty' }
  | { readonly kind: 'columns'; readonly columns: readonly string[] };

/** The columns without which nothing can be replayed, each with the names it is known by. */
const NEEDED: readonly (readonly [column: string, names: readonly string[]])[] = [
  ['InvoiceNo', ['invoiceno', 'invoice', 'orderid']],
  ['StockCode', ['stockcode', 'sku']],
  ['Quantity', ['quantity']],
  ['InvoiceDate', ['invoicedate', 'date', 'at']],
  ['UnitPrice', ['unitprice', 'price']],
];

/**
 * Reads a file of orders in the browser, and says at once what is wrong with its size or its columns. Its rows are read by the
 * server, which names what it can not read.
 */
export async function readOrdersFile(file: File): Promise<OrdersFile | OrdersFileProblem> {
  if (file.size > MAX_FILE_BYTES) return { kind: 'too-large' };
  const csv = withoutSeparatorLine(decode(await file.arrayBuffer()));
  const separator = separatorOf(csv);
  return separator === ',' ? readCommas(file.name, csv) : readOthers(file.name, csv, separator);
}

/** As it is, for it can be large. */
function readCommas(name: string, csv: string): OrdersFile | OrdersFileProblem {
  const [head = '', ...rows] = csv.trimEnd().split('\n');
  if (head.trim() === '' || rows.length === 0) return { kind: 'empty' };
  const columns = missingColumns(head.split(','));
  if (columns.length > 0) return { kind: 'columns', columns };
  return { name, csv, rows: rows.filter((row) => row.trim() !== '').length, separator: ',' };
}

/** As spreadsheets write it where decimals have a comma: `2,55` and `01.12.2010 08:26`. */
function readOthers(name: string, text: string, separator: Separator): OrdersFile | OrdersFileProblem {
  const [head = [], ...rows] = rowsOf(text, separator);
  if (rows.length === 0) return { kind: 'empty' };
  const columns = missingColumns(head);
  if (columns.length > 0) return { kind: 'columns', columns };
  const price = placeOf('UnitPrice', head);
  const date = placeOf('InvoiceDate', head);
  const plain = rows.map((cells) =>
    cells.map((cell, place) =>
      place === price ? plainPrice(cell) : place === date ? plainDate(cell) : cell,
    ),
  );
  return { name, csv: csvOf([head, ...plain]), rows: rows.length, separator };
}

/** `1 234,50` with a point. */
function plainPrice(text: string): string {
  const match = /^(-?[\d\s]+),(\d+)$/.exec(text);
  return match === null ? text : `${match[1]?.replaceAll(/\s/g, '')}.${match[2]}`;
}

/** `1.12.2010 8:26` as 2010-12-01 08:26:00. */
function plainDate(text: string): string {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (match === null) return text;
  const [, day = '', month = '', year = '', hour = '0', minute = '00', second = '00'] = match;
  const two = (part: string) => part.padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${minute}:${second}`;
}

/** Files are UTF-8, or what spreadsheets wrote before that. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function missingColumns(head: readonly string[]): string[] {
  return NEEDED.map(([column]) => column).filter((column) => placeOf(column, head) === -1);
}

/** At which place of a row a column stands; -1: there is none. */
function placeOf(column: string, head: readonly string[]): number {
  const known = NEEDED.find(([each]) => each === column)?.[1] ?? [];
  return head.findIndex((name) => known.includes(name.toLowerCase().replaceAll(/[\s"_]/g, '')));
}
