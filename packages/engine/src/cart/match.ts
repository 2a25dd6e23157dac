import type { Bounds } from '../eligibility/bounds.ts';

/** What a value must be one of, and what it must not be; both where both are given. */
export interface Membership {
  readonly in?: readonly string[];
  readonly notIn?: readonly string[];
}

/**
 * Which lines of a cart are meant: those for which everything given holds. An empty match means every line. A line has
 * several categories: `in` asks for at least one of them, `notIn` for none. A line without an attribute fails its `in` and
 * passes its `notIn`.
 *
 * @example { category: { in: ['shoes'] }, onSale: false, unitPrice: { min: 5000 } }
 */
export interface Match {
  readonly sku?: Membership;
  readonly category?: Membership;
  readonly onSale?: boolean;
  /** What one unit costs before any coupon, in minor units of the coupon's currency: at least and at most, both included. */
  readonly unitPrice?: Bounds;
  readonly attributes?: Readonly<Record<string, Membership>>;
}
