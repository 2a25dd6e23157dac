import {
  type Coupon,
  DEFAULT_STACKING,
  isLive,
  type OrderRef,
  type PriorUse,
  type Redemption,
  type Returned,
  type Stacking,
  type StandingUse,
} from '@couponry/engine';
import { RaceLost } from '../../platform/db/sqlstate.ts';
import type { Row } from '../../platform/db/statement.ts';
import { PairMap } from '../../platform/pair-map.ts';
import { type FoundOrderRow, type OrderRow, readOrders } from '../../sql/orders.ts';
import { linesFromText, linesToText } from './cart-text.ts';
import { redemptionFromRow, reservationFromRow } from './ledger-rows.ts';

/** What an order has of a code, how its coupon goes with others, and how much of its discount was given back. */
interface OrderUse {
  readonly code: string;
  readonly prior: PriorUse;
  readonly stacking: Stacking;
  readonly back: StandingUse['back'];
}

const NOTHING_BACK: StandingUse['back'] = { discount: 0, lines: [] };
const NOTHING_STANDS: readonly StandingUse[] = [];

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
  readonly #orders = new PairMap<Order>('ends');

  /** @throws RaceLost when a use of an order was made too late to be seen: then everything is loaded again */
  constructor(rows: readonly Row[]) {
    for (const row of readOrders(rows)) {
      const use = useOf(row);
      const order = this.#orders.get(row.store, row.orderId);
      if (order === undefined) this.#add({ store: row.store, id: row.orderId }, false, use);
      else if (use !== null) put(order, use);
    }
  }

  /** Whether an order was loaded, or made since. */
  has(ref: OrderRef | null): boolean {
    return this.#known(ref) !== undefined;
  }

  /** What an order has of a code, or null. */
  prior(ref: OrderRef | null, code: string): PriorUse | null {
    return this.#useOf(ref, code)?.prior ?? null;
  }

  /** What an order has of other codes: their redemptions, and their holds while they live. */
  standing(ref: OrderRef | null, codes: readonly string[], now: number): readonly StandingUse[] {
    const known = this.#known(ref);
    if (known === undefined) return NOTHING_STANDS;
    const standing: StandingUse[] = [];
    for (const { code, prior, stacking, back } of known.uses) {
      if (codes.includes(code)) continue;
      if (prior.kind === 'redemption') standing.push({ code, stacking, use: prior.redemption, back });
      else if (isLive('held', prior.reservation, now)) {
        standing.push({ code, stacking, use: prior.reservation, back });
      }
    }
    return standing;
  }

  /** For whom what orders have of codes counts. */
  clientsOf(refs: readonly OrderRef[]): string[] {
    const uses = refs.flatMap((ref) => this.#known(ref)?.uses ?? []);
    return uses.flatMap(({ prior }) => {
      const { clientId } = prior.kind === 'redemption' ? prior.redemption : prior.reservation;
      return clientId ?? [];
    });
  }

  /** How much was given back of what an order has of a code. */
  back(ref: OrderRef | null, code: string): StandingUse['back'] {
    return this.#useOf(ref, code)?.back ?? NOTHING_BACK;
  }

  /** Sets what an order has of a code of this coupon from now on; null for nothing. */
  set(ref: OrderRef | null, code: string, use: PriorUse | null, { stacking }: Coupon): void {
    if (ref === null) return;
    const added = use === null ? null : { code, prior: use, stacking, back: NOTHING_BACK };
    const order = this.#known(ref);
    if (order === undefined) {
      this.#add(ref, true, added);
      return;
    }
    order.isChanged = true;
    if (added === null) remove(order, code);
    else put(order, added);
  }

  /** Notes how much of a redemption is given back from now on, if the order still has it. */
  giveBack({ id, order: ref, code }: Redemption, { discount, lines }: Returned): void {
    const order = this.#known(ref);
    const use = this.#useOf(ref, code);
    if (order === undefined || use?.prior.kind !== 'redemption' || use.prior.redemption.id !== id) return;
    order.isChanged = true;
    put(order, { ...use, back: { discount, lines } });
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

  #add(ref: OrderRef, isNew: boolean, use: OrderUse | null): void {
    this.#orders.set(ref.store, ref.id, { ref, isNew, uses: use === null ? [] : [use], isChanged: isNew });
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

function useOf({ useId, use, back, backLines, stacking }: FoundOrderRow): OrderUse | null {
  if (useId !== null && use === null) throw new RaceLost('An order was used while it was waited for');
  if (use === null) return null;
  return {
    code: use.code,
    prior:
      use.kind === 'redemption'
        ? { kind: 'redemption', redemption: redemptionFromRow(use.redemption) }
        : { kind: 'hold', reservation: reservationFromRow(use.reservation) },
    stacking: stacking === null ? DEFAULT_STACKING : JSON.parse(stacking),
    back: back === 0 ? NOTHING_BACK : { discount: back, lines: linesFromText(backLines) ?? [] },
  };
}

function textOf(uses: readonly OrderUse[]): string {
  return JSON.stringify(uses.map(textOfUse));
}

function textOfUse({ code, prior, back }: OrderUse): object {
  if (prior.kind === 'hold') return { code, id: prior.reservation.id, kind: 'reservation' };
  const text = { code, id: prior.redemption.id, kind: 'redemption' };
  return back.discount === 0 ? text : { ...text, ...textOfBack(back) };
}

function textOfBack({ discount, lines }: StandingUse['back']): object {
  return lines.length === 0
    ? { back: discount }
    : { back: discount, lines: JSON.parse(linesToText(lines) ?? '[]') };
}
