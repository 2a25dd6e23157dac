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
  join order_codes o
    on o.workspace_id = $1::uuid and o.store = k.store and o.order_id = k.order_id and o.code = k.code
  join redemptions r on r.workspace_id = $1::uuid and r.id = o.redemption_id`;

/** Reads the redemptions that these codes have for these orders. */
export function selectPriorRedemptions(workspaceId: string, keys: OrderCodeKeys): Statement {
  const values = [workspaceId, textArray(keys.stores), textArray(keys.orderIds), textArray(keys.codes)];
  return { name: 'select_prior_redemptions', text: TEXT, values };
}

/** The rows of {@link selectPriorRedemptions}. */
export function readPriorRedemptions(rows: readonly Row[]): RedemptionRow[] {
  return rows.map(readRedemption);
}
