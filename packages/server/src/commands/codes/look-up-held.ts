import { firstRefusal } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { HeldCoupon } from '../clients/client-timeline.ts';
import type { CodePorts } from '../ports.ts';
import { type CodeView, viewOfStanding } from './code-view.ts';
import { findStanding } from './look-up-code.ts';

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
  const standing = await findStanding(ports, caller.workspace.id, {
    code: asked,
    identifiers,
    byToken: false,
  });
  if (standing === null || standing.coupon.id !== held.couponId) return null;
  const asAdmin = caller.key.scope === 'admin';
  const wish = { id: '', client: standing.client, byToken: false, asAdmin, order: null, amount: null };
  const refusal = firstRefusal({ ...standing, prior: null }, wish, ports.clock.now());
  return viewOfStanding(standing, refusal, asAdmin);
}
