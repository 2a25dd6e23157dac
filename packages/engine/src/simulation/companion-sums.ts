import type { ReplayedCoupon } from './replayed-coupon.ts';
import type { ReplayedOrder } from './replayed-order.ts';
import type { SimulationCompanion } from './simulation-report.ts';

/** Sums how a coupon went with each of those that were offered beside it. */
export class CompanionSums {
  readonly #codes: readonly string[];
  #sums: readonly SimulationCompanion[];

  constructor(others: readonly ReplayedCoupon[]) {
    this.#codes = others.map(({ code }) => code);
    this.#sums = others.map(({ coupon }) => ({
      ...{ couponId: coupon.id, orders: 0, ordersTogether: 0, discountTogether: 0 },
      ...{ otherDiscountTogether: 0, ordersInstead: 0 },
    }));
  }

  add({ draft, others, refusal }: ReplayedOrder): void {
    const { applied } = draft.result;
    this.#sums = this.#sums.map((sum, place) => {
      const other = others[place];
      if (other === undefined || !other.result.applied) return sum;
      const isInstead = refusal?.excludedBy?.includes(this.#codes[place] ?? '') === true;
      return {
        couponId: sum.couponId,
        orders: sum.orders + 1,
        ordersTogether: sum.ordersTogether + (applied ? 1 : 0),
        discountTogether: sum.discountTogether + draft.given,
        otherDiscountTogether: sum.otherDiscountTogether + (applied ? other.given : 0),
        ordersInstead: sum.ordersInstead + (isInstead ? 1 : 0),
      };
    });
  }

  sums(): readonly SimulationCompanion[] {
    return this.#sums;
  }
}
