import { couponToAdminV1, couponToV1, instantToV1, problemOfReason } from '@couponry/contract';
import type { Refusal } from '@couponry/engine';
import type { Caller } from '../../commands/caller.ts';
import type { DatedCoupon } from '../../commands/coupons/coupon-ports.ts';
import { answerOfReason, type CouponReader, readerOf } from '../plugins/reason-on-wire.ts';
import { type ProblemDetails, ProblemV1Error } from './problem-v1-error.ts';

/** A coupon as this caller may see it. */
export function answerOfCoupon({ coupon, createdAt, updatedAt }: DatedCoupon, caller: Caller) {
  return caller.key.scope === 'admin' ? couponToAdminV1(coupon, createdAt, updatedAt) : couponToV1(coupon);
}

/** An instant, or null. */
export function instantOrNull(instant: number | null): string | null {
  return instant === null ? null : instantToV1(instant);
}

/** The problem that a refusal is. */
export function refused(
  refusal: Refusal,
  details: ProblemDetails = {},
  reader: CouponReader = readerOf(null),
): ProblemV1Error {
  const { code: _, message, ...members } = answerOfReason(refusal, reader);
  const told = { detail: message, ...details, members: { ...members, ...details.members } };
  return new ProblemV1Error(problemOfReason(refusal.reason), told);
}
