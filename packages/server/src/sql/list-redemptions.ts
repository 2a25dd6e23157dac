import type { Row, Statement } from '../platform/db/statement.ts';
import { idsOfClient } from './merged-clients.ts';
import { REDEMPTION_COLUMNS, type RedemptionRow, readRedemption } from './redemption-columns.ts';

/** Which redemptions a list shows: all, or those of a client, or what an order has redeemed; before an id. */
export interface RedemptionListing {
  readonly clientId: string | null;
  /** An order of this store, or the orders by this id in every store that a key has and in this one. */
  readonly order: { readonly store: string; readonly id: string; readonly anyStore: boolean } | null;
  /** Whether what was given back as a whole of an order is listed too. */
  readonly returned: boolean;
  /** Only those made before this one; null from the newest on. */
  readonly before: string | null;
  readonly limit: number;
}

const LATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Reads redemptions, the newest first. Of an order those of which something is left, or all. */
export function selectRedemptionPage(workspaceId: string, listing: RedemptionListing): Statement {
  const before = listing.before ?? LATEST;
  const limit = String(listing.limit);
  if (listing.order !== null) {
    const { store, id, anyStore } = listing.order;
    const text = `
      select ${REDEMPTION_COLUMNS}
      from (
        select u.id
        from (
          select $2::text as store
          union
          select k.store from api_keys k where k.workspace_id = $1::uuid and $7::boolean
        ) s
        cross join lateral (
          select d.uses from orders d where d.workspace_id = $1::uuid and d.store = s.store and d.order_id = $3
        ) o
        cross join lateral jsonb_to_recordset(o.uses) as u (id uuid)
        union
        select t.redemption_id from returns t
        where t.workspace_id = $1::uuid and t.order_id = $3 and t.is_whole and $8::boolean
      ) u
      cross join lateral (
        select * from redemptions d where d.workspace_id = $1::uuid and d.id = u.id limit 1
      ) r
      where r.id < $4::uuid and ($7::boolean or r.store = $2)
        and ($5::uuid is null or r.client_id = any(${idsOfClient('$5::uuid')}))
      order by r.id desc
      limit $6::int`;
    const flags = [String(anyStore), String(listing.returned)];
    const values = [workspaceId, store, id, before, listing.clientId, limit, ...flags];
    return { name: 'select_redemptions_of_order', text, values };
  }
  if (listing.clientId !== null) {
    const text = `
      select ${REDEMPTION_COLUMNS} from redemptions r
      where r.workspace_id = $1::uuid and r.client_id = any(${idsOfClient('$2::uuid')}) and r.id < $3::uuid
      order by r.id desc
      limit $4::int`;
    const values = [workspaceId, listing.clientId, before, limit];
    return { name: 'select_redemptions_of_client', text, values };
  }
  const text = `
    select ${REDEMPTION_COLUMNS} from redemptions r
    where r.workspace_id = $1::uuid and r.id < $2::uuid
    order by r.id desc
    limit $3::int`;
  return { name: 'select_redemption_page', text, values: [workspaceId, before, limit] };
}

/** The rows of {@link selectRedemptionPage}. */
export function readRedemptionPage(rows: readonly Row[]): RedemptionRow[] {
  return rows.map(readRedemption);
}
