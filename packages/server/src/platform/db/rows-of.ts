/**
 * The rows that arrays of one length are the columns of, for a `from`. The arrays are unnested in a select list, all in step: in
 * the `from` itself each of them would be made a table in memory first, which for a row of twenty columns takes longer than to
 * store it.
 *
 * @param name by which the rows are called
 * @param columns the array of each column, with its type
 * @example `insert into orders (id) select k.id from ${rowsOf('k', { id: '$1::uuid[]' })}`
 */
export function rowsOf(name: string, columns: Readonly<Record<string, string>>): string {
  const unnested = Object.entries(columns).map(([column, array]) => `unnest(${array}) as ${column}`);
  return `(select ${unnested.join(', ')}) as ${name}`;
}
