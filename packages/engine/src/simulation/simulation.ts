import type { CartClient } from '../cart/cart-client.ts';
import type { OfferResult } from '../cart/evaluation.ts';
import { subtotalOf } from '../cart/subtotal-of.ts';
import type { Coupon } from '../coupon/coupon.ts';
import { evaluate } from '../evaluate.ts';
import { CompanionSums } from './companion-sums.ts';
import { DaySums } from './day-sums.ts';
import { DiscountSums } from './discount-sums.ts';
import { OrderSums } from './order-sums.ts';
import type { PastOrder } from './past-order.ts';
import { RefusalSums } from './refusal-sums.ts';
import { type OrderTrial, ReplayedCoupon } from './replayed-coupon.ts';
import type { ReplayedCode, ReplayedOrder } from './replayed-order.ts';
import type { SimulationReport } from './simulation-report.ts';

/** So many coupons can be offered beside the one that is tried out: together no more than can all be weighed. */
export const MAX_COMPANIONS = 11;

/**
 * Replays past orders against a coupon, one after the other, as if everybody had tried its code with every order: what each
 * would have got is decided by the very functions that decide when a code is redeemed, so nothing is estimated. Limits hold in
 * the order of time.
 *
 * Orders are not kept: only sums, a row for each client, and each different amount of a discount.
 *
 * @example
 * const simulation = new Simulation(draft, []);
 * for (const order of orders) simulation.replay(order);
 * simulation.report().discount.total
 */
export class Simulation {
  readonly #draft: ReplayedCoupon;
  readonly #others: readonly ReplayedCoupon[];
  readonly #ordersOf = new Map<string, number>();
  readonly #replayed = new OrderSums();
  readonly #applied = new OrderSums();
  readonly #discounts = new DiscountSums();
  readonly #refusals = new RefusalSums();
  readonly #days: DaySums;
  readonly #companions: CompanionSums;
  #firstAt: number | null = null;
  #lastAt: number | null = null;

  /**
   * @param draft the coupon that is tried out
   * @param others coupons that are offered beside it with each order
   * @throws RangeError when two of them have the same code, or they are too many
   */
  constructor(draft: Coupon, others: readonly Coupon[]) {
    this.#draft = new ReplayedCoupon(draft);
    this.#others = others.map((coupon) => new ReplayedCoupon(coupon));
    this.#days = new DaySums(draft.timeZone);
    this.#companions = new CompanionSums(this.#others);
    if (others.length > MAX_COMPANIONS) throw new RangeError('Too many coupons for one simulation');
    const codes = new Set([this.#draft, ...this.#others].map(({ code }) => code));
    if (codes.size <= others.length) throw new RangeError('Two coupons of a simulation have the same code');
  }

  /**
   * Decides what the coupons would have done to an order, and counts it.
   *
   * @throws RangeError for an order that was placed before one that was replayed already
   */
  replay(order: PastOrder): ReplayedOrder {
    if (this.#lastAt !== null && order.at < this.#lastAt) throw new RangeError('Orders are replayed by time');
    this.#firstAt ??= order.at;
    this.#lastAt = order.at;
    const replayed = this.#decide(order);
    this.#count(replayed);
    return replayed;
  }

  /** What came of the orders so far. */
  report(): SimulationReport {
    const { currency, timeZone } = this.#draft.coupon;
    const [replayed, applied] = [this.#replayed.sums(), this.#applied.sums()];
    return {
      ...{ currency, timeZone, firstAt: this.#firstAt, lastAt: this.#lastAt, replayed, applied },
      discount: this.#discounts.sums(applied.value, replayed.value),
      largest: this.#discounts.largest(),
      refusals: this.#refusals.sums(),
      companions: this.#companions.sums(),
      days: this.#days.sums(),
    };
  }

  #decide(order: PastOrder): ReplayedOrder {
    const coupons = [this.#draft, ...this.#others];
    const trials = coupons.map((coupon) => coupon.tryOn(order));
    const offers = trials.map(({ offer }) => offer);
    const { results } = evaluate(order.cart, offers, this.#clientOf(order), order.at);
    const [draft, ...others] = coupons.map((coupon, place) =>
      carryOut(coupon, trials[place], results[place]),
    );
    if (draft === undefined) throw new Error('A coupon was not tried');
    const refusal = draft.result.reasons[0] ?? null;
    return { order, value: subtotalOf(order.cart), draft, others, refusal };
  }

  #clientOf({ client }: PastOrder): CartClient | null {
    if (client === null) return null;
    const ordersBefore = Math.max(client.ordersBefore, this.#ordersOf.get(client.id) ?? 0);
    return { ...client, ordersBefore };
  }

  #count(replayed: ReplayedOrder): void {
    const { order, value, draft } = replayed;
    const { client } = order;
    if (client !== null) this.#ordersOf.set(client.id, (this.#ordersOf.get(client.id) ?? 0) + 1);
    this.#replayed.add(order, value);
    this.#days.add(replayed);
    this.#companions.add(replayed);
    if (!draft.result.applied) {
      this.#refusals.add(draft.result.reasons);
      return;
    }
    this.#applied.add(order, value);
    this.#discounts.add(replayed);
  }
}

function carryOut(
  replayed: ReplayedCoupon,
  trial: OrderTrial | undefined,
  result: OfferResult | undefined,
): ReplayedCode {
  if (trial === undefined || result === undefined) throw new Error('A coupon was not tried');
  const couponId = replayed.coupon.id;
  if (!result.applied) return { couponId, result, given: 0 };
  replayed.use(trial, result);
  return { couponId, result, given: result.discount + result.shippingDiscount };
}
