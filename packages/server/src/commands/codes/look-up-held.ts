import type { Caller } from '../caller.ts';
import type { HeldCoupon } from '../clients/client-timeline.ts';
import type { CodePorts } from '../ports.ts';
import { type CodeView, viewOfStanding } from './code-view.ts';
import { judgeCode } from './look-up-code.ts';

/** How a coupon stands for a client that has it; null when its code is another coupon's by now. */
export async function lookUpHeld(
  ports: CodePorts,
  caller: Caller,
  clientId: string,
  held: HeldCoupon,
): Promise<CodeView | null> {
  const coupon = await ports.coupon(caller.workspace.id, held.couponId);
  const friendly = coupon?.codes.kind === 'friendly' ? coupon.codes.code : null;
  const asked = held.code ?? friendly;
  if (asked === null) return null;
  const identifiers = [{ kind: 'uuid', value: clientId }] as const;
  const question = { code: asked, identifiers, byToken: false };
  const found = await judgeCode(ports, caller, question);
  if (found === null || found.standing.coupon.id !== held.couponId) return null;
  return viewOfStanding(found.standing, found.refusal, caller.key.scope === 'admin');
}
