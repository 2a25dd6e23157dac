import type { History, Operation, Wish } from './history.ts';
import type {
  ActivationRow,
  Ledger,
  RedemptionRow,
  ReservationEndRow,
  ReservationRow,
  RollbackRow,
} from './ledger.ts';

/** A row of the ledger with the table it stands in. */
export type TableRow =
  | { readonly table: 'activation'; readonly row: ActivationRow }
  | { readonly table: 'redemption'; readonly row: RedemptionRow }
  | { readonly table: 'reservation'; readonly row: ReservationRow }
  | { readonly table: 'end'; readonly row: ReservationEndRow }
  | { readonly table: 'rollback'; readonly row: RollbackRow };

/** All rows, with their tables. */
export function allRows(ledger: Ledger): TableRow[] {
  return [
    ...ledger.activations.map((row) => ({ table: 'activation', row }) as const),
    ...ledger.redemptions.map((row) => ({ table: 'redemption', row }) as const),
    ...ledger.reservations.map((row) => ({ table: 'reservation', row }) as const),
    ...ledger.ends.map((row) => ({ table: 'end', row }) as const),
    ...ledger.rollbacks.map((row) => ({ table: 'rollback', row }) as const),
  ];
}

/**
 * Tells which operations may have led to which rows. Tills make that possible: no two orders of a proof are worth the same, and
 * a rollback carries the id of its operation as its reason.
 */
export class Attribution {
  readonly #operations = new Map<string, Operation[]>();
  readonly #rows: Map<string, TableRow[]>;
  readonly #reservations: ReadonlyMap<string, ReservationRow>;
  readonly #redemptions: ReadonlyMap<string, RedemptionRow>;
  /** The reservation that was confirmed as a redemption, dead or alive. */
  readonly #confirmedAs: ReadonlyMap<string, string>;

  constructor(history: History, ledger: Ledger) {
    this.#reservations = new Map(ledger.reservations.map((row) => [row.id, row]));
    this.#redemptions = new Map(ledger.redemptions.map((row) => [row.id, row]));
    this.#confirmedAs = new Map(
      ledger.ends.flatMap(({ redemptionId, reservationId }) =>
        redemptionId === null ? [] : [[redemptionId, reservationId]],
      ),
    );
    for (const operation of history.operations) {
      for (const name of namesOfWish(operation.wish)) push(this.#operations, name, operation);
    }
    this.#rows = new Map();
    for (const row of allRows(ledger)) for (const name of this.#names(row)) push(this.#rows, name, row);
  }

  /** The operations that may have led to a row. */
  askedFor(row: TableRow): readonly Operation[] {
    const operations = new Set(this.#names(row).flatMap((name) => this.#operations.get(name) ?? []));
    if (row.table !== 'end') return [...operations];
    // Who holds a code for an order is no other who lets it go.
    const own = this.#reservations.get(row.row.reservationId)?.amount;
    return [...operations].filter(({ wish }) => wish.kind !== 'reserve' || wish.amount !== own);
  }

  /** The rows to which an operation may have led. */
  rowsOf(operation: Operation): readonly TableRow[] {
    return [...new Set(namesOfWish(operation.wish).flatMap((name) => this.#rows.get(name) ?? []))];
  }

  redemption(id: string): RedemptionRow | undefined {
    return this.#redemptions.get(id);
  }

  /** The reservation with this id, or those of one request that share it. */
  reservations(id: string): ReservationRow[] {
    const single = this.#reservations.get(id);
    if (single !== undefined) return [single];
    return [...this.#reservations.values()].filter(({ jointId }) => jointId === id);
  }

  #names(found: TableRow): string[] {
    switch (found.table) {
      case 'activation':
        return [name('activate', found.row.couponId, found.row.clientId)];
      case 'redemption':
        return [orderName('redeem', found.row), ...this.#confirmNames(found.row.id)];
      case 'reservation':
        return [orderName('reserve', found.row)];
      case 'end':
        return this.#endNames(found.row);
      case 'rollback':
        return [name('rollback', found.row.reason)];
    }
  }

  #endNames({ reservationId, outcome, redemptionId }: ReservationEndRow): string[] {
    const redemption = redemptionId === null ? undefined : this.#redemptions.get(redemptionId);
    const byOrder = redemption === undefined ? [] : [orderName('redeem', redemption)];
    const hold = this.#reservations.get(reservationId);
    const ids = [reservationId, hold?.jointId ?? null].filter((id) => id !== null);
    if (outcome === 'confirmed') return [...ids.map((id) => name('confirm', id)), ...byOrder];
    // An order that redeems, or holds, its code with another amount lets go of what it held.
    const byOther = hold?.orderId ? [name('order', hold.code, hold.orderId)] : [];
    return [...ids.map((id) => name('release', id)), ...byOrder, ...byOther];
  }

  #confirmNames(redemptionId: string): string[] {
    const reservationId = this.#confirmedAs.get(redemptionId);
    if (reservationId === undefined) return [];
    const jointId = this.#reservations.get(reservationId)?.jointId ?? null;
    return [reservationId, jointId].filter((id) => id !== null).map((id) => name('confirm', id));
  }
}

function namesOfWish(wish: Wish): string[] {
  switch (wish.kind) {
    case 'activate':
      return [name('activate', wish.couponId, wish.client)];
    case 'redeem':
    case 'reserve':
      return wish.codes.flatMap((code) => [
        orderName(wish.kind, { code, orderId: wish.order, amount: wish.amount }),
        ...(wish.order === null ? [] : [name('order', code, wish.order)]),
      ]);
    case 'confirm':
    case 'release':
      return [name(wish.kind, wish.reservationId)];
    case 'rollback':
      return [name('rollback', wish.reason)];
    case 'look up':
      return [];
  }
}

function orderName(
  kind: 'redeem' | 'reserve',
  order: { readonly code: string; readonly orderId: string | null; readonly amount: number | null },
): string {
  return name(kind, order.code, order.orderId, order.amount);
}

function name(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts);
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
