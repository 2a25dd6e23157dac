import type { Holder, IndividualCode } from '../coupon/coupon-use.ts';
import type { CodeChange } from './code-change.ts';
import type { CodeChangeDecision, CodeChangeState, SwitchCommand } from './code-change-decision.ts';
import { withCode } from './decide-assignment.ts';

/**
 * Decides to disable an individual code, or to enable it again. A disabled code works for nobody, but what a live reservation
 * holds can still be confirmed. A code whose client has got another one that works meanwhile is not enabled again.
 *
 * @example decideSwitch(state, { id, enabled: false, reason: 'stolen' }, now).outcome.kind // 'changed'
 */
export function decideSwitch(
  state: CodeChangeState,
  { id, enabled, reason }: SwitchCommand,
  now: number,
): CodeChangeDecision {
  const { coupon, presented, holder } = state;
  if (presented.kind === 'friendly') {
    return { outcome: { kind: 'refused', refusal: { reason: 'friendly_code' } }, events: [], state };
  }
  const { code, clientId, disabledAt } = presented;
  if (enabled === (disabledAt === null)) return { outcome: { kind: 'unchanged' }, events: [], state };
  if (enabled && holder !== null && holder.code !== code && !holder.codeDisabled) {
    return { outcome: { kind: 'refused', refusal: { reason: 'client_has_code' } }, events: [], state };
  }
  const change: CodeChange = {
    ...{ id, couponId: coupon.id, code, clientId, reason, at: now },
    change: enabled ? 'enabled' : 'disabled',
  };
  return {
    outcome: { kind: 'changed', change },
    events: [{ type: 'code.changed', change, newHolder: false }],
    state: {
      ...state,
      presented: { ...presented, disabledAt: enabled ? null : now },
      holder: holder && switched(holder, presented, enabled),
    },
  };
}

/** A code that is enabled is its client's again; one that is disabled stays so until the client gets another one. */
function switched(holder: Holder, code: IndividualCode, enabled: boolean): Holder {
  if (enabled) return withCode(holder, code);
  return holder.code === code.code ? { ...holder, codeDisabled: true } : holder;
}
