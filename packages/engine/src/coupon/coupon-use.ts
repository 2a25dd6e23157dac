/** How much of a coupon is used, over all clients. Only kept exact, under a lock, where a limit needs it. */
export interface CouponTotals {
  readonly activations: number;
}

/** What one client has of one coupon. Times are milliseconds since the epoch; null where it has not happened. */
export interface Holder {
  readonly clientId: string;
  /** The individual code of the client's activation; null for a friendly code and without an activation. */
  readonly code: string | null;
  readonly activatedAt: number | null;
  /** When the clock of an activation made on purpose runs out; null without a clock. */
  readonly expiresAt: number | null;
  readonly redemptions: number;
  readonly lastRedeemedAt: number | null;
}

/** The one code that everybody may use. */
export interface FriendlyCode {
  readonly kind: 'friendly';
  readonly code: string;
}

/** A code of its own, issued to one client or to nobody by name. */
export interface IndividualCode {
  readonly kind: 'individual';
  readonly code: string;
  readonly clientId: string | null;
  readonly activatedAt: number | null;
  readonly expiresAt: number | null;
  readonly redemptions: number;
  readonly lastRedeemedAt: number | null;
}

/** A code as it is presented for a redemption. */
export type PresentedCode = FriendlyCode | IndividualCode;

/** The holder that a client becomes with its first activation or redemption. */
export function newHolder(clientId: string): Holder {
  return { clientId, code: null, activatedAt: null, expiresAt: null, redemptions: 0, lastRedeemedAt: null };
}
