/** What can be told of each coupon beside its name, in the order of the columns. */
export const COLUMN_IDS = [
  'ticket',
  'state',
  'codes',
  'tags',
  'used',
  'clients',
  'starts',
  'ends',
  'made',
  'changed',
  'given',
] as const;

/** One of {@link COLUMN_IDS}. */
export type ColumnId = (typeof COLUMN_IDS)[number];

/** What is told where nobody chose. */
export const USUAL_COLUMNS: readonly ColumnId[] = ['ticket', 'state', 'codes', 'used', 'ends', 'given'];

/** The columns that an address names, in their order; undefined: the usual ones. */
export function readColumns(value: unknown): readonly ColumnId[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const chosen = COLUMN_IDS.filter((id) => value.includes(id));
  const isMistaken = chosen.length === 0 && value.length > 0;
  return isMistaken || chosen.join() === USUAL_COLUMNS.join() ? undefined : chosen;
}

/** The same columns with one more or one less. */
export function toggleColumn(columns: readonly ColumnId[], id: ColumnId): readonly ColumnId[] {
  return COLUMN_IDS.filter((each) => columns.includes(each) !== (each === id));
}
