import { formatDecimal, minorDigits } from '@couponry/engine';
import { rowsOf } from '../../text/csv.ts';
import { minorOf } from './minor-of.ts';
import { EMPTY_LINE, type TrialLine } from './trial.ts';

/** What was pasted: lines, or the first thing that is wrong with it. */
export type Pasted =
  | { readonly lines: readonly TrialLine[] }
  | { readonly problem: 'empty' | 'json' | 'columns' }
  | { readonly problem: 'quantity' | 'price'; readonly line: number; readonly text: string };

type Column = 'sku' | 'quantity' | 'price' | 'category' | 'onSale';

/** What people call the columns, in the console's languages. */
const NAMES: Readonly<Record<string, Column>> = {
  ...{ sku: 'sku', article: 'sku', item: 'sku', product: 'sku', artykuł: 'sku', produkt: 'sku' },
  ...{ quantity: 'quantity', qty: 'quantity', units: 'quantity', ilość: 'quantity', sztuki: 'quantity' },
  ...{ price: 'price', unitprice: 'price', 'unit price': 'price', cena: 'price' },
  ...{ category: 'category', categories: 'category', kategoria: 'category', kategorie: 'category' },
  ...{ onsale: 'onSale', 'on sale': 'onSale', sale: 'onSale', promocja: 'onSale' },
};
/** What columns mean that have no names. */
const UNNAMED: readonly Column[] = ['sku', 'quantity', 'price', 'category'];
const SEPARATORS = ['\t', ';', ','] as const;
const TRUE = new Set(['true', 'yes', 'tak', '1', 'x']);

/**
 * A cart as JSON, as the API takes it (`unitPrice` in minor units), or as rows of a spreadsheet with or without names above them.
 *
 * @example readPasted('sku;quantity;price\nMUG;2;9,50', 'GBP') // { lines: [{ sku: 'MUG', quantity: '2', price: '9,50', ... }] }
 */
export function readPasted(text: string, currency: string): Pasted {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'empty' };
  return /^[[{]/.test(trimmed) ? readJson(trimmed, currency) : readRows(trimmed, currency);
}

function readRows(text: string, currency: string): Pasted {
  const separator = SEPARATORS.find((each) => text.includes(each)) ?? ',';
  const cells = rowsOf(text, separator);
  const named = cells[0]?.map((name) => NAMES[name.toLowerCase()]) ?? [];
  const hasNames = named.some((name) => name !== undefined);
  const columns = hasNames ? named : UNNAMED;
  if (!columns.includes('price') || (!hasNames && (cells[0]?.length ?? 0) < 3)) return { problem: 'columns' };
  const lines: TrialLine[] = [];
  for (const [index, row] of cells.entries()) {
    if (hasNames && index === 0) continue;
    const line = lineOf(row, columns);
    if (!/^[1-9][0-9]{0,8}$/.test(line.quantity)) {
      return { problem: 'quantity', line: index + 1, text: line.quantity };
    }
    if (minorOf(line.price, currency) === null) {
      return { problem: 'price', line: index + 1, text: line.price };
    }
    lines.push(line);
  }
  return lines.length === 0 ? { problem: 'empty' } : { lines };
}

function lineOf(row: readonly string[], columns: readonly (Column | undefined)[]): TrialLine {
  const cell = (column: Column) => row[columns.indexOf(column)] ?? '';
  return {
    sku: cell('sku'),
    category: cell('category'),
    quantity: columns.includes('quantity') ? cell('quantity') : EMPTY_LINE.quantity,
    price: cell('price')
      .replace(/[^\d.,\s-]/g, '')
      .trim(),
    onSale: TRUE.has(cell('onSale').toLowerCase()),
  };
}

function readJson(text: string, currency: string): Pasted {
  const found = linesIn(text);
  if (found === null) return { problem: 'json' };
  const lines: TrialLine[] = [];
  for (const [index, line] of found.entries()) {
    const { sku = '', quantity = 1, unitPrice, categories, onSale } = line;
    if (!Number.isSafeInteger(quantity) || Number(quantity) < 1) {
      return { problem: 'quantity', line: index + 1, text: String(quantity) };
    }
    if (!Number.isSafeInteger(unitPrice) || Number(unitPrice) < 0) {
      return { problem: 'price', line: index + 1, text: String(unitPrice) };
    }
    lines.push({
      sku: String(sku),
      category: Array.isArray(categories) ? categories.join(', ') : '',
      quantity: String(quantity),
      price: formatDecimal(Number(unitPrice), minorDigits(currency) ?? 2),
      onSale: onSale === true,
    });
  }
  return lines.length === 0 ? { problem: 'empty' } : { lines };
}

/** The lines of a list, of a cart, or of a whole request with one. */
function linesIn(text: string): readonly Readonly<Record<string, unknown>>[] | null {
  try {
    const value = JSON.parse(text);
    const lines = Array.isArray(value) ? value : (value.lines ?? value.cart?.lines);
    return Array.isArray(lines) && lines.every((line) => typeof line === 'object' && line !== null)
      ? lines
      : null;
  } catch {
    return null;
  }
}
