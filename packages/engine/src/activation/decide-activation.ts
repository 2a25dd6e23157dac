import { clientIdOf } from '../client/client.ts';
import { newHolder } from '../coupon/coupon-use.ts';
import { expiryOfActivation } from '../coupon/expiry.ts';
import type { Activation } from './activation.ts';
import type { ActivateCommand, ActivationDecision, ActivationState } from './activation-decision.ts';
import { type HeldCode, heldCode, refusalOfActivation } from './activation-guards.ts';

/**
 * Decides an activation. While the client's code is usable, activating again gives that same code and counts nothing;
 * but what a use had activated by itself is from then on activated on purpose, and stays when the use is given back. A code that
 * exists already (one that is the client's, or an imported one) is activated; else one is issued. Whose code is disabled gets
 * another one, which counts anew.
 *
 * @example decideActivation(state, { id, client, candidates: ['2912345678903'] }, now).outcome.kind // 'activated'
 */
export function decideActivation(
  state: ActivationState,
  command: ActivateCommand,
  now: number,
): ActivationDecision {
  const refusal = refusalOfActivation(state, command, now);
  if (refusal !== null) return { outcome: { kind: 'refused', refusal }, events: [], state };
  const held = heldCode(state);
  if (held === null) return activate(state, command, now);
  if (held.holder.activatedByUse) return takeOver(state, held, command, now);
  return { outcome: { kind: 'held', ...held }, events: [], state };
}

function activate(state: ActivationState, command: ActivateCommand, now: number): ActivationDecision {
  const { coupon, holder } = state;
  const clientId = clientIdOf(command.client);
  const isFriendly = coupon.codes.kind === 'friendly';
  const issuesCode = !isFriendly && state.code === null;
  const individual = state.code?.code ?? command.candidates[0] ?? '';
  const code = coupon.codes.kind === 'friendly' ? coupon.codes.code : individual;
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
      holder: held && { ...held, code: isFriendly ? null : code, codeDisabled: false, ...since },
      code: state.code && { ...state.code, clientId: state.code.clientId ?? clientId, ...since },
    },
  };
}

function takeOver(
  state: ActivationState,
  held: HeldCode,
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
    state: { ...state, holder, code: state.code && { ...state.code, activatedByUse: false } },
  };
}
