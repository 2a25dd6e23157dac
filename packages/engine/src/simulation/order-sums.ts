import type { PastOrder } from './past-order.ts';
import type { SimulationOrders } from './simulation-report.ts';

/** Counts orders, whose they are and what they come to. */
export class OrderSums {
  #orders = 0;
  #guestOrders = 0;
  #value = 0;
  readonly #clients = new Set<string>();

  /** @param value what the lines of the order come to, in minor units */
  add({ client }: PastOrder, value: number): void {
    this.#orders += 1;
    this.#value += value;
    if (client === null) this.#guestOrders += 1;
    else this.#clients.add(client.id);
  }

  sums(): SimulationOrders {
    const clients = this.#clients.size;
    return { orders: this.#orders, clients, guestOrders: this.#guestOrders, value: this.#value };
  }
}
