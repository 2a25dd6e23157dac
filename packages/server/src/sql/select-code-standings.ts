import { textArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { CODE_COLUMNS, CODE_WIDTH, type CodeRow, codeOf } from './select-codes.ts';
import { type CouponRow, couponOf, standingColumns } from './select-coupons.ts';
import { HELD_COLUMNS, HELD_WIDTH, type HeldRow, heldOf, isHeld } from './select-holders.ts';

/**
 * A code with its coupon, what is used of that, and what the owner of the code has of it (null: none, or no owner). Of a coupon without
 * any limit neither is read.
 */
export interface CodeStandingRow {
  readonly code: CodeRow;
  readonly coupon: CouponRow;
  readonly owned: HeldRow | null;
}

/** Whoever holds something of a coupon holds it of its code, its owner or all together; others are known of a code that is nobody's. */
const MAY_BE_HELD = "c.held > 0 or h.held > 0 or t.held > 0 or c.client_id is null or c.kind = 'friendly'";

/** Of a coupon without any limit nothing that is counted decides anything. */
const IS_LIMITED = "p.definition -> 'limits' is distinct from '[]'";

const TEXT = `
  select ${CODE_COLUMNS}, ${HELD_COLUMNS}, ${standingColumns(MAY_BE_HELD)}
  from codes c
  cross join lateral (
    select * from coupons o where o.workspace_id = $1::uuid and o.id = c.coupon_id limit 1
  ) p
  left join lateral (
    select * from coupon_totals u
    where ${IS_LIMITED} and u.workspace_id = $1::uuid and u.coupon_id = c.coupon_id
    limit 1
  ) t on true
  left join lateral (
    select * from coupon_clients d
    where ${IS_LIMITED} and d.workspace_id = $1::uuid and d.coupon_id = c.coupon_id and d.client_id = c.client_id
    limit 1
  ) h on true
  where c.workspace_id = $1::uuid and c.code = any($2::text[])`;

/** Reads how codes stand, without locks. Their coupons come without their definitions, which nearly always are known already. */
export function selectCodeStandings(workspaceId: string, codes: readonly string[]): Statement {
  return { name: 'select_code_standings', text: TEXT, values: [workspaceId, textArray(codes)] };
}

/** The rows of {@link selectCodeStandings}. */
export function readCodeStandings(rows: readonly Row[]): CodeStandingRow[] {
  return rows.map((row) => {
    const code = codeOf(row);
    return {
      code,
      coupon: couponOf(code.couponId, row, CODE_WIDTH + HELD_WIDTH),
      owned: isHeld(row, CODE_WIDTH) ? heldOf(code.clientId ?? '', row, CODE_WIDTH) : null,
    };
  });
}
