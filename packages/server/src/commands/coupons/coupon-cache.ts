import type { Coupon } from '@couponry/engine';
import { RecentMap } from '../../platform/recent-map.ts';
import type { CouponRow } from '../../sql/select-coupons.ts';
import { couponFromRow } from './coupon-row.ts';

/** How many coupons a process remembers, one with long texts counting for several. */
const MAX_COUPONS = 20_000;
/** How much text counts for one coupon, in characters. */
const USUAL_TEXT = 1000;

/**
 * Remembers coupons by version, so that a definition is sent and parsed once. Nothing is decided on it alone: every decision
 * learns the present version from the database first.
 */
export class CouponCache {
  readonly #coupons = new RecentMap<Coupon>(MAX_COUPONS, weightOf);

  /** The coupons of one workspace, for one batch or round; no other's can be seen through it. */
  in(workspaceId: string): WorkspaceCoupons {
    return new WorkspaceCoupons(this.#coupons, workspaceId);
  }
}

/** What is remembered of one workspace. What was promised to be known stays so, whatever is forgotten meanwhile. */
export class WorkspaceCoupons {
  readonly #coupons: RecentMap<Coupon>;
  readonly #workspaceId: string;
  /** Made when something is promised: most who look in ask for one coupon. */
  #promised: Map<string, Coupon> | null = null;

  constructor(coupons: RecentMap<Coupon>, workspaceId: string) {
    this.#coupons = coupons;
    this.#workspaceId = workspaceId;
  }

  /** The coupon as last seen. */
  get(id: string): Coupon | undefined {
    return this.#coupons.get(this.#workspaceId, id);
  }

  /** Forgets a coupon, so that it is read anew. */
  forget(id: string): void {
    this.#coupons.delete(this.#workspaceId, id);
  }

  /** The coupon of a row: the one that is known in this version, else parsed from the row. */
  resolve(row: CouponRow): Coupon {
    const promised = this.#promised?.get(row.id);
    if (promised?.version === row.version) return promised;
    const known = this.get(row.id);
    if (known?.version === row.version) return known;
    if (row.changed === null) throw new Error('A coupon row came without its definition');
    const coupon = couponFromRow(row.id, row.version, row.changed);
    this.remember(coupon);
    return coupon;
  }

  /** The coupon as it is in a version, if it was seen in that one last. */
  at(id: string, version: number): Coupon | undefined {
    const known = this.get(id);
    return known?.version === version ? known : undefined;
  }

  /** What to tell the database that is known already: aligned with `ids`, 0 for what is not. */
  knownVersions(ids: readonly string[]): number[] {
    const promised = this.#promised ?? new Map<string, Coupon>();
    this.#promised = promised;
    return ids.map((id) => {
      const known = this.get(id);
      if (known === undefined) return 0;
      promised.set(id, known);
      return known.version;
    });
  }

  /** Notes how a coupon was seen. */
  remember(coupon: Coupon): void {
    this.#coupons.set(this.#workspaceId, coupon.id, coupon);
  }
}

function weightOf({ info }: Coupon): number {
  return 1 + Math.floor(JSON.stringify(info).length / USUAL_TEXT);
}
