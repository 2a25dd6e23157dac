import type { LeftOutReason } from '@couponry/engine/text';

/** What is left out of a replay, or kept though it is odd; in the order of the report. */
const KINDS: Readonly<Record<LeftOutReason, readonly ['orders' | 'rows', 'left out' | 'kept']>> = {
  cancelled: ['orders', 'left out'],
  no_lines: ['orders', 'left out'],
  worth_nothing: ['orders', 'left out'],
  other_currency: ['orders', 'left out'],
  given_back: ['orders', 'left out'],
  value_unknown: ['orders', 'left out'],
  returned: ['rows', 'left out'],
  price_below_zero: ['rows', 'left out'],
  given_away: ['rows', 'kept'],
  no_client: ['orders', 'kept'],
  cart_unknown: ['orders', 'kept'],
};

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
    return (Object.keys(KINDS) as LeftOutReason[]).flatMap((reason) => {
      const counted = this.#counted.get(reason);
      if (counted === undefined) return [];
      const [what, isKept] = KINDS[reason];
      return { reason, what, isKept: isKept === 'kept', ...counted };
    });
  }
}
