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

  /** The coupons of one workspace; no other's can be seen through it. */
  in(workspaceId: string): WorkspaceCoupons {
    return new WorkspaceCoupons(this.#coupons, workspaceId);
  }
}

/** What is remembered of one workspace. */
export class WorkspaceCoupons {
  readonly #coupons: Map<string, Coupon>;
  readonly #workspaceId: string;

  constructor(coupons: Map<string, Coupon>, workspaceId: string) {
    this.#coupons = coupons;
    this.#workspaceId = workspaceId;
  }

  /** The coupon as last seen. */
  get(id: string): Coupon | undefined {
    return this.#coupons.get(this.#key(id));
  }

  /** Forgets a coupon, so that it is read anew. */
  forget(id: string): void {
    this.#coupons.delete(this.#key(id));
  }

  /** The coupon of a row: remembered when the row brings no definition, else parsed from it. */
  resolve(row: CouponRow): Coupon {
    if (row.changed !== null) {
      const coupon = couponFromRow(row.id, row.version, row.changed);
      this.remember(coupon);
      return coupon;
    }
    const known = this.get(row.id);
    if (known?.version !== row.version) throw new Error('A coupon row came without its definition');
    return known;
  }

  /** What to tell the database that is known already: aligned with `ids`, 0 for what is not. */
  knownVersions(ids: readonly string[]): number[] {
    return ids.map((id) => this.get(id)?.version ?? 0);
  }

  /** Notes how a coupon was seen. */
  remember(coupon: Coupon): void {
    const key = this.#key(coupon.id);
    this.#coupons.delete(key);
    this.#coupons.set(key, coupon);
    if (this.#coupons.size <= MAX_COUPONS) return;
    const [oldest] = this.#coupons.keys();
    if (oldest !== undefined) this.#coupons.delete(oldest);
  }

  #key(id: string): string {
    return `${this.#workspaceId} ${id}`;
  }
}
