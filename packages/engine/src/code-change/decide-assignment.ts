import { type ClientIdentity, clientIdOf } from '../client/client.ts';
import { type Holder, type IndividualCode, newHolder, usesOf } from '../coupon/coupon-use.ts';
import type { Reason } from '../reasons.ts';
import type { CodeChange } from './code-change.ts';
import type { AssignCommand, CodeChangeDecision, CodeChangeState } from './code-change-decision.ts';

/**
 * Decides to give an individual code to a client: one that nobody has and nobody has used, and only to a client who has no other
 * code of the coupon that works. The code is issued by that, not activated; one that was activated for nobody by name stays so.
 *
 * @example decideAssignment(state, { id, client: ann }, now).outcome.kind // 'changed'
 */
export function decideAssignment(
  state: CodeChangeState,
  { id, client }: AssignCommand,
  now: number,
): CodeChangeDecision {
  const { coupon, presented, holder } = state;
  const clientId = clientIdOf(client);
  if (presented.kind === 'friendly') return refuse(state, 'friendly_code');
  if (clientId === null) return refuse(state, nameless(client));
  if (presented.clientId === clientId) return { outcome: { kind: 'unchanged' }, events: [], state };
  const reason = reasonAgainst(state, presented);
  if (reason !== null) return refuse(state, reason);
  const { code } = presented;
  const change: CodeChange = {
    ...{ id, couponId: coupon.id, code, change: 'assigned', clientId, reason: '', at: now },
  };
  return {
    outcome: { kind: 'changed', change },
    events: [{ type: 'code.changed', change, newHolder: holder === null }],
    state: {
      ...state,
      presented: { ...presented, clientId },
      holder: withCode(holder ?? newHolder(clientId), presented),
    },
  };
}

/** What a client has of a coupon when this code is its own, activated as the code is. */
export function withCode(
  holder: Holder,
  { code, activatedAt, activatedByUse, expiresAt }: IndividualCode,
): Holder {
  return { ...holder, code, codeDisabled: false, activatedAt, activatedByUse, expiresAt };
}

function nameless(client: ClientIdentity): Reason {
  return client.kind === 'ambiguous' ? 'client_ambiguous' : 'client_required';
}

function reasonAgainst({ coupon, holder }: CodeChangeState, code: IndividualCode): Reason | null {
  if (coupon.state === 'archived') return 'coupon_archived';
  if (code.disabledAt !== null) return 'code_disabled';
  if (code.clientId !== null) return 'code_assigned';
  if (usesOf(code) > 0 || code.lastRedeemedAt !== null) return 'code_used';
  const hasOther = holder !== null && holder.code !== null && !holder.codeDisabled;
  return hasOther ? 'client_has_code' : null;
}

function refuse(state: CodeChangeState, reason: Reason): CodeChangeDecision {
  return { outcome: { kind: 'refused', refusal: { reason } }, events: [], state };
}
