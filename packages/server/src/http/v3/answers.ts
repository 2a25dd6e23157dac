import { couponToAdmin, couponToWire, instantToWire, outcomeOf } from '@couponry/contract';
import { formatInstant } from '@couponry/engine';
import type { Caller } from '../../commands/caller.ts';
import type { CodeView } from '../../commands/codes/code-view.ts';
import type { DatedCoupon } from '../../commands/coupons/coupon-ports.ts';

/** A code as every method answers it. */
export function answerOfCode(view: CodeView, includeCoupon: boolean) {
  const { coupon, reason } = view;
  const told = reason === null ? null : outcomeOf(reason.reason, 'use');
  return {
    uuid: coupon.id,
    code: view.code,
    isValid: view.isValid,
    ...(told === null ? {} : { reason: { code: told.code, message: told.message } }),
    usedAt: view.usedAt === null ? null : formatInstant(view.usedAt),
    activatedAt: view.activatedAt === null ? null : formatInstant(view.activatedAt),
    expiresAt: instantToWire(view.expiresAt),
    ...(view.clientId === null ? {} : { client: { uuid: view.clientId } }),
    ...(includeCoupon ? { coupon: couponToWire(coupon) } : {}),
  };
}

/** A coupon as this caller may see it. */
export function answerOfCoupon({ coupon, createdAt, updatedAt }: DatedCoupon, caller: Caller) {
  return caller.key.scope === 'admin' ? couponToAdmin(coupon, createdAt, updatedAt) : couponToWire(coupon);
}
