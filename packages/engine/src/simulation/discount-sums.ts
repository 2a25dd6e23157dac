import { WHOLE_IN_TEN_THOUSANDTHS } from '../money/parse-percent.ts';
import type { ReplayedOrder } from './replayed-order.ts';
import type { AppliedOrder, SimulationReport } from './simulation-report.ts';

const MOST_LARGEST = 10;

/** Gathers the discounts of the orders to which a coupon applies. Each different amount is kept once, so that the median is exact. */
export class DiscountSums {
  #total = 0;
  #shipping = 0;
  #count = 0;
  readonly #times = new Map<number, number>();
  #largest: readonly AppliedOrder[] = [];

  add({ order, value, draft }: ReplayedOrder): void {
    const { given } = draft;
    this.#total += given;
    this.#shipping += draft.result.shippingDiscount;
    this.#count += 1;
    this.#times.set(given, (this.#times.get(given) ?? 0) + 1);
    this.#keepLargest({
      ...{ orderId: order.id, at: order.at, clientId: order.client?.id ?? null, value, discount: given },
    });
  }

  largest(): readonly AppliedOrder[] {
    return this.#largest;
  }

  /**
   * @param appliedValue what the orders come to that have a discount, in minor units
   * @param replayedValue what all orders come to
   */
  sums(appliedValue: number, replayedValue: number): SimulationReport['discount'] {
    return {
      ...{ total: this.#total, shipping: this.#shipping },
      mean: ratio(this.#total, this.#count),
      median: this.#median(),
      shareOfApplied: ratio(this.#total, appliedValue, WHOLE_IN_TEN_THOUSANDTHS),
      shareOfReplayed: ratio(this.#total, replayedValue, WHOLE_IN_TEN_THOUSANDTHS),
    };
  }

  #keepLargest(order: AppliedOrder): void {
    const place = this.#largest.findIndex(({ discount }) => discount < order.discount);
    if (place === -1 && this.#largest.length >= MOST_LARGEST) return;
    const at = place === -1 ? this.#largest.length : place;
    this.#largest = this.#largest.toSpliced(at, 0, order).slice(0, MOST_LARGEST);
  }

  #median(): number | null {
    if (this.#count === 0) return null;
    const amounts = [...this.#times].sort(([one], [other]) => one - other);
    const nth = (wanted: number): number => {
      let seen = 0;
      const found = amounts.find(([, times]) => {
        seen += times;
        return seen > wanted;
      });
      return found?.[0] ?? 0;
    };
    const middle = this.#count / 2;
    return ratio(nth(Math.ceil(middle) - 1) + nth(Math.floor(middle)), 2);
  }
}

/** A fraction, rounded half up; null where it is one of nothing. In integers that can pass 2^53. */
function ratio(part: number, whole: number, times = 1): number | null {
  if (whole === 0) return null;
  const [doubled, divisor] = [2n * BigInt(part) * BigInt(times), BigInt(whole)];
  return Number((doubled + divisor) / (2n * divisor));
}
