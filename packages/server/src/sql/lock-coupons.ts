import { uuidArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';

/**
 * How a coupon is locked: `exclusive` where a shared limit is counted and by every edit, `shared` where nothing is, so that an
 * edit waits for what is in flight and counts it. Weaker than `for update`, which would wait for every foreign-key check.
 */
export type CouponLock = 'exclusive' | 'shared';

const STRENGTH = { exclusive: 'for no key update', shared: 'for share' };

/**
 * Locks coupons and answers the ids of those it got. Third in the lock order, after clients. With `skipLocked` it gets what
 * nobody else holds; without, it waits.
 */
export function lockCoupons(
  workspaceId: string,
  couponIds: readonly string[],
  lock: CouponLock,
  skipLocked: boolean,
): Statement {
  return {
    name: `lock_coupons_${lock}${skipLocked ? '_skipping' : ''}`,
    text: `
      select c.id
      from coupons c
      where c.workspace_id = $1::uuid and c.id = any($2::uuid[])
      order by c.id
      ${STRENGTH[lock]}${skipLocked ? ' skip locked' : ''}`,
    values: [workspaceId, uuidArray(couponIds)],
  };
}

/** Lets this transaction wait for any lock no longer than it takes a few batches to be stored; then it fails with 55P03. */
export function waitAMoment(): Statement {
  return { name: 'wait_a_moment', text: "set local lock_timeout = '250ms'", values: [] };
}

/** The ids that {@link lockCoupons} got. */
export function readLockedCoupons(rows: readonly Row[]): string[] {
  return rows.map(([id]) => id ?? '');
}
