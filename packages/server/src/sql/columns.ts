/**
 * SQL that answers a `timestamptz` as milliseconds since the epoch, exact to the millisecond. `extract` would answer a decimal number
 * of any length, which is slow to calculate with.
 */
export function asMilliseconds(column: string): string {
  return `(date_part('epoch', ${column}) * 1000)::bigint`;
}

/** A column that is null or a safe integer. */
export function integerOrNull(column: string | null | undefined): number | null {
  return column === null || column === undefined ? null : Number(column);
}
