import type { UseState } from '../coupon/use-state.ts';
import { dayInZone } from '../time/zone-day.ts';

/**
 * The local day in whose periods a use now counts: the present one in the coupon's zone. It is never before a day that has
 * counted a use already (the coupon was moved to another zone, or the clocks fell back over midnight): then that one goes on.
 *
 * @returns YYYY-MM-DD
 * @example dayOfUse(stateOfCouponInLondon, Date.UTC(2026, 5, 30, 23, 30)) // '2026-07-01'
 */
export function dayOfUse({ coupon, totals, presented, holder }: UseState, now: number): string {
  let latest = dayInZone(now, coupon.timeZone);
  for (const counted of [totals, presented.kind === 'individual' ? presented : null, holder]) {
    const day = counted?.recent.day ?? null;
    if (day !== null && day > latest) latest = day;
  }
  return latest;
}
