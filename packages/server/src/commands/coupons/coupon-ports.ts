import type { Coupon } from '@couponry/engine';
import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import type { MakeId } from '../../platform/ids.ts';
import { readStoredCoupons, type StoredCouponRow, selectStoredCoupon } from '../../sql/coupon-rows.ts';
import { couponFromRow, definitionOf } from './coupon-row.ts';

/** What making and editing coupons stands on. `onCommit` is told of every workspace in which something happened. */
export interface CouponPorts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly onCommit: (workspaceId: string) => void;
  /** A coupon as people read it in the audit log, field by field. */
  readonly tellCoupon: (coupon: Coupon) => Readonly<Record<string, unknown>>;
}

/** A coupon with the times at which it was made and last edited, in milliseconds since the epoch. */
export interface DatedCoupon {
  readonly coupon: Coupon;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A stored coupon with its times. */
export function datedCoupon(row: StoredCouponRow): DatedCoupon {
  return {
    coupon: couponFromRow(row.id, row.version, row),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** A coupon as it is stored. */
export function rowOfCoupon({ coupon, createdAt, updatedAt }: DatedCoupon): StoredCouponRow {
  const { id, version, name, state, hidden, startsAt, endsAt } = coupon;
  const definition = definitionOf(coupon);
  return { id, version, name, state, hidden, startsAt, endsAt, definition, createdAt, updatedAt };
}

/** Reads one coupon as it is now, or null. */
export async function readCoupon(
  pool: pg.Pool,
  workspaceId: string,
  id: string,
): Promise<DatedCoupon | null> {
  const [result] = await query(pool, [selectStoredCoupon(workspaceId, id)]);
  const [row] = readStoredCoupons(result?.rows ?? []);
  return row === undefined ? null : datedCoupon(row);
}
