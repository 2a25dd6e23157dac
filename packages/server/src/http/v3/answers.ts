import { couponToAdmin, couponToWire, instantToWire, outcomeOf } from '@couponry/contract';
import { formatInstant } from '@couponry/engine';
import type { Caller } from '../../commands/caller.ts';
import type { CodeView } from '../../commands/codes/code-view.ts';
import type { DatedCoupon } from '../../commands/coupons/coupon-ports.ts';

/**
 * A code as every method answers it, as JSON. Written out, because it is the answer to every redemption and look-up and a
 * serialiser takes several times as long; ids and instants need no escaping.
 */
export function codeToJson(view: CodeView, includeCoupon: boolean): string {
  const { coupon, reason, clientId } = view;
  const told = reason === null ? null : outcomeOf(reason.reason, 'use');
  const because = told === null ? '' : `,"reason":{"code":${told.code},"message":"${told.message}"}`;
  const client = clientId === null ? '' : `,"client":{"uuid":"${clientId}"}`;
  const whole = includeCoupon ? `,"coupon":${JSON.stringify(couponToWire(coupon))}` : '';
  const times = `"usedAt":${instantToJson(view.usedAt)},"activatedAt":${instantToJson(view.activatedAt)},"expiresAt":"${instantToWire(view.expiresAt)}"`;
  return `{"uuid":"${coupon.id}","code":${JSON.stringify(view.code)},"isValid":${view.isValid}${because},${times}${client}${whole}}`;
}

function instantToJson(instant: number | null): string {
  return instant === null ? 'null' : `"${formatInstant(instant)}"`;
}

/** A coupon as this caller may see it. */
export function answerOfCoupon({ coupon, createdAt, updatedAt }: DatedCoupon, caller: Caller) {
  return caller.key.scope === 'admin' ? couponToAdmin(coupon, createdAt, updatedAt) : couponToWire(coupon);
}
