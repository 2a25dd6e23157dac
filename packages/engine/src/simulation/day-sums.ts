import { dayInZone } from '../time/zone-day.ts';
import type { ReplayedOrder } from './replayed-order.ts';
import type { SimulationDay } from './simulation-report.ts';

/** Sums orders and discounts by the days of a time zone. */
export class DaySums {
  readonly #timeZone: string;
  readonly #days = new Map<string, SimulationDay>();

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  add({ order, value, draft }: ReplayedOrder): void {
    const day = dayInZone(order.at, this.#timeZone);
    const nothing = { day, orders: 0, value: 0, applied: 0, appliedValue: 0, discount: 0 };
    const before = this.#days.get(day) ?? nothing;
    const { applied } = draft.result;
    this.#days.set(day, {
      day,
      orders: before.orders + 1,
      value: before.value + value,
      applied: before.applied + (applied ? 1 : 0),
      appliedValue: before.appliedValue + (applied ? value : 0),
      discount: before.discount + draft.given,
    });
  }

  sums(): SimulationDay[] {
    return [...this.#days.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
  }
}
