import { expect } from 'vitest';

/** The cells of the one table of a document whose first columns have these names. */
export function tableRows(document: string, ...columns: readonly string[]): string[][] {
  const tables = document.matchAll(/(?:^\|.*\|\n)+/gm);
  const found = [...tables]
    .map(([table]) => table.trim().split('\n').map(cells))
    .filter(([head = []]) => columns.every((column, index) => head[index] === column));
  expect(found, `tables with the columns ${columns.join(', ')}`).toHaveLength(1);
  return (found[0] ?? []).slice(2);
}

function cells(row: string): string[] {
  return row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

/** What a cell has between its backticks. */
export function unquote(cell: string | undefined): string {
  return /^`(.*)`$/.exec(cell ?? '')?.[1] ?? '';
}
