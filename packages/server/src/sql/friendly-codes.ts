import { instant } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';

/** A friendly code and the coupon that is to hold it. */
export interface FriendlyCodeRow {
  readonly code: string;
  readonly spelling: string;
  readonly couponId: string;
}

/** Stores a friendly code that nobody has had. @throws 23505 when somebody has */
export function insertFriendlyCode(workspaceId: string, row: FriendlyCodeRow, now: number): Statement {
  const text = `
    insert into codes (workspace_id, code, coupon_id, kind, spelling, issued_at, redemptions)
    values ($1::uuid, $2, $3::uuid, 'friendly', $4, $5::timestamptz, 0)`;
  return {
    name: 'insert_friendly_code',
    text,
    values: [workspaceId, row.code, row.couponId, row.spelling, instant(now)],
  };
}

/** Locks a friendly code, so that one coupon at a time can take it over; answers the id of the one that holds it. */
export function lockFriendlyCode(workspaceId: string, code: string): Statement {
  const text = `
    select c.coupon_id, c.kind, h.state
    from codes c
    join coupons h on h.workspace_id = $1::uuid and h.id = c.coupon_id
    where c.workspace_id = $1::uuid and c.code = $2
    for no key update of c`;
  return { name: 'lock_friendly_code', text, values: [workspaceId, code] };
}

/** Hands a friendly code over to another coupon; its row is locked. */
export function moveFriendlyCode(workspaceId: string, row: FriendlyCodeRow, now: number): Statement {
  const text = `
    update codes set coupon_id = $3::uuid, spelling = $4, issued_at = $5::timestamptz
    where workspace_id = $1::uuid and code = $2 and kind = 'friendly'`;
  return {
    name: 'move_friendly_code',
    text,
    values: [workspaceId, row.code, row.couponId, row.spelling, instant(now)],
  };
}

/** Reads the friendly codes that archived coupons of a workspace had, those first that were edited last. */
export function selectArchivedCodes(workspaceId: string): Statement {
  const text = `
    select c.id, c.definition -> 'codes' ->> 'code'
    from coupons c
    where c.workspace_id = $1::uuid and c.state = 'archived' and c.definition -> 'codes' ->> 'kind' = 'friendly'
    order by c.updated_at desc, c.id desc`;
  return { name: 'select_archived_codes', text, values: [workspaceId] };
}

/** The rows of {@link selectArchivedCodes}. */
export function readArchivedCodes(
  rows: readonly Row[],
): { readonly couponId: string; readonly spelling: string }[] {
  return rows.map(([couponId, spelling]) => ({ couponId: couponId ?? '', spelling: spelling ?? '' }));
}

/** Hands a friendly code that a coupon gives up back to one that had it before. */
export function giveBackFriendlyCode(workspaceId: string, from: string, row: FriendlyCodeRow): Statement {
  const text = `
    update codes set coupon_id = $3::uuid, spelling = $4
    where workspace_id = $1::uuid and code = $2 and coupon_id = $5::uuid and kind = 'friendly'`;
  return {
    name: 'give_back_friendly_code',
    text,
    values: [workspaceId, row.code, row.couponId, row.spelling, from],
  };
}

/** Forgets a friendly code of a coupon of which nothing was issued. */
export function deleteFriendlyCode(workspaceId: string, code: string, couponId: string): Statement {
  const text = `
    delete from codes
    where workspace_id = $1::uuid and code = $2 and coupon_id = $3::uuid and kind = 'friendly'`;
  return { name: 'delete_friendly_code', text, values: [workspaceId, code, couponId] };
}
