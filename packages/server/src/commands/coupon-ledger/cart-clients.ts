import { asksOf, type ClientIdentity, type Coupon, clientIdOf, type OrderRef } from '@couponry/engine';
import type { Row } from '../../platform/db/statement.ts';
import { type CartClientKey, type CartClientRow, readCartClients } from '../../sql/select-cart-clients.ts';
import type { RedeemWish, ReserveWish } from './command.ts';

/** A wish as far as it matters for what conditions ask. */
type AskingWish = Pick<RedeemWish | ReserveWish, 'identifiers' | 'order' | 'cart'>;

/**
 * Whether conditions of a coupon ask about the client, and about how many orders it has had. What is not known of a coupon is
 * taken to ask.
 */
export function asksOfClient(coupon: Pick<Coupon, 'eligibility'> | undefined): {
  readonly client: boolean;
  readonly orders: boolean;
} {
  if (coupon === undefined) return { client: true, orders: true };
  if (coupon.eligibility === null) return { client: false, orders: false };
  const asks = asksOf(coupon.eligibility);
  const orders = asks.has('orders');
  return { client: orders || asks.has('client'), orders };
}

/** By what the client of a wish with a cart is looked for; nothing where no condition asks, or nobody is named. */
export function cartClientKeys(
  { identifiers, order, cart }: AskingWish,
  coupon: Pick<Coupon, 'eligibility'> | undefined,
): CartClientKey[] {
  if (cart === null) return [];
  const { client, orders: counts } = asksOfClient(coupon);
  if (!client) return [];
  const { store, id: orderId } = order ?? { store: '', id: null };
  return identifiers.map(({ kind, value }) => ({ kind, value, store, orderId, counts }));
}

/** What is known of the clients of a batch or a round of questions, by the keys by which they were looked for. */
export class CartClients {
  readonly #keys: readonly CartClientKey[];
  readonly #rows: ReadonlyMap<number, CartClientRow>;

  constructor(keys: readonly CartClientKey[], rows: readonly Row[]) {
    this.#keys = keys;
    this.#rows = readCartClients(rows);
  }

  /** Whether all was looked for that conditions of these coupons ask of who is named. */
  hasAskedFor(wish: AskingWish, coupons: readonly Coupon[]): boolean {
    return coupons.every((coupon) =>
      cartClientKeys(wish, coupon).every((key) => this.#keys.some((asked) => covers(asked, key))),
    );
  }

  /** What is known of a client, with its orders besides this one; undefined for one that is not known. */
  find(identity: ClientIdentity, order: OrderRef | null): CartClientRow | undefined {
    const id = clientIdOf(identity);
    let found: CartClientRow | undefined;
    for (const [place, row] of this.#rows) {
      const key = this.#keys[place];
      if (row.clientId !== id || key?.orderId !== (order?.id ?? null)) continue;
      if (order !== null && key?.store !== order.store) continue;
      if (found === undefined || key?.counts) found = row;
    }
    return found;
  }
}

function covers(asked: CartClientKey, key: CartClientKey): boolean {
  return (
    asked.kind === key.kind &&
    asked.value === key.value &&
    asked.store === key.store &&
    asked.orderId === key.orderId &&
    (asked.counts || !key.counts)
  );
}
