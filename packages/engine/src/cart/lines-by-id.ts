import type { CartLine } from './cart.ts';

/**
 * The lines of a cart by id, in code-unit order, whatever order they came in. Those that come in it, as most do, are not copied.
 *
 * @example linesById([{ id: '2' }, { id: '10' }]) // [{ id: '10' }, { id: '2' }]
 */
export function linesById(lines: readonly CartLine[]): readonly CartLine[] {
  for (let at = 1; at < lines.length; at += 1) {
    if ((lines[at - 1]?.id ?? '') >= (lines[at]?.id ?? '')) return lines.toSorted(compareIds);
  }
  return lines;
}

function compareIds({ id: one }: CartLine, { id: other }: CartLine): number {
  return one < other ? -1 : 1;
}
