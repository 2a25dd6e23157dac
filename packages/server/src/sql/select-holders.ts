import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { type HolderKeys, holderParameters, wantedHolders } from './holder-keys.ts';
import { readUses, USES_WIDTH, type UsesRow, usesColumns } from './uses-columns.ts';

/** What a client has of a coupon. */
export interface HolderRow {
  readonly couponId: string;
  readonly holder: HeldRow;
}

/** The same without the coupon. Times in milliseconds since the epoch. */
export interface HeldRow extends UsesRow {
  readonly clientId: string;
  readonly code: string | null;
  readonly activatedAt: number | null;
  readonly activatedByUse: boolean;
  readonly codeDisabled: boolean;
  readonly expiresAt: number | null;
  readonly lastRedeemedAt: number | null;
}

/** The columns of what a client has of a coupon in the table `coupon_clients h`, as {@link heldOf} reads them. */
export const HELD_COLUMNS = `
  h.code, ${asMilliseconds('h.activated_at')}, ${asMilliseconds('h.expires_at')}, ${asMilliseconds('h.last_redeemed_at')},
  h.activated_by_use, h.code_disabled, ${usesColumns('h')}`;

/** How many columns {@link HELD_COLUMNS} are. */
export const HELD_WIDTH = 6 + USES_WIDTH;

/** The same with the coupon and the client, as {@link readHolders} reads them. */
export const HOLDER_COLUMNS = `h.coupon_id, h.client_id, ${HELD_COLUMNS}`;

/** What the client `client_id` of a row `k` has of the coupon `coupon_id`. */
export const FOUND_HOLDER = `
    select * from coupon_clients c
    where c.workspace_id = $1::uuid and c.coupon_id = k.coupon_id and c.client_id = k.client_id`;

const LOCK = `
  select ${HOLDER_COLUMNS}
  from (${wantedHolders(null)}) k
  cross join lateral (${FOUND_HOLDER} for no key update) h`;

/**
 * Locks what clients have of coupons and reads it as it is under the lock. Fifth in the lock order, after codes: only the same
 * client waits here.
 */
export function lockHolders(workspaceId: string, keys: HolderKeys): Statement {
  return { name: 'lock_holders', text: LOCK, values: holderParameters(workspaceId, keys) };
}

/** The rows of {@link lockHolders}. */
export function readHolders(rows: readonly Row[]): HolderRow[] {
  return rows.map((row) => ({ couponId: row[0] ?? '', holder: heldOf(row[1] ?? '', row, 2) }));
}

/** Whether {@link HELD_COLUMNS} at a place of a row are of somebody who has something: those of an outer join may not be. */
export function isHeld(row: Row, at: number): boolean {
  return row[at + 4] !== null;
}

/** What a client has of a coupon, from {@link HELD_COLUMNS} that begin at a place of a row. */
export function heldOf(clientId: string, row: Row, at: number): HeldRow {
  return {
    ...readUses(row, at + 6),
    clientId,
    code: row[at] ?? null,
    activatedAt: integerOrNull(row[at + 1]),
    expiresAt: integerOrNull(row[at + 2]),
    lastRedeemedAt: integerOrNull(row[at + 3]),
    activatedByUse: row[at + 4] === 't',
    codeDisabled: row[at + 5] === 't',
  };
}
