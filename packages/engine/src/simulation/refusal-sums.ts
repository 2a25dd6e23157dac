import type { Reason, Refusal } from '../reasons.ts';
import type { SimulationRefusals } from './simulation-report.ts';

/** Counts for what a coupon is refused. */
export class RefusalSums {
  readonly #byReason = new Map<Reason, { orders: number; among: number; readonly example: Refusal }>();

  /** @param reasons every reason against one order, the one that is told first */
  add(reasons: readonly Refusal[]): void {
    const seen = new Set<Reason>();
    for (const [place, refusal] of reasons.entries()) {
      const { reason } = refusal;
      const counted = this.#byReason.get(reason) ?? { orders: 0, among: 0, example: refusal };
      if (place === 0) counted.orders += 1;
      if (!seen.has(reason)) counted.among += 1;
      seen.add(reason);
      this.#byReason.set(reason, counted);
    }
  }

  sums(): SimulationRefusals[] {
    return [...this.#byReason]
      .map(([reason, { orders, among, example }]) => ({ reason, orders, ordersAmongOthers: among, example }))
      .sort(
        (one, other) =>
          other.orders - one.orders ||
          other.ordersAmongOthers - one.ordersAmongOthers ||
          (one.reason < other.reason ? -1 : 1),
      );
  }
}
