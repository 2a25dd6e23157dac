import type { Coupon } from './coupon.ts';

/**
 * Whether a coupon may be deleted: only a draft of which nothing was issued. Of all others somebody may have a code, or the ledger
 * tells a use; they are archived.
 *
 * @param isIssued whether anything of the coupon was issued, activated or redeemed
 * @example isDeletable({ ...coupon, state: 'paused' }, false) // false
 */
export function isDeletable({ state }: Coupon, isIssued: boolean): boolean {
  return state === 'draft' && !isIssued;
}
