import type { OrderRef, PriorUse } from '@couponry/engine';
import { RaceLost } from '../../platform/db/sqlstate.ts';
import type { Row } from '../../platform/db/statement.ts';
import { type FoundOrderRow, type OrderRow, readOrders } from '../../sql/orders.ts';
import { redemptionFromRow, reservationFromRow } from './ledger-rows.ts';

interface Order {
  readonly ref: OrderRef;
  readonly isNew: boolean;
  readonly uses: Map<string, PriorUse>;
  isChanged: boolean;
}

/** What the orders of a batch have used, in memory; their rows are locked, or not there yet. */
export class OrderState {
  readonly #orders = new Map<string, Order>();

  /** @throws RaceLost when an order has a use that was made too late to be seen: then everything is loaded again */
  constructor(rows: readonly Row[]) {
    for (const row of readOrders(rows)) {
      const order = this.#orderOf({ store: row.store, id: row.orderId }, false);
      const use = useOf(row);
      if (use !== null) order.uses.set(row.use?.code ?? '', use);
    }
  }

  /** What an order has of a code, or null. */
  prior(ref: OrderRef | null, code: string): PriorUse | null {
    if (ref === null) return null;
    return this.#orders.get(keyOf(ref))?.uses.get(code) ?? null;
  }

  /** What the other codes of an order take off it, in minor units. */
  alreadyOff(ref: OrderRef | null, code: string): number {
    if (ref === null) return 0;
    let sum = 0;
    for (const [other, use] of this.#orders.get(keyOf(ref))?.uses ?? []) {
      if (other === code) continue;
      sum += (use.kind === 'redemption' ? use.redemption.discount : use.reservation.discount) ?? 0;
    }
    return sum;
  }

  /** Sets what an order has of a code from now on; null for nothing. */
  set(ref: OrderRef | null, code: string, use: PriorUse | null): void {
    if (ref === null) return;
    const order = this.#orderOf(ref, true);
    order.isChanged = true;
    if (use === null) order.uses.delete(code);
    else order.uses.set(code, use);
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

function useOf({ useId, use }: FoundOrderRow): PriorUse | null {
  if (useId !== null && use === null) throw new RaceLost('An order was used while it was waited for');
  if (use === null) return null;
  return use.kind === 'redemption'
    ? { kind: 'redemption', redemption: redemptionFromRow(use.redemption) }
    : { kind: 'hold', reservation: reservationFromRow(use.reservation) };
}

function textOf(uses: ReadonlyMap<string, PriorUse>): string {
  const list = [...uses].map(([code, use]) =>
    use.kind === 'redemption'
      ? { code, id: use.redemption.id, kind: 'redemption' }
      : { code, id: use.reservation.id, kind: 'reservation' },
  );
  return JSON.stringify(list);
}

function keyOf({ store, id }: OrderRef): string {
  return `${store.length} ${store}${id}`;
}
