import type { Attribution, TableRow } from './attribution.ts';
import { certainFrom, firstPossible, mayBeDone } from './outcome.ts';

/** The first instant at which a row can have been there; 0 for one that nobody asked for. */
export function rowPossibleFrom(attribution: Attribution, row: TableRow): number {
  const times = attribution.askedFor(row).map(firstPossible);
  return times.length === 0 ? 0 : Math.min(...times);
}

/**
 * The instant from which a row is there for certain. An end of a hold may be that of several orders of which only one let it go: then
 * it is certain when all are; but whoever released it knows.
 */
export function rowCertainFrom(attribution: Attribution, row: TableRow): number {
  const operations = attribution.askedFor(row).filter(mayBeDone);
  const knowing = operations.filter(({ wish }) => wish.kind === 'release');
  const byAll = operations.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...operations.map(certainFrom));
  return Math.min(byAll, ...knowing.map(certainFrom));
}
