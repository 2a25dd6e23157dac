import { instant } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { clientNow } from './merged-clients.ts';

/** A redemption, as far as it tells of the order that it was for. Amounts in minor units, times in milliseconds since the epoch. */
export interface PastOrderRow {
  readonly id: string;
  readonly store: string;
  readonly orderId: string | null;
  readonly clientId: string | null;
  readonly at: number;
  readonly amount: number | null;
  readonly currency: string;
  /** What was known of the cart, as text; null: no cart was sent. */
  readonly cart: string | null;
  /** Whether all of it was given back. */
  readonly isBack: boolean;
}

/** Which orders are read: those redeemed from an instant on and before another, behind an id. */
export interface PastOrderRange {
  readonly after: string;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

/** Reads redemptions with what tells of their orders, the oldest first. */
export function selectPastOrders(workspaceId: string, { after, from, to, limit }: PastOrderRange): Statement {
  const text = `
    select r.id, r.store, r.order_id, ${clientNow('r')}, ${asMilliseconds('r.at')}, r.amount, r.currency, r.cart,
      coalesce(b.is_whole, false)
    from redemptions r
    left join lateral (
      select t.is_whole from returns t where t.workspace_id = $1::uuid and t.redemption_id = r.id limit 1
    ) b on true
    where r.workspace_id = $1::uuid and r.id > $2::uuid and r.at >= $3::timestamptz and r.at < $4::timestamptz
    order by r.id
    limit $5::int`;
  return {
    name: 'select_past_orders',
    text,
    values: [workspaceId, after, instant(from), instant(to), String(limit)],
  };
}

/** The rows of {@link selectPastOrders}. */
export function readPastOrders(rows: readonly Row[]): PastOrderRow[] {
  return rows.map((row) => ({
    ...{ id: row[0] ?? '', store: row[1] ?? '', orderId: row[2] ?? null, clientId: row[3] ?? null },
    ...{ at: Number(row[4]), amount: integerOrNull(row[5]), currency: row[6] ?? '', cart: row[7] ?? null },
    isBack: row[8] === 't',
  }));
}
