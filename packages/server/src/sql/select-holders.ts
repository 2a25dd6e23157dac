import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { type HolderKeys, holderParameters, WANTED_HOLDERS } from './holder-keys.ts';
import { readUses, type UsesRow, usesColumns } from './uses-columns.ts';

/** What a client has of a coupon. Times in milliseconds since the epoch. */
export interface HolderRow extends UsesRow {
  readonly couponId: string;
  readonly clientId: string;
  readonly code: string | null;
  readonly activatedAt: number | null;
  readonly activatedByUse: boolean;
  readonly expiresAt: number | null;
  readonly lastRedeemedAt: number | null;
}

const COLUMNS = `h.coupon_id, h.client_id, h.code, ${asMilliseconds('h.activated_at')}, ${asMilliseconds('h.expires_at')},
    ${asMilliseconds('h.last_redeemed_at')}, h.activated_by_use, ${usesColumns('h')}`;

const FOUND = `
    select * from coupon_clients c
    where c.workspace_id = $1::uuid and c.coupon_id = k.coupon_id and c.client_id = k.client_id`;

const READ = `
  select ${COLUMNS}
  from (${WANTED_HOLDERS}) k
  cross join lateral (${FOUND} limit 1) h`;

const LOCK = `
  select ${COLUMNS}
  from (${WANTED_HOLDERS}) k
  cross join lateral (${FOUND} for no key update) h`;

/** Reads what clients have of coupons. */
export function selectHolders(workspaceId: string, keys: HolderKeys): Statement {
  return { name: 'select_holders', text: READ, values: holderParameters(workspaceId, keys) };
}

/**
 * Locks what clients have of coupons and reads it as it is under the lock. Fifth in the lock order, after codes: only the same
 * client waits here.
 */
export function lockHolders(workspaceId: string, keys: HolderKeys): Statement {
  return { name: 'lock_holders', text: LOCK, values: holderParameters(workspaceId, keys) };
}

/** The rows of {@link selectHolders} and {@link lockHolders}. */
export function readHolders(rows: readonly Row[]): HolderRow[] {
  return rows.map((row) => ({
    couponId: row[0] ?? '',
    clientId: row[1] ?? '',
    code: row[2] ?? null,
    activatedAt: integerOrNull(row[3]),
    expiresAt: integerOrNull(row[4]),
    lastRedeemedAt: integerOrNull(row[5]),
    activatedByUse: row[6] === 't',
    ...readUses(row, 7),
  }));
}
