import type { Coupon } from './coupon.ts';
import type { CouponTotals, Holder, PresentedCode } from './coupon-use.ts';

/**
 * What a use is counted in: the coupon, the code presented and what the client for whom it counts has. `holder` is null for
 * nobody, and for a client who has nothing of the coupon yet.
 */
export interface UseState {
  readonly coupon: Coupon;
  readonly totals: CouponTotals;
  readonly presented: PresentedCode;
  readonly holder: Holder | null;
}

/**
 * Whether a use now would make the activation by itself: the first one of an individual code, or of a client that uses a
 * friendly one. A friendly code that counts for nobody is activated anew each time.
 *
 * @example activatesItself({ presented: friendly, holder: null }) // true
 */
export function activatesItself(state: Pick<UseState, 'presented' | 'holder'>): boolean {
  return (activatedRow(state)?.activatedAt ?? null) === null;
}

/** Which row says whether what is presented is activated; null for a friendly code and somebody who has nothing of it. */
export function activatedRow({ presented, holder }: Pick<UseState, 'presented' | 'holder'>) {
  return presented.kind === 'individual' ? presented : holder;
}
