import { maxDiscount, type Refusal } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { HeldCoupon } from '../clients/client-timeline.ts';
import type { CodeStanding } from '../coupon-ledger/read-standing.ts';
import type { CodePorts } from '../ports.ts';
import { type CodeView, viewOfStanding } from './code-view.ts';
import { judgeCode } from './look-up-code.ts';

/** Whether it is told what a redemption without an order would be, or with whatever order the client may place. */
type AskedOf = 'no_order' | 'any_order';

/** How a coupon stands for a client that has it; null when its code is another coupon's by now. */
export async function lookUpHeld(
  ports: CodePorts,
  caller: Caller,
  clientId: string,
  held: HeldCoupon,
  askedOf: AskedOf = 'no_order',
): Promise<CodeView | null> {
  const coupon = await ports.coupon(caller.workspace.id, held.couponId);
  const friendly = coupon?.codes.kind === 'friendly' ? coupon.codes.code : null;
  const asked = held.code ?? friendly;
  if (asked === null) return null;
  const identifiers = [{ kind: 'uuid', value: clientId }] as const;
  const question = { code: asked, identifiers, byToken: false };
  const found = await judgeCode(ports, caller, question);
  if (found === null || found.standing.coupon.id !== held.couponId) return null;
  const { standing, refusal } = found;
  const reason = askedOf === 'any_order' ? withAnyOrder(standing, refusal) : refusal;
  return viewOfStanding(standing, reason, caller.key.scope === 'admin');
}

/** What is left of a refusal for somebody who has yet to fill a cart: that nothing is known of it is no reason any more. */
function withAnyOrder({ coupon, totals }: CodeStanding, refusal: Refusal | null): Refusal | null {
  const budget = maxDiscount(coupon);
  if (refusal?.reason === 'amount_required' && budget !== null && totals.discount >= budget) {
    return { reason: 'budget_used_up', actual: totals.discount, expected: budget };
  }
  return refusal?.reason === 'amount_required' || refusal?.reason === 'cart_required' ? null : refusal;
}
