import { textArray, uuidArray } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';
import { compareKeys } from './by-key.ts';

/** That a code is redeemed for an order of a store. */
export interface OrderCodeRow {
  readonly store: string;
  readonly orderId: string;
  readonly code: string;
  readonly redemptionId: string;
}

const TEXT = `
  insert into order_codes (workspace_id, store, order_id, code, redemption_id)
  select $1::uuid, k.store, k.order_id, k.code, k.redemption_id
  from unnest($2::text[], $3::text[], $4::text[], $5::uuid[]) as k (store, order_id, code, redemption_id)`;

/** Stores which codes orders have, sorted. @throws 23505 when an order has one already. */
export function insertOrderCodes(workspaceId: string, rows: readonly OrderCodeRow[]): Statement {
  const sorted = rows.toSorted((a, b) =>
    compareKeys([a.store, a.orderId, a.code], [b.store, b.orderId, b.code]),
  );
  return {
    name: 'insert_order_codes',
    text: TEXT,
    values: [
      workspaceId,
      textArray(sorted.map((row) => row.store)),
      textArray(sorted.map((row) => row.orderId)),
      textArray(sorted.map((row) => row.code)),
      uuidArray(sorted.map((row) => row.redemptionId)),
    ],
  };
}
