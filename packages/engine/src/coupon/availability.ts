import type { Refusal } from '../reasons.ts';
import type { Coupon } from './coupon.ts';

/** Refuses a coupon that is not published. */
export function inactive(coupon: Coupon): Refusal | null {
  return coupon.state === 'published' ? null : { reason: `coupon_${coupon.state}` };
}

/** Refuses before `startsAt`; the first instant of the coupon is `startsAt` itself. */
export function notStarted(coupon: Coupon, now: number): Refusal | null {
  if (now >= coupon.startsAt) return null;
  const fix = { type: 'wait_until', at: coupon.startsAt } as const;
  return { reason: 'not_started', actual: now, expected: coupon.startsAt, fix };
}

/** Refuses from `endsAt` on; `endsAt` itself is no longer in time. */
export function ended(coupon: Coupon, now: number): Refusal | null {
  if (coupon.endsAt === null || now < coupon.endsAt) return null;
  return { reason: 'ended', actual: now, expected: coupon.endsAt };
}
