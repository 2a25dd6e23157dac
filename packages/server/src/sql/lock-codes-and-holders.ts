import { textArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { type HolderKeys, holderParameters, wantedHolders } from './holder-keys.ts';
import { CODE_COLUMNS, type CodeRow, codeOf } from './select-codes.ts';
import { FOUND_HOLDER, type HolderRow } from './select-holders.ts';
import { readUses, usesColumns } from './uses-columns.ts';

/** What a client has of a coupon, in the place of the columns of a code: it has no kind. */
const HOLDER_COLUMNS = `
  h.code, h.coupon_id, null, null, h.client_id, null, null, ${asMilliseconds('h.activated_at')},
  ${asMilliseconds('h.expires_at')}, ${asMilliseconds('h.last_redeemed_at')}, h.activated_by_use,
  h.code_disabled::int::bigint, ${usesColumns('h')}`;

const OWNERS = 'select c.coupon_id, c.client_id from locked c where c.client_id is not null';

/** Whose rows are wanted is sorted before the first of them is locked; by then every code is. */
const TEXT = `
  with locked as materialized (
    select * from codes c
    where c.workspace_id = $1::uuid and c.code = any($7::text[]) and c.kind = 'individual'
    order by c.code
    for no key update
  )
  select ${CODE_COLUMNS} from locked c
  union all
  select ${HOLDER_COLUMNS}
  from (${wantedHolders(OWNERS)}) k
  cross join lateral (${FOUND_HOLDER} for no key update) h`;

/**
 * Locks individual codes (a friendly one is everybody's), then what their owners and the clients of the keys have of coupons, and
 * reads both as they are under the lock. Fourth and fifth in the lock order, after coupons.
 */
export function lockCodesAndHolders(
  workspaceId: string,
  codes: readonly string[],
  holders: HolderKeys,
): Statement {
  const values = [...holderParameters(workspaceId, holders), textArray(codes)];
  return { name: 'lock_codes_and_holders', text: TEXT, values };
}

/** The rows of {@link lockCodesAndHolders}. */
export function readCodesAndHolders(rows: readonly Row[]): {
  readonly codes: readonly CodeRow[];
  readonly holders: readonly HolderRow[];
} {
  const codes: CodeRow[] = [];
  const holders: HolderRow[] = [];
  for (const row of rows) {
    if (row[2] === null) holders.push(holderOf(row));
    else codes.push(codeOf(row));
  }
  return { codes, holders };
}

function holderOf(row: Row): HolderRow {
  const holder = {
    ...readUses(row, 12),
    clientId: row[4] ?? '',
    code: row[0] ?? null,
    activatedAt: integerOrNull(row[7]),
    expiresAt: integerOrNull(row[8]),
    lastRedeemedAt: integerOrNull(row[9]),
    activatedByUse: row[10] === 't',
    codeDisabled: row[11] === '1',
  };
  return { couponId: row[1] ?? '', holder };
}
