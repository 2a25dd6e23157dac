import { isLive, type OrderRef, type PriorUse, type Redemption } from '@couponry/engine';
import { RaceLost } from '../../platform/db/sqlstate.ts';
import type { Row } from '../../platform/db/statement.ts';
import { type FoundOrderRow, type OrderRow, readOrders } from '../../sql/orders.ts';
import { redemptionFromRow, reservationFromRow } from './ledger-rows.ts';
import { PairMap } from './pair-map.ts';

/** What an order has of a code, and how much of its discount was given back, in minor units. */
interface OrderUse {
  readonly code: string;
  readonly prior: PriorUse;
  readonly back: number;
}

interface Order {
  readonly ref: OrderRef;
  readonly isNew: boolean;
  /** One for each code; an order has a few at the most. */
  readonly uses: OrderUse[];
  isChanged: boolean;
}

/** What the orders of a batch have used, in memory; their rows are locked, or not there yet. */
export class OrderState {
  /** By the store and the id. */
  readonly #orders = new PairMap<Order>();

  /** @throws RaceLost when a use of an order was made too late to be seen: then everything is loaded again */
  constructor(rows: readonly Row[]) {
    for (const row of readOrders(rows)) {
      const order = this.#orderOf({ store: row.store, id: row.orderId }, false);
      const use = useOf(row);
      if (use !== null) put(order, use);
    }
  }

  /** Whether an order was loaded, or made since. */
  has(ref: OrderRef): boolean {
    return this.#known(ref) !== undefined;
  }

  /** What an order has of a code, or null. */
  prior(ref: OrderRef | null, code: string): PriorUse | null {
    return this.#useOf(ref, code)?.prior ?? null;
  }

  /** What the other codes of an order take off it, in minor units. */
  alreadyOff(ref: OrderRef | null, code: string, now: number): number {
    const uses = this.#known(ref)?.uses ?? [];
    let sum = 0;
    for (const { code: other, prior, back } of uses) {
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
    if (use === null) remove(order, code);
    else put(order, { code, prior: use, back: 0 });
  }

  /** Notes that so much of the discount of a redemption was given back, if the order still has it. */
  giveBack({ id, order: ref, code }: Redemption, discount: number): void {
    const order = this.#known(ref);
    const use = this.#useOf(ref, code);
    if (order === undefined || use?.prior.kind !== 'redemption' || use.prior.redemption.id !== id) return;
    order.isChanged = true;
    put(order, { code, prior: use.prior, back: use.back + discount });
  }

  /** The rows to store: of new orders, or of those that had used something before. */
  changedRows(isNew: boolean): OrderRow[] {
    const rows: OrderRow[] = [];
    for (const { ref, uses, isNew: isOne, isChanged } of this.#orders.values()) {
      if (isChanged && isOne === isNew) rows.push({ store: ref.store, orderId: ref.id, uses: textOf(uses) });
    }
    return rows;
  }

  #known(ref: OrderRef | null): Order | undefined {
    return ref === null ? undefined : this.#orders.get(ref.store, ref.id);
  }

  #useOf(ref: OrderRef | null, code: string): OrderUse | undefined {
    return this.#known(ref)?.uses.find((use) => use.code === code);
  }

  #orderOf(ref: OrderRef, isNew: boolean): Order {
    let order = this.#known(ref);
    if (order === undefined) {
      order = { ref, isNew, uses: [], isChanged: false };
      this.#orders.set(ref.store, ref.id, order);
    }
    return order;
  }
}

/** Sets what an order has of a code, in the place of what it had. */
function put({ uses }: Order, use: OrderUse): void {
  const index = uses.findIndex(({ code }) => code === use.code);
  if (index === -1) uses.push(use);
  else uses[index] = use;
}

function remove({ uses }: Order, code: string): void {
  const index = uses.findIndex((use) => use.code === code);
  if (index !== -1) uses.splice(index, 1);
}

function useOf({ useId, use, back }: FoundOrderRow): OrderUse | null {
  if (useId !== null && use === null) throw new RaceLost('An order was used while it was waited for');
  if (use === null) return null;
  return {
    code: use.code,
    prior:
      use.kind === 'redemption'
        ? { kind: 'redemption', redemption: redemptionFromRow(use.redemption) }
        : { kind: 'hold', reservation: reservationFromRow(use.reservation) },
    back,
  };
}

function textOf(uses: readonly OrderUse[]): string {
  const list = uses.map(({ code, prior, back }) =>
    prior.kind === 'redemption'
      ? { code, id: prior.redemption.id, kind: 'redemption', ...(back > 0 ? { back } : {}) }
      : { code, id: prior.reservation.id, kind: 'reservation' },
  );
  return JSON.stringify(list);
}
