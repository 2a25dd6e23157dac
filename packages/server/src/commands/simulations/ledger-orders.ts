import { formatInstantUtc } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { firstIdAt } from '../../platform/ids.ts';
import { type PastOrderRow, readPastOrders, selectPastOrders } from '../../sql/past-orders.ts';
import { cartFromText } from '../coupon-ledger/cart-text.ts';

/** What the ledger knows of past orders: as a backtest is sent them, and why some are none. */
export interface LedgerOrders {
  readonly orders: readonly object[];
  readonly notes: readonly OrderNote[];
}

/** What is odd about an order of the ledger. */
export interface OrderNote {
  readonly reason: 'given_back' | 'value_unknown' | 'cart_unknown';
  readonly orderId: string;
}

/** More orders of the ledger than this are too many for one simulation. */
export const MAX_LEDGER_ORDERS = 100_000;
const PAGE = 1000;
/** An id is made before its redemption is decided; nobody waits that long. */
const ID_BEFORE_MS = 60_000;

/**
 * Reads the orders that redeemed something from an instant on and before another. An order of several codes is one. Null: they are
 * too many.
 */
export async function ledgerOrders(
  pool: pg.Pool,
  workspaceId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<LedgerOrders | null> {
  const [orders, notes, seen]: [object[], OrderNote[], Set<string>] = [[], [], new Set()];
  let after = firstIdAt(Math.max(0, from - ID_BEFORE_MS));
  for (let read = PAGE; read === PAGE; ) {
    const [found] = await query(pool, [selectPastOrders(workspaceId, { after, from, to, limit: PAGE })]);
    const rows = readPastOrders(found?.rows ?? []);
    for (const row of rows) {
      const orderId = row.orderId === null ? row.id : `${row.store}/${row.orderId}`;
      if (seen.has(orderId)) continue;
      seen.add(orderId);
      const told = orderOf(row, orderId);
      if ('note' in told) notes.push({ reason: told.note, orderId });
      if ('order' in told) orders.push(told.order);
    }
    if (seen.size > MAX_LEDGER_ORDERS) return null;
    after = rows.at(-1)?.id ?? after;
    read = rows.length;
  }
  return { orders, notes };
}

type Told =
  | { readonly order: object }
  | { readonly order: object; readonly note: OrderNote['reason'] }
  | { readonly note: OrderNote['reason'] };

function orderOf(
  { at, clientId: client, amount, currency, cart, isBack }: PastOrderRow,
  orderId: string,
): Told {
  if (isBack) return { note: 'given_back' };
  const placed = { orderId, at: formatInstantUtc(at), client };
  const known = cartFromText(cart);
  if (known !== null) {
    const lines = known.lines.map(({ lineId: id, quantity, unitPrice, taxRate }) => ({
      ...{ id, sku: '', quantity, unitPrice },
      taxRate: taxRate === null ? null : taxRate / 10_000,
    }));
    const { pricesIncludeTax, shipping } = known;
    return {
      order: { ...placed, cart: { currency, lines, pricesIncludeTax, shipping: { amount: shipping } } },
    };
  }
  if (amount === null) return { note: 'value_unknown' };
  const lines = [{ id: '1', sku: '', quantity: 1, unitPrice: amount }];
  return { order: { ...placed, cart: { currency, lines } }, note: 'cart_unknown' };
}
