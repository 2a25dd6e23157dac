import { int8Array, textArray, uuidArray } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import type { NewCodeRow } from './code-rows.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { readUses, USES_WIDTH, usesColumns } from './uses-columns.ts';

/** A code of a workspace. Times in milliseconds since the epoch. */
export interface CodeRow extends NewCodeRow {
  readonly kind: 'friendly' | 'individual';
  readonly spelling: string;
}

/** The columns of a code in the table `codes c`, as {@link codeOf} reads them. A spelling that is the code itself travels once. */
export const CODE_COLUMNS = `
  c.code, c.coupon_id, c.kind, nullif(c.spelling, c.code), c.client_id, c.key_id, ${asMilliseconds('c.issued_at')},
  ${asMilliseconds('c.activated_at')}, ${asMilliseconds('c.expires_at')}, ${asMilliseconds('c.last_redeemed_at')},
  c.activated_by_use, ${asMilliseconds('c.disabled_at')}, ${usesColumns('c')}`;

/** How many columns {@link CODE_COLUMNS} are. */
export const CODE_WIDTH = 12 + USES_WIDTH;

const TEXT = `
  select ${CODE_COLUMNS}
  from codes c
  where c.workspace_id = $1::uuid and c.code = any($2::text[])`;

/** Reads codes of both kinds by their normalised form. */
export function selectCodes(workspaceId: string, codes: readonly string[]): Statement {
  return { name: 'select_codes', text: TEXT, values: [workspaceId, textArray(codes)] };
}

/**
 * Reads imported codes that are still nobody's, so many at most of each coupon. Each coupon is locked: whoever makes a code
 * somebody's holds that lock.
 */
export function selectStock(
  workspaceId: string,
  couponIds: readonly string[],
  counts: readonly number[],
): Statement {
  const text = `
  select ${CODE_COLUMNS}
  from ${rowsOf('k', { coupon_id: '$2::uuid[]', count: '$3::int8[]' })}
  cross join lateral (
    select * from codes s
    where s.workspace_id = $1::uuid and s.coupon_id = k.coupon_id and s.kind = 'individual' and s.client_id is null
      and s.activated_at is null and s.disabled_at is null and s.last_redeemed_at is null
    order by s.code
    limit k.count
  ) c`;
  return { name: 'select_stock', text, values: [workspaceId, uuidArray(couponIds), int8Array(counts)] };
}

/** Reads to which coupons codes belong, and nothing else of them. */
export function selectCouponIdsOfCodes(workspaceId: string, codes: readonly string[]): Statement {
  const text = `
  select c.code, c.coupon_id
  from codes c
  where c.workspace_id = $1::uuid and c.code = any($2::text[])`;
  return { name: 'select_coupon_ids_of_codes', text, values: [workspaceId, textArray(codes)] };
}

/** The rows of {@link selectCouponIdsOfCodes}: the ids of coupons by code. */
export function readCouponIdsOfCodes(rows: readonly Row[]): Map<string, string> {
  return new Map(rows.map((row) => [row[0] ?? '', row[1] ?? '']));
}

/** The rows of {@link selectCodes} and {@link selectStock}. */
export function readCodes(rows: readonly Row[]): CodeRow[] {
  return rows.map(codeOf);
}

/** The code whose columns a row begins with. */
export function codeOf(row: Row): CodeRow {
  const code = row[0] ?? '';
  return {
    ...readUses(row, 12),
    code,
    couponId: row[1] ?? '',
    kind: row[2] === 'friendly' ? 'friendly' : 'individual',
    spelling: row[3] ?? code,
    clientId: row[4] ?? null,
    keyId: row[5] ?? null,
    issuedAt: Number(row[6]),
    activatedAt: integerOrNull(row[7]),
    expiresAt: integerOrNull(row[8]),
    lastRedeemedAt: integerOrNull(row[9]),
    activatedByUse: row[10] === 't',
    disabledAt: integerOrNull(row[11]),
  };
}
