/** What is left out of a replay, or kept though it is odd, and why; in the words of the report. */
const WHY = {
  cancelled: ['orders', 'left out', 'The order was cancelled: its number begins with a C.'],
  no_lines: ['orders', 'left out', 'Nothing was bought: all rows of the order were left out.'],
  worth_nothing: [
    'orders',
    'left out',
    'All that was bought was given away, so that there is nothing to discount.',
  ],
  other_currency: ['orders', 'left out', 'The order is in another currency than the coupon.'],
  given_back: ['orders', 'left out', 'The order was rolled back as a whole.'],
  value_unknown: ['orders', 'left out', 'Neither the cart nor the value of the order was told.'],
  returned: ['rows', 'left out', 'The quantity is below 1: a return, or a correction of the stock.'],
  price_below_zero: ['rows', 'left out', 'The price is below 0: a debt that was written off.'],
  given_away: ['rows', 'kept', 'The price is 0: it was given away. It stays in the cart.'],
  no_client: ['orders', 'kept', 'No client is named: a guest. What needs to know the client is refused.'],
  cart_unknown: ['orders', 'kept', 'Only the value of the order is known: it is a cart of one line.'],
} as const satisfies Readonly<Record<string, readonly ['orders' | 'rows', 'left out' | 'kept', string]>>;

/** Why something is left out, or odd. */
export type LeftOutReason = keyof typeof WHY;

/** What was found odd about an order before it was sent, or why it was not. */
export interface EarlierNote {
  readonly reason: LeftOutReason;
  readonly orderId: string;
}

/** How often something was left out, or kept though it is odd. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  readonly what: 'orders' | 'rows';
  readonly isKept: boolean;
  readonly count: number;
  /** The first few: ids of orders, or rows as a spreadsheet counts. */
  readonly examples: readonly string[];
  readonly message: string;
}

const MOST_EXAMPLES = 5;

/** Counts what is left out, so that nothing is left out silently. */
export class LeftOutTally {
  readonly #counted = new Map<LeftOutReason, { count: number; readonly examples: string[] }>();

  /** @param example the id of the order, or the row */
  add(reason: LeftOutReason, example: string): void {
    const counted = this.#counted.get(reason) ?? { count: 0, examples: [] };
    counted.count += 1;
    if (counted.examples.length < MOST_EXAMPLES) counted.examples.push(example);
    this.#counted.set(reason, counted);
  }

  /** In the order of the table above. */
  list(): LeftOut[] {
    return (Object.keys(WHY) as LeftOutReason[]).flatMap((reason) => {
      const counted = this.#counted.get(reason);
      if (counted === undefined) return [];
      const [what, isKept, message] = WHY[reason];
      return { reason, what, isKept: isKept === 'kept', ...counted, message };
    });
  }
}
