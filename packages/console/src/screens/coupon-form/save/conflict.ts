import { CouponryProblem, getCouponHistory } from '@couponry/sdk';
import { call } from '../../../api/call.ts';
import type { Coupon } from '../../../api/coupon.ts';

/** What others changed since the form was begun. */
export interface Conflict {
  /** The coupon as it is now. */
  readonly coupon: Coupon;
  readonly changes: readonly {
    readonly id: string;
    readonly who: string | null;
    readonly at: string;
    readonly fields: readonly string[];
  }[];
}

/** More are not read; the newest tell enough. */
const MOST = 20;

/** Who changed what since this version; null: the server refused for something else. */
export async function conflictOf(error: unknown, id: string, version: number): Promise<Conflict | null> {
  if (!(error instanceof CouponryProblem) || !error.is('version_mismatch')) return null;
  const { coupon } = error.document;
  if (coupon === undefined) return null;
  const { data } = await call(getCouponHistory, id, { limit: MOST });
  const since = Math.max(1, (coupon.version ?? version + 1) - version);
  const changes = data.slice(0, since).map((entry) => ({
    id: entry.id,
    who: entry.actor.name,
    at: entry.at,
    fields: Object.keys(entry.changes),
  }));
  return { coupon, changes };
}
