import { textArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { REDEMPTION_COLUMNS, type RedemptionRow, readRedemption } from './redemption-columns.ts';

/** Codes and the orders of a store that they are presented for; lists of one length. */
export interface OrderCodeKeys {
  readonly stores: readonly string[];
  readonly orderIds: readonly string[];
  readonly codes: readonly string[];
}

const TEXT = `
  select ${REDEMPTION_COLUMNS}
  from unnest($2::text[], $3::text[], $4::text[]) as k (store, order_id, code)
  cross join lateral (
    select c.redemption_id from order_codes c
    where c.workspace_id = $1::uuid and c.store = k.store and c.order_id = k.order_id and c.code = k.code
    limit 1
  ) o
  cross join lateral (
    select * from redemptions d where d.workspace_id = $1::uuid and d.id = o.redemption_id limit 1
  ) r`;

/** Reads the redemptions that these codes have for these orders. */
export function selectPriorRedemptions(workspaceId: string, keys: OrderCodeKeys): Statement {
  const values = [workspaceId, textArray(keys.stores), textArray(keys.orderIds), textArray(keys.codes)];
  return { name: 'select_prior_redemptions', text: TEXT, values };
}

/** The rows of {@link selectPriorRedemptions}. */
export function readPriorRedemptions(rows: readonly Row[]): RedemptionRow[] {
  return rows.map(readRedemption);
}
