import {
  couponToAdmin,
  couponToWire,
  instantToWire,
  OUTCOMES,
  type Outcome,
  outcomeOf,
} from '@couponry/contract';
import { type Coupon, formatInstant, type Refusal } from '@couponry/engine';
import type { Caller } from '../../commands/caller.ts';
import type { CodeView } from '../../commands/codes/code-view.ts';
import type { DatedCoupon } from '../../commands/coupons/coupon-ports.ts';
import { answerOfReason, readerOf } from '../plugins/reason-on-wire.ts';
import type { ReasonedOutcome } from './envelope.ts';

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

/** A use that was refused. What does not hold of the order is told whole: which condition, and what would help. */
export function outcomeOfUse({
  refusal,
  coupon,
}: {
  readonly refusal: Refusal;
  readonly coupon: Coupon | null;
}): Outcome | ReasonedOutcome {
  const outcome = outcomeOf(refusal.reason, 'use');
  if (outcome.code !== OUTCOMES.cartNotEligible.code) return outcome;
  const told = answerOfReason(refusal, readerOf(coupon));
  return { ...outcome, description: told.message.in('en'), reasons: [told] };
}

/** A coupon as this caller may see it. */
export function answerOfCoupon({ coupon, createdAt, updatedAt }: DatedCoupon, caller: Caller) {
  return caller.key.scope === 'admin' ? couponToAdmin(coupon, createdAt, updatedAt) : couponToWire(coupon);
}
