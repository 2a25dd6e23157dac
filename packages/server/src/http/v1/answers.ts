import { couponToAdminV1, couponToV1, instantToV1, type ProblemCode, sentence } from '@couponry/contract';
import { REASONS, type Refusal } from '@couponry/engine';
import type { Caller } from '../../commands/caller.ts';
import type { DatedCoupon } from '../../commands/coupons/coupon-ports.ts';
import { type ProblemDetails, ProblemV1Error } from './problem-v1-error.ts';

/** A coupon as this caller may see it. */
export function answerOfCoupon({ coupon, createdAt, updatedAt }: DatedCoupon, caller: Caller) {
  return caller.key.scope === 'admin' ? couponToAdminV1(coupon, createdAt, updatedAt) : couponToV1(coupon);
}

/** An instant, or null. */
export function instantOrNull(instant: number | null): string | null {
  return instant === null ? null : instantToV1(instant);
}

/** What was seen and wanted are instants where the reason is one of time. */
const OF_TIME: ReadonlySet<string> = new Set(['not_started', 'ended', 'window_over']);

/** A reason as it is told. */
export function answerOfReason({ reason, actual = null, expected = null }: Refusal) {
  const told = (value: number | string | null) =>
    OF_TIME.has(reason) && typeof value === 'number' ? instantToV1(value) : value;
  return {
    code: reason,
    actual: told(actual),
    expected: told(expected),
    message: sentence(REASONS[reason]),
  };
}

/** The problem that a refusal is. */
export function refused(refusal: Refusal, details: ProblemDetails = {}): ProblemV1Error {
  const code: ProblemCode = refusal.reason;
  const { actual, expected } = answerOfReason(refusal);
  return new ProblemV1Error(code, { ...details, members: { actual, expected, ...details.members } });
}
