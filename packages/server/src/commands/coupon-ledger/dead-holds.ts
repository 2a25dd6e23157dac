import {
  type ActivationOutcome,
  type ActivationState,
  type RedemptionOutcome,
  type RedemptionState,
  type ReservationOutcome,
  restsOnHolds,
} from '@couponry/engine';
import type { BatchInput } from './batch-input.ts';

/** What was decided rests on holds of the coupon whose time has run out: nothing is told before they are collected. */
export interface DeadHolds {
  readonly kind: 'dead_holds';
  readonly couponId: string;
}

/** Whether holds that have run out are in the way of another outcome; then they are collected before anything is told. */
export function restsOnDeadHolds(
  { state, now }: Pick<BatchInput, 'state' | 'now'>,
  before: ActivationState | RedemptionState,
  outcome: ActivationOutcome | RedemptionOutcome | ReservationOutcome,
): boolean {
  return state.hasDeadHold(before.coupon.id, now) && restsOnHolds(before, outcome);
}
