import { booleanColumn, instant, textColumn } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { clientOfIdentifier } from './erased-identifiers.ts';

/**
 * Of whom conditions ask, by one of its identifiers, and for which order (null: none). `counts`: whether its other orders are
 * counted.
 */
export interface CartClientKey {
  readonly kind: string;
  readonly value: string;
  readonly store: string;
  readonly orderId: string | null;
  readonly counts: boolean;
}

/** What is known of a client. `orders`: how many the shop has told of (null: it has not); `others`: how many used codes here. */
export interface CartClientRow {
  readonly clientId: string;
  readonly tags: readonly string[];
  readonly segments: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly orders: number | null;
  readonly others: number;
}

/** Under which ids the ledger knows a client `c`, which was merged into no other. */
const IDS = `array(
      select m.id from clients m where m.workspace_id = $1::uuid and m.merged_into = c.id union all select c.id
    )`;

/** The orders of a client `c` besides the one of a key `k` that have a redemption of which something is left, or a live hold. */
const OTHERS = `
  select count(*) from (
    select r.store, r.order_id from redemptions r
    where r.workspace_id = $1::uuid and r.client_id = any(${IDS}) and r.order_id is not null and not exists (
      select from rollbacks b where b.workspace_id = $1::uuid and b.redemption_id = r.id and b.completes
    )
    union
    select v.store, v.order_id from reservations v
    join holds h on h.workspace_id = $1::uuid and h.reservation_id = v.id and h.holds_until > $7::timestamptz
    where v.workspace_id = $1::uuid and v.client_id = any(${IDS}) and v.order_id is not null
  ) o
  where k.order_id is null or o.order_id <> k.order_id or o.store <> k.store`;

const TEXT = `
  select k.place, c.id, c.tags::text, c.segments::text, c.attributes::text, c.orders,
    case when k.counts then (${OTHERS}) else 0 end
  from (
    select w.place, w.store, w.order_id, w.counts, coalesce(i.client_id, case when w.kind = 'uuid' then w.value::uuid end) as client_id
    from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[])
      with ordinality as w (kind, value, store, order_id, counts, place)
    left join lateral (${clientOfIdentifier('w')}
    ) i on true
  ) k
  cross join lateral (
    select d.id, d.tags, d.segments, d.attributes, d.orders from clients d
    where d.workspace_id = $1::uuid and d.id = k.client_id
    limit 1
  ) c`;

/** Reads what is known of clients; in a batch after their locks, so that two orders of one client are counted one after the other. */
export function selectCartClients(
  workspaceId: string,
  keys: readonly CartClientKey[],
  now: number,
): Statement {
  return {
    name: 'select_cart_clients',
    text: TEXT,
    values: [
      workspaceId,
      textColumn(keys, ({ kind }) => kind),
      textColumn(keys, ({ value }) => value),
      textColumn(keys, ({ store }) => store),
      textColumn(keys, ({ orderId }) => orderId),
      booleanColumn(keys, ({ counts }) => counts),
      instant(now),
    ],
  };
}

/** The rows of {@link selectCartClients}, each by the place of its key; none for a client that is not known. */
export function readCartClients(rows: readonly Row[]): Map<number, CartClientRow> {
  return new Map(
    rows.map(([place, clientId, tags, segments, attributes, orders, others]) => [
      Number(place) - 1,
      {
        clientId: clientId ?? '',
        tags: JSON.parse(tags ?? '[]'),
        segments: JSON.parse(segments ?? '[]'),
        attributes: JSON.parse(attributes ?? '{}'),
        orders: orders === null || orders === undefined ? null : Number(orders),
        others: Number(others),
      },
    ]),
  );
}
