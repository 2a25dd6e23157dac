import { clientIdOf } from '../client/client.ts';
import { ended, inactive, notStarted } from '../coupon/availability.ts';
import { type Holder, newHolder, usesOf } from '../coupon/coupon-use.ts';
import { expiryOfActivation } from '../coupon/expiry.ts';
import { countsByClient, maxActivations, maxPerClient } from '../coupon/limit-of.ts';
import type { Refusal } from '../reasons.ts';
import type { Activation } from './activation.ts';
import type { ActivateCommand, ActivationDecision, ActivationState } from './activation-decision.ts';

type Guard = (state: ActivationState, command: ActivateCommand, now: number) => Refusal | null;

/** In the order in which a refusal is told; the order of a redemption, without what only a code can be refused for. */
const GUARDS: readonly Guard[] = [
  (_, { client }) => (client.kind === 'ambiguous' ? { reason: 'client_ambiguous' } : null),
  ({ coupon }) => inactive(coupon),
  ({ coupon }, _, now) => notStarted(coupon, now),
  ({ coupon }, _, now) => ended(coupon, now),
  clientRequired,
  clientUsedUp,
  windowOver,
  activationsUsedUp,
  rangeUsedUp,
];

/**
 * Decides an activation. While the client's code is usable, activating again gives that same code and counts nothing;
 * but what a use had activated by itself is from then on activated on purpose, and stays when the use is given back.
 *
 * @example decideActivation(state, { id, client, candidates: ['2912345678903'] }, now).outcome.kind // 'activated'
 */
export function decideActivation(
  state: ActivationState,
  command: ActivateCommand,
  now: number,
): ActivationDecision {
  for (const guard of GUARDS) {
    const refusal = guard(state, command, now);
    if (refusal !== null) return { outcome: { kind: 'refused', refusal }, events: [], state };
  }
  const held = heldCode(state);
  if (held === null) return activate(state, command, now);
  if (held.holder.activatedByUse) return takeOver(state, held, command, now);
  return { outcome: { kind: 'held', ...held }, events: [], state };
}

function activate(state: ActivationState, command: ActivateCommand, now: number): ActivationDecision {
  const { coupon, holder } = state;
  const clientId = clientIdOf(command.client);
  const issuesCode = coupon.codes.kind !== 'friendly';
  const code = coupon.codes.kind === 'friendly' ? coupon.codes.code : (command.candidates[0] ?? '');
  const expiresAt = expiryOfActivation(coupon, now);
  const activation: Activation = {
    id: command.id,
    couponId: coupon.id,
    code,
    issuesCode,
    clientId,
    at: now,
    expiresAt,
    takesOver: false,
  };
  const held = clientId === null ? null : (holder ?? newHolder(clientId));
  const since = { activatedAt: now, activatedByUse: false, expiresAt };
  return {
    outcome: { kind: 'activated', activation },
    events: [{ type: 'coupon.activated', activation, newHolder: held !== null && holder === null }],
    state: {
      coupon,
      totals: { ...state.totals, activations: state.totals.activations + 1 },
      holder: held && { ...held, code: issuesCode ? code : null, ...since },
    },
  };
}

function takeOver(
  state: ActivationState,
  held: { readonly holder: Holder; readonly code: string },
  { id }: ActivateCommand,
  now: number,
): ActivationDecision {
  const holder = { ...held.holder, activatedByUse: false };
  const { clientId, expiresAt } = holder;
  const activation: Activation = {
    ...{ id, couponId: state.coupon.id, code: held.code, issuesCode: false, clientId, at: now, expiresAt },
    takesOver: true,
  };
  return {
    outcome: { kind: 'held', holder, code: held.code },
    events: [{ type: 'coupon.activated', activation, newHolder: false }],
    state: { ...state, holder },
  };
}

/** The code that the client has activated, with what it has of the coupon; null for none. */
function heldCode({ coupon, holder }: ActivationState) {
  if (holder === null || holder.activatedAt === null) return null;
  const code = coupon.codes.kind === 'friendly' ? coupon.codes.code : holder.code;
  return code === null ? null : { holder, code };
}

function clientRequired({ coupon }: ActivationState, { client }: ActivateCommand): Refusal | null {
  const friendly = coupon.codes.kind === 'friendly';
  const bound = coupon.strict || (friendly && (coupon.activation.required || countsByClient(coupon)));
  return bound && client.kind === 'nobody' ? { reason: 'client_required' } : null;
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
  if (state.coupon.codes.kind === 'friendly' || heldCode(state) !== null) return null;
  return candidates.length === 0 ? { reason: 'code_range_used_up' } : null;
}
