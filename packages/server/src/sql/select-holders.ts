import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { type HolderKeys, holderParameters, WANTED_HOLDERS } from './holder-keys.ts';

/** What a client has of a coupon. Times in milliseconds since the epoch. */
export interface HolderRow {
  readonly couponId: string;
  readonly clientId: string;
  readonly code: string | null;
  readonly activatedAt: number | null;
  readonly expiresAt: number | null;
  readonly redemptions: number;
  readonly lastRedeemedAt: number | null;
}

/** The columns of what a client has of a coupon in the table `coupon_clients h`, as {@link holderOf} reads them. */
export const HOLDER_COLUMNS = `
  h.coupon_id, h.client_id, h.code, ${asMilliseconds('h.activated_at')}, ${asMilliseconds('h.expires_at')},
  h.redemptions, ${asMilliseconds('h.last_redeemed_at')}`;

const TEXT = `
  select ${HOLDER_COLUMNS}
  from (${WANTED_HOLDERS}) k
  cross join lateral (
    select * from coupon_clients c
    where c.workspace_id = $1::uuid and c.coupon_id = k.coupon_id and c.client_id = k.client_id
    limit 1
  ) h`;

/** Reads what clients have of coupons. */
export function selectHolders(workspaceId: string, keys: HolderKeys): Statement {
  return { name: 'select_holders', text: TEXT, values: holderParameters(workspaceId, keys) };
}

/** The rows of {@link selectHolders}. */
export function readHolders(rows: readonly Row[]): HolderRow[] {
  return rows.map((row) => holderOf(row, 0));
}

/** What a client has of a coupon, from the columns that begin at a place of a row. */
export function holderOf(row: Row, at: number): HolderRow {
  return {
    couponId: row[at] ?? '',
    clientId: row[at + 1] ?? '',
    code: row[at + 2] ?? null,
    activatedAt: integerOrNull(row[at + 3]),
    expiresAt: integerOrNull(row[at + 4]),
    redemptions: Number(row[at + 5]),
    lastRedeemedAt: integerOrNull(row[at + 6]),
  };
}
