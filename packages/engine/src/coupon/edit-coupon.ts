import { normaliseCode } from '../code/normalise-code.ts';
import type { Coupon, CouponState } from './coupon.ts';
import { periodLimits } from './limit-of.ts';

/** Which states a coupon can go to from each. Archived is final; what was once published is never a draft again. */
const NEXT_STATES: Readonly<Record<CouponState, readonly CouponState[]>> = {
  draft: ['draft', 'published', 'archived'],
  published: ['published', 'paused', 'archived'],
  paused: ['paused', 'published', 'archived'],
  archived: ['archived'],
};

/** Why an edit of a coupon is refused. `locked_after_issue` names the part that can no longer change. */
export type EditProblem =
  | { readonly problem: 'state_final'; readonly from: CouponState; readonly to: CouponState }
  | { readonly problem: 'locked_after_issue'; readonly part: 'code' | 'currency' | 'timeZone' };

/**
 * Checks an edit of a coupon. Once something was issued, what is out there depends on its code, range and currency,
 * and what limits count in each period on its time zone.
 *
 * @param isIssued whether anything of the coupon was issued, activated or redeemed
 * @example checkEdit(archived, { ...archived, state: 'published' }, false) // { problem: 'state_final', ... }
 */
export function checkEdit(before: Coupon, after: Coupon, isIssued: boolean): EditProblem | null {
  if (!NEXT_STATES[before.state].includes(after.state)) {
    return { problem: 'state_final', from: before.state, to: after.state };
  }
  if (!isIssued) return null;
  if (codeOf(before) !== codeOf(after)) return { problem: 'locked_after_issue', part: 'code' };
  if (before.currency !== after.currency) return { problem: 'locked_after_issue', part: 'currency' };
  const hasPeriods = periodLimits(before).length > 0 || periodLimits(after).length > 0;
  if (hasPeriods && before.timeZone !== after.timeZone)
    return { problem: 'locked_after_issue', part: 'timeZone' };
  return null;
}

/** Another spelling of the same code is the same code. */
function codeOf({ codes }: Coupon): string {
  switch (codes.kind) {
    case 'friendly':
      return `friendly ${normaliseCode(codes.code)}`;
    case 'ean13':
      return `ean13 ${codes.prefix}`;
    case 'pattern':
      return `pattern ${codes.pattern}`;
    case 'imported':
      return 'imported';
  }
}
