import { pipeline, type Readable } from 'node:stream';
import { type CartLine, MAX_MINOR, minorDigits } from '@couponry/engine';
import { CsvError, parse } from 'csv-parse';
import { type CsvColumn, type CsvHead, readCsvHead } from './csv-columns.ts';
import { csvProblem } from './csv-problem.ts';
import { type CsvSeparator, csvSeparator, isSeparatorLine } from './csv-separator.ts';
import { parsePrice, parseQuantity, parseTime, withPoint } from './csv-values.ts';
import { type Invoice, isCancellation } from './invoice.ts';
import type { LeftOutTally } from './left-out.ts';
import { OrdersError } from './orders-error.ts';

/** In what a CSV file has its amounts and times. */
export interface CsvTerms {
  /** ISO 4217. */
  readonly currency: string;
  /** The IANA zone of times that say none. */
  readonly timeZone: string;
}

const MAX_QUANTITY = 1_000_000_000;
/** Longer than any row of orders is. */
const MAX_ROW = 100_000;

/**
 * The invoices of a CSV file, one after the other as they come: rows of one invoice that follow each other are one. Columns are
 * separated by commas, semicolons or tabs; where they are not by commas, numbers may have a decimal comma.
 *
 * @param tally is told which rows are left out
 * @throws OrdersError naming row and column of what can not be read
 */
export async function* readCsvInvoices(
  sent: Readable,
  terms: CsvTerms,
  tally: LeftOutTally,
): AsyncGenerator<Invoice> {
  const { separator, file } = await csvSeparator(sent);
  const parser = parse({
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    max_record_size: MAX_ROW,
  });
  // What ends the file early ends the rows, and that is told here.
  const rows: AsyncIterable<string[]> = pipeline(file, parser, () => {});
  let reader: InvoiceReader | null = null;
  let row = 0;
  let headRow = 0;
  try {
    for await (const cells of rows) {
      row += 1;
      if (cells.length === 1 && cells[0]?.trim() === '') continue;
      if (reader === null) {
        if (isSeparatorLine(cells)) continue;
        reader = new InvoiceReader(readCsvHead(cells, row), separator, terms, tally);
        headRow = row;
      } else {
        const whole = reader.read(cells, row);
        if (whole !== null) yield whole;
      }
    }
  } catch (error) {
    if (error instanceof CsvError) {
      throw new OrdersError(`is no CSV: ${csvProblem(error, MAX_ROW)}`, { row: Number(error.records) + 1 });
    }
    throw error;
  }
  if (reader === null) throw new OrdersError('has no head: the file is empty', { row: 1 });
  const last = reader.end();
  // A report of nothing would look as if the coupon had been tried on orders.
  if (last === null) {
    throw new OrdersError('is a head with no rows below it: the file has no orders', { row: headRow });
  }
  yield last;
}

/** An invoice of which more rows may come. What one row leaves out, another can say. */
interface OpenInvoice {
  readonly id: string;
  at: number;
  clientId: string | null;
  country: string | null;
  readonly lines: CartLine[];
}

/** Puts rows together to invoices. */
class InvoiceReader {
  readonly #head: CsvHead;
  readonly #mayHaveComma: boolean;
  readonly #terms: CsvTerms;
  readonly #digits: number;
  readonly #tally: LeftOutTally;
  #invoice: OpenInvoice | null = null;
  #sum = 0;
  /** The time that was read last: that of an invoice stands in each of its rows. */
  #time: { readonly text: string; readonly at: number } = { text: '', at: 0 };

  constructor(head: CsvHead, separator: CsvSeparator, terms: CsvTerms, tally: LeftOutTally) {
    this.#head = head;
    this.#mayHaveComma = separator !== ',';
    this.#terms = terms;
    this.#digits = minorDigits(terms.currency) ?? 2;
    this.#tally = tally;
  }

