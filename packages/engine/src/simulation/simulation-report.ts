import type { Reason, Refusal } from '../reasons.ts';

/** An order to which the coupon would have applied. Money is in minor units. */
export interface AppliedOrder {
  readonly orderId: string;
  readonly at: number;
  readonly clientId: string | null;
  readonly value: number;
  readonly discount: number;
}

/** What was given on a day of the coupon's zone (`YYYY-MM-DD`). Money is in minor units. */
export interface SimulationDay {
  readonly day: string;
  /** All orders of the day, and what their lines come to. */
  readonly orders: number;
  readonly value: number;
  /** Those to which the coupon applies. */
  readonly applied: number;
  readonly appliedValue: number;
  readonly discount: number;
}

/** How often the coupon was refused for a reason: as the first one (those sum to the refused orders), and among all reasons. */
export interface SimulationRefusals {
  readonly reason: Reason;
  readonly orders: number;
  readonly ordersAmongOthers: number;
  /** The first such refusal, for its words. */
  readonly example: Refusal;
}

/** How the coupon went with another one that was offered beside it. */
export interface SimulationCompanion {
  readonly couponId: string;
  /** Orders to which the other applies. */
  readonly orders: number;
  /** Orders to which both apply, and what each of the two takes off those, in minor units. */
  readonly ordersTogether: number;
  readonly discountTogether: number;
  readonly otherDiscountTogether: number;
  /** Orders for which the other keeps the coupon out. */
  readonly ordersInstead: number;
}

/** What some orders are, and what their lines come to in minor units. */
export interface SimulationOrders {
  readonly orders: number;
  /** Clients that are named, each once. */
  readonly clients: number;
  /** Orders of guests. */
  readonly guestOrders: number;
  readonly value: number;
}

/** What a coupon would have done to past orders. Money is in minor units of its currency, times are milliseconds since the epoch. */
export interface SimulationReport {
  readonly currency: string;
  readonly timeZone: string;
  /** When the first and the last order were placed; null: there was none. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly replayed: SimulationOrders;
  readonly applied: SimulationOrders;
  readonly discount: {
    readonly total: number;
    /** The part of the total that is taken off shipping. */
    readonly shipping: number;
    /** Per order to which it applies, rounded half up; null: there is none. */
    readonly mean: number | null;
    readonly median: number | null;
    /** In ten-thousandths of a percent, rounded half up, of the value of those orders and of all; null: they are worth nothing. */
    readonly shareOfApplied: number | null;
    readonly shareOfReplayed: number | null;
  };
  /** The ten largest discounts, the largest first; of equal ones the earlier. */
  readonly largest: readonly AppliedOrder[];
  /** The most frequent first. */
  readonly refusals: readonly SimulationRefusals[];
  readonly companions: readonly SimulationCompanion[];
  /** In the order of days, without those on which there was no order. */
  readonly days: readonly SimulationDay[];
}
