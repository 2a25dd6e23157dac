import type { Coupon } from '@couponry/engine';
import type { CouponRow } from '../../sql/select-coupons.ts';
import { couponFromRow } from './coupon-row.ts';

/** How many coupons a process remembers. */
const MAX_COUPONS = 20_000;

/**
 * Remembers coupons by version, so that a definition is sent and parsed once. Nothing is decided on it alone: every decision
 * learns the present version from the database first.
 */
export class CouponCache {
  readonly #coupons = new Map<string, Coupon>();

  /** The coupon as last seen. */
  get(id: string): Coupon | undefined {
    return this.#coupons.get(id);
  }

  /** Forgets a coupon, so that it is read anew. */
  forget(id: string): void {
    this.#coupons.delete(id);
  }

  /** The coupon of a row: remembered when the row brings no definition, else parsed from it. */
  resolve(row: CouponRow): Coupon {
    const known = this.#coupons.get(row.id);
    if (row.changed === null) {
      if (known === undefined || known.version !== row.version)
        throw new Error('A coupon row without definition');
      return known;
    }
    const coupon = couponFromRow(row.id, row.version, row.changed);
    this.#remember(coupon);
    return coupon;
  }

  /** What to tell the database that is known already: aligned with `ids`, 0 for what is not. */
  knownVersions(ids: readonly string[]): number[] {
    return ids.map((id) => this.#coupons.get(id)?.version ?? 0);
  }

  #remember(coupon: Coupon): void {
    this.#coupons.delete(coupon.id);
    this.#coupons.set(coupon.id, coupon);
    if (this.#coupons.size <= MAX_COUPONS) return;
    const [oldest] = this.#coupons.keys();
    if (oldest !== undefined) this.#coupons.delete(oldest);
  }
}
