import { NO_RECENT_USES, type RecentUses } from './recent-uses.ts';

/** How often something was used: redemptions that were not given back, and holds that are not settled. */
export interface Uses {
  readonly redemptions: number;
  readonly held: number;
  readonly recent: RecentUses;
}

/**
 * How much of a coupon is used, over all clients. Only kept exact, under a lock, where a limit needs it. `discount` is what was
 * granted and is held, less what was given back, in minor units.
 */
export interface CouponTotals extends Uses {
  readonly activations: number;
  readonly discount: number;
}

/** Since when a client or a code is activated, and by what. Times are milliseconds since the epoch. */
interface Activated {
  readonly activatedAt: number | null;
  /** Whether a use made the activation by itself: it is given back when no use is left. */
  readonly activatedByUse: boolean;
  /** When the clock of an activation made on purpose runs out; null without a clock. */
  readonly expiresAt: number | null;
  /** When it was redeemed last, also if that was given back since. */
  readonly lastRedeemedAt: number | null;
}

/** What one client has of one coupon. Times are milliseconds since the epoch; null where it has not happened. */
export interface Holder extends Uses, Activated {
  readonly clientId: string;
  /** The individual code that is the client's, activated or not; null for a friendly code and without one. */
  readonly code: string | null;
  /** Whether that code is disabled, so that the client may get another one. */
  readonly codeDisabled: boolean;
}

/** The one code that everybody may use. */
export interface FriendlyCode {
  readonly kind: 'friendly';
  readonly code: string;
}

/** A code of its own, issued to one client or to nobody by name. */
export interface IndividualCode extends Uses, Activated {
  readonly kind: 'individual';
  readonly code: string;
  readonly clientId: string | null;
  /** Since when the code works for nobody; null: it works. */
  readonly disabledAt: number | null;
}

/** A code as it is presented for a redemption. */
export type PresentedCode = FriendlyCode | IndividualCode;

/** Nothing is used. */
export const NO_USES: Uses = { redemptions: 0, held: 0, recent: NO_RECENT_USES };

/** What a coupon has used before anybody has used it. */
export const NO_TOTALS: CouponTotals = { ...NO_USES, activations: 0, discount: 0 };

/**
 * All uses that count under a limit.
 *
 * @example usesOf({ redemptions: 2, held: 1, recent: NO_RECENT_USES }) // 3
 */
export function usesOf({ redemptions, held }: Uses): number {
  return redemptions + held;
}

/** The holder that a client becomes with its first activation or use. */
export function newHolder(clientId: string): Holder {
  return {
    ...NO_USES,
    clientId,
    code: null,
    codeDisabled: false,
    activatedAt: null,
    activatedByUse: false,
    expiresAt: null,
    lastRedeemedAt: null,
  };
}
