/** Where in the orders something is wrong: the row as a spreadsheet counts (the head is row 1), or the line, and the column or field. */
export interface OrdersPlace {
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
}

/** Past orders that can not be read. `message` names row, column and what stands there. */
export class OrdersError extends Error {
  override name = 'OrdersError';
  readonly place: OrdersPlace;

  /** @param problem what is wrong, as the end of a sentence: "is no price" */
  constructor(problem: string, place: Partial<OrdersPlace> = {}) {
    const { row = null, column = null, value = null } = place;
    const where = [
      ...(row === null ? [] : [`row ${row}`]),
      ...(column === null ? [] : [column]),
      ...(value === null ? [] : [JSON.stringify(value)]),
    ];
    super(`${[...where, problem].join(' ')}.`.replace(/^r/, 'R'));
    this.place = { row, column, value };
  }
}
