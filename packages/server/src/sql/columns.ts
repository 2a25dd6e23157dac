/** SQL that answers a `timestamptz` as milliseconds since the epoch, exact to the millisecond. */
export function asMilliseconds(column: string): string {
  return `(extract(epoch from ${column}) * 1000)::bigint`;
}

/** A column that is null or a safe integer. */
export function integerOrNull(column: string | null | undefined): number | null {
  return column === null || column === undefined ? null : Number(column);
}
