import { firstRefusal } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { HeldCoupon } from '../clients/client-timeline.ts';
import type { CodePorts } from '../ports.ts';
import { type CodeView, viewOfStanding } from './code-view.ts';

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
  const resolved = asked === null ? null : await ports.directory.resolve(caller.workspace.id, asked);
  if (resolved === null || resolved.couponId !== held.couponId) return null;
  const standing = await ports.ask(caller.workspace.id, {
    ...resolved,
    identifiers: [{ kind: 'uuid', value: clientId }],
  });
  if (standing === null) return null;
  const asAdmin = caller.key.scope === 'admin';
  const wish = {
    id: '',
    client: standing.client,
    byToken: false,
    asAdmin,
    order: null,
    amount: null,
    alreadyOff: 0,
    jointId: null,
  };
  const refusal = firstRefusal({ ...standing, prior: null }, wish, ports.clock.now());
  return viewOfStanding(standing, refusal, asAdmin);
}
