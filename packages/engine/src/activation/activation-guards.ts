import { ended, inactive, notStarted } from '../coupon/availability.ts';
import { type Holder, usesOf } from '../coupon/coupon-use.ts';
import { countsByClient, maxActivations, maxPerClient } from '../coupon/limit-of.ts';
import type { Refusal } from '../reasons.ts';
import type { ActivateCommand, ActivationState } from './activation-decision.ts';

/** One reason for which an activation can be refused; null where it does not apply. */
type ActivationGuard = (state: ActivationState, command: ActivateCommand, now: number) => Refusal | null;

/** In the order in which a refusal is told; the order of a redemption, without what only a code can be refused for. */
const ACTIVATION_GUARDS: readonly ActivationGuard[] = [
  (_, { client }) =>
    client.kind === 'ambiguous' ? { reason: 'client_ambiguous', fix: { type: 'name_one_client' } } : null,
  ({ coupon }) => inactive(coupon),
  ({ coupon }, _, now) => notStarted(coupon, now),
  ({ coupon }, _, now) => ended(coupon, now),
  clientRequired,
  clientUsedUp,
  windowOver,
  activationsUsedUp,
  rangeUsedUp,
];

/** The first reason against an activation now, or null. */
export function refusalOfActivation(
  state: ActivationState,
  command: ActivateCommand,
  now: number,
): Refusal | null {
  for (const guard of ACTIVATION_GUARDS) {
    const refusal = guard(state, command, now);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** A code that a client has activated, and what it has of the coupon. */
export interface HeldCode {
  readonly holder: Holder;
  readonly code: string;
}

/** The code that the client has activated, with what it has of the coupon; null for none, and for one that is disabled. */
export function heldCode({ coupon, holder }: Pick<ActivationState, 'coupon' | 'holder'>): HeldCode | null {
  if (holder === null || holder.activatedAt === null || holder.codeDisabled) return null;
  const code = coupon.codes.kind === 'friendly' ? coupon.codes.code : holder.code;
  return code === null ? null : { holder, code };
}

function clientRequired({ coupon }: ActivationState, { client }: ActivateCommand): Refusal | null {
  const friendly = coupon.codes.kind === 'friendly';
  const bound = coupon.strict || (friendly && (coupon.activation.required || countsByClient(coupon)));
  return bound && client.kind === 'nobody' ? { reason: 'client_required', fix: { type: 'sign_in' } } : null;
}

function clientUsedUp({ coupon, holder }: ActivationState): Refusal | null {
  const max = maxPerClient(coupon);
  if (max === null || holder === null || usesOf(holder) < max) return null;
  return { reason: 'client_used_up', actual: usesOf(holder), expected: max };
}

function windowOver(state: ActivationState, _: ActivateCommand, now: number): Refusal | null {
  const over = heldCode(state)?.holder.expiresAt ?? null;
  return over === null || now < over ? null : { reason: 'window_over', actual: now, expected: over };
}

function activationsUsedUp(state: ActivationState): Refusal | null {
  const max = maxActivations(state.coupon);
  if (max === null || heldCode(state) !== null || state.totals.activations < max) return null;
  return { reason: 'activations_used_up', actual: state.totals.activations, expected: max };
}

function rangeUsedUp(state: ActivationState, { candidates }: ActivateCommand): Refusal | null {
  const isThere = state.coupon.codes.kind === 'friendly' || state.code !== null;
  if (isThere || heldCode(state) !== null) return null;
  return candidates.length === 0 ? { reason: 'code_range_used_up' } : null;
}