  /** Reads a row; answers the invoice before, where this row is the first of the next one. */
  read(cells: readonly string[], row: number): Invoice | null {
    const { width } = this.#head;
    if (cells.length !== width) {
      throw new OrdersError(`has ${cells.length} columns, and the head has ${width}`, { row });
    }
    const id = this.#cell(cells, 'InvoiceNo');
    if (id === '')
      throw new OrdersError('is empty, and each row is of an order', { row, column: 'InvoiceNo' });
    const at = this.#readTime(cells, row);
    const before = this.#take({ id, at, ...this.#whose(cells), lines: [] });
    this.#readLine(cells, row);
    return before;
  }

  /** The last invoice; null: there was no row. */
  end(): Invoice | null {
    return this.#invoice;
  }

  /** Takes what a row says of its order; answers the invoice before, where the row is the first of another one. */
  #take(row: OpenInvoice): Invoice | null {
    const before = this.#invoice;
    if (before?.id === row.id) {
      before.at = Math.min(before.at, row.at);
      before.clientId ??= row.clientId;
      before.country ??= row.country;
      return null;
    }
    this.#invoice = row;
    this.#sum = 0;
    return before;
  }

  #whose(cells: readonly string[]): Pick<Invoice, 'clientId' | 'country'> {
    // Whoever exports numbers that may be missing writes 17850 as 17850.0.
    const clientId = this.#cell(cells, 'CustomerID').replace(/\.0$/, '') || null;
    return { clientId, country: this.#cell(cells, 'Country') || null };
  }

  #readTime(cells: readonly string[], row: number): number {
    const text = this.#cell(cells, 'InvoiceDate');
    if (text === this.#time.text && text !== '') return this.#time.at;
    const at = parseTime(text, this.#terms.timeZone);
    if (at === null) {
      const problem = 'is no date and time, such as 2010-12-01 08:26:00';
      throw new OrdersError(problem, { row, column: 'InvoiceDate', value: text });
    }
    this.#time = { text, at };
    return at;
  }

  #readLine(cells: readonly string[], row: number): void {
    const wrong = (column: CsvColumn, problem: string): OrdersError =>
      new OrdersError(problem, { row, column, value: this.#cell(cells, column) });
    const quantity = parseQuantity(this.#number(cells, 'Quantity'));
    if (quantity === null) throw wrong('Quantity', 'is no whole number');
    if (quantity > MAX_QUANTITY) throw wrong('Quantity', `is more than ${MAX_QUANTITY}`);
    const unitPrice = parsePrice(this.#number(cells, 'UnitPrice'), this.#digits);
    if (unitPrice === null) throw wrong('UnitPrice', 'is no price, such as 2.55');
    // Of what was cancelled the order is left out as a whole.
    if (isCancellation(this.#invoice?.id ?? '')) return;
    if (quantity < 1) this.#tally.add('returned', String(row));
    else if (unitPrice < 0) this.#tally.add('price_below_zero', String(row));
    else {
      if (unitPrice === 0) this.#tally.add('given_away', String(row));
      this.#sum += unitPrice * quantity;
      if (this.#sum > MAX_MINOR) throw wrong('UnitPrice', 'makes the order more than can be told');
      this.#addLine(cells, quantity, unitPrice);
    }
  }

  #addLine(cells: readonly string[], quantity: number, unitPrice: number): void {
    const lines = this.#invoice?.lines ?? [];
    lines.push({
      ...{ id: String(lines.length + 1), sku: this.#cell(cells, 'StockCode'), quantity, unitPrice },
      ...{ name: this.#cell(cells, 'Description'), categories: [], onSale: false },
      ...{ attributes: {}, taxRate: null },
    });
  }

  #number(cells: readonly string[], column: CsvColumn): string {
    const text = this.#cell(cells, column);
    return this.#mayHaveComma ? withPoint(text) : text;
  }

  #cell(cells: readonly string[], column: CsvColumn): string {
    const place = this.#head.places[column];
    return place === null ? '' : (cells[place] ?? '').trim();
  }
}
