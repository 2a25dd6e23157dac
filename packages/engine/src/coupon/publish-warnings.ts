import { issuingRange } from '../code/issuing-range.ts';
import type { Coupon } from './coupon.ts';
import { countsByClient, maxActivations } from './limit-of.ts';

/** A range should have this many codes for each one that is out, or a guess may hit one. */
const CODES_A_LIVE_ONE = 1_000_000;

/** What somebody who publishes a coupon should know. It works all the same. */
export type PublishWarning = 'client_needed' | 'range_guessable';

/**
 * What to tell whoever publishes a coupon: that stores which name nobody cannot use it, and that its individual codes could be
 * guessed, because more than one in a million codes of its range is out or will be.
 *
 * @param handedOut how many codes of the coupon's range were handed out, by all coupons
 * @example publishWarnings({ ...coupon, limits: [{ on: 'redemptions', per: 'client', max: 1 }] }, 0) // ['client_needed']
 */
export function publishWarnings(coupon: Coupon, handedOut: number): PublishWarning[] {
  if (coupon.state !== 'published') return [];
  if (coupon.codes.kind === 'friendly') {
    return coupon.activation.required || countsByClient(coupon) ? ['client_needed'] : [];
  }
  const range = issuingRange(coupon.codes);
  if (coupon.strict || range === null) return [];
  const live = Math.max(handedOut, maxActivations(coupon) ?? 0);
  return live * CODES_A_LIVE_ONE > range.space ? ['range_guessable'] : [];
}
