import { isLive, type OrderRef, type PriorUse, type Redemption } from '@couponry/engine';
import { RaceLost } from '../../platform/db/sqlstate.ts';
import type { Row } from '../../platform/db/statement.ts';
import { type FoundOrderRow, type OrderRow, readOrders } from '../../sql/orders.ts';
import { redemptionFromRow, reservationFromRow } from './ledger-rows.ts';

/** What an order has of a code, and how much of its discount was given back, in minor units. */
interface OrderUse {
  readonly prior: PriorUse;
  readonly back: number;
}

interface Order {
  readonly ref: OrderRef;
  readonly isNew: boolean;
  readonly uses: Map<string, OrderUse>;
  isChanged: boolean;
}

/** What the orders of a batch have used, in memory; their rows are locked, or not there yet. */
export class OrderState {
  readonly #orders = new Map<string, Order>();

  /**
   * @param there the orders that were there after all locks had been taken
   * @throws RaceLost when an order, or a use of it, was made too late to be seen: then everything is loaded again. A refusal stores
   *   nothing that could lose a race, so that it would be told for what the same order has done meanwhile.
   */
  constructor(rows: readonly Row[], there: readonly OrderRef[] = []) {
    for (const row of readOrders(rows)) {
      const order = this.#orderOf({ store: row.store, id: row.orderId }, false);
      const use = useOf(row);
      if (use !== null) order.uses.set(row.use?.code ?? '', use);
    }
    if (there.some((ref) => !this.#orders.has(keyOf(ref)))) {
      throw new RaceLost('An order was made while something else was waited for');
    }
  }

  /** What an order has of a code, or null. */
  prior(ref: OrderRef | null, code: string): PriorUse | null {
    if (ref === null) return null;
    return this.#orders.get(keyOf(ref))?.uses.get(code)?.prior ?? null;
  }

  /** What the other codes of an order take off it, in minor units. */
  alreadyOff(ref: OrderRef | null, code: string, now: number): number {
    if (ref === null) return 0;
    let sum = 0;
    for (const [other, { prior, back }] of this.#orders.get(keyOf(ref))?.uses ?? []) {
      if (other === code) continue;
      if (prior.kind === 'redemption') sum += (prior.redemption.discount ?? 0) - back;
      else if (isLive('held', prior.reservation, now)) sum += prior.reservation.discount ?? 0;
    }
    return sum;
  }

  /** Sets what an order has of a code from now on; null for nothing. */
  set(ref: OrderRef | null, code: string, use: PriorUse | null): void {
    if (ref === null) return;
    const order = this.#orderOf(ref, true);
    order.isChanged = true;
    if (use === null) order.uses.delete(code);
    else order.uses.set(code, { prior: use, back: 0 });
  }

  /** Notes that so much of the discount of a redemption was given back, if the order still has it. */
  giveBack({ id, order: ref, code }: Redemption, discount: number): void {
    const order = ref === null ? undefined : this.#orders.get(keyOf(ref));
    const use = order?.uses.get(code);
    if (order === undefined || use?.prior.kind !== 'redemption' || use.prior.redemption.id !== id) return;
    order.isChanged = true;
    order.uses.set(code, { prior: use.prior, back: use.back + discount });
  }

  /** The rows to store: of new orders, or of those that had used something before. */
  changedRows(isNew: boolean): OrderRow[] {
    return [...this.#orders.values()]
      .filter((order) => order.isChanged && order.isNew === isNew)
      .map(({ ref, uses }) => ({ store: ref.store, orderId: ref.id, uses: textOf(uses) }));
  }

  #orderOf(ref: OrderRef, isNew: boolean): Order {
    const key = keyOf(ref);
    let order = this.#orders.get(key);
    if (order === undefined) {
      order = { ref, isNew, uses: new Map(), isChanged: false };
      this.#orders.set(key, order);
    }
    return order;
  }
}

function useOf({ useId, use, back }: FoundOrderRow): OrderUse | null {
  if (useId !== null && use === null) throw new RaceLost('An order was used while it was waited for');
  if (use === null) return null;
  return {
    prior:
      use.kind === 'redemption'
        ? { kind: 'redemption', redemption: redemptionFromRow(use.redemption) }
        : { kind: 'hold', reservation: reservationFromRow(use.reservation) },
    back,
  };
}

function textOf(uses: ReadonlyMap<string, OrderUse>): string {
  const list = [...uses].map(([code, { prior, back }]) =>
    prior.kind === 'redemption'
      ? { code, id: prior.redemption.id, kind: 'redemption', ...(back > 0 ? { back } : {}) }
      : { code, id: prior.reservation.id, kind: 'reservation' },
  );
  return JSON.stringify(list);
}

function keyOf({ store, id }: OrderRef): string {
  return `${store.length} ${store}${id}`;
}
