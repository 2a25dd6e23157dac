import type { Discount } from '../discount/discount.ts';
import type { Condition } from '../eligibility/condition.ts';
import type { Stacking } from '../stacking/stacking.ts';

/** Where a coupon stands; it changes by actions only, and `archived` is final. */
export type CouponState = 'draft' | 'published' | 'paused' | 'archived';

/** Every state, in the order of a coupon's life. */
export const COUPON_STATES: readonly CouponState[] = ['draft', 'published', 'paused', 'archived'];

/**
 * One code for everybody, or codes of their own: EAN-13 numbers from the range of a GS1 prefix, codes made by a pattern, or
 * codes that were made elsewhere and are imported.
 */
export type CodeKind =
  | { readonly kind: 'friendly'; readonly code: string }
  | { readonly kind: 'ean13'; readonly prefix: string }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'imported' };

/** A stretch of the calendar in the coupon's time zone; a week starts on Monday (ISO 8601). */
export type Period = 'day' | 'week' | 'month';

/** Whose uses a limit counts: those by one client, of one code, or of the coupon as a whole. */
export type LimitScope = 'client' | 'code' | 'coupon';

/** The most uses (redemptions, and holds while they live) in one scope; in each period, or in all without one. */
export interface UseLimit {
  readonly on: 'redemptions';
  readonly per: LimitScope;
  readonly period?: Period;
  readonly max: number;
}

/**
 * What bounds a coupon: activations in all, uses, or the discount given in all (a budget, in minor units). `max` is at
 * least 1.
 */
export type Limit =
  | { readonly on: 'activations'; readonly max: number }
  | UseLimit
  | { readonly on: 'discount'; readonly max: number };

/** What the coupon tells a store and a client; nothing here decides. */
export interface CouponInfo {
  readonly description: string;
  readonly additionalDescription: string;
  readonly termsUrl: string;
  readonly image: string;
  readonly tags: readonly string[];
  readonly locations: unknown;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly products: unknown;
}

/**
 * An offer and its rules. Times are milliseconds since the epoch; `validFor` is in seconds from an activation made on
 * purpose, null for no clock of its own.
 */
export interface Coupon {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly state: CouponState;
  readonly hidden: boolean;
  readonly currency: string;
  readonly timeZone: string;
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly codes: CodeKind;
  readonly activation: { readonly required: boolean; readonly validFor: number | null };
  readonly strict: boolean;
  readonly limits: readonly Limit[];
  /** Whether a redemption that is rolled back as a whole gives its use back. */
  readonly rollback: { readonly givesBack: boolean };
  /** Who may have it, and with what cart; null: every client and every cart. */
  readonly eligibility: Condition | null;
  readonly discount: Discount;
  readonly stacking: Stacking;
  readonly info: CouponInfo;
}
