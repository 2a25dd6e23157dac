/**
 * Compares rows of one table by the columns of its key, in one order everywhere: two batches then never meet head on. The columns
 * are read one by one, because a key that is put together for each comparison takes longer than the comparison.
 *
 * @example rows.toSorted(byKey((row) => row.store, (row) => row.orderId))
 */
export function byKey<Row>(...columns: readonly ((row: Row) => string)[]): (a: Row, b: Row) => number {
  return (a, b) => {
    for (let index = 0; index < columns.length; index += 1) {
      const left = columns[index]?.(a) ?? '';
      const right = columns[index]?.(b) ?? '';
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
}
