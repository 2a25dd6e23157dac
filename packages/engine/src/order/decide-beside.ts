import type { Refusal } from '../reasons.ts';
import { decideRedemption } from '../redemption/decide-redemption.ts';
import type {
  RedeemCommand,
  RedemptionDecision,
  RedemptionState,
} from '../redemption/redemption-decision.ts';
import { excludes } from '../stacking/contender.ts';
import { cartOfUse } from './cart-of-use.ts';
import { decideOrder } from './decide-order.ts';
import { fitBeside } from './fit-beside.ts';
import type { StandingUse } from './standing-use.ts';

/**
 * Decides a redemption of a code whose cart was judged before and is not at hand any more, beside what its order has of other
 * codes: at what it was worth then, as long as it goes together with them and they leave as much of each line. Where there was no
 * cart the order's value is weighed anew.
 *
 * @example decideBeside([], state, command, now).outcome.kind // 'redeemed'
 */
export function decideBeside(
  standing: readonly StandingUse[],
  state: RedemptionState,
  command: RedeemCommand,
  now: number,
): RedemptionDecision {
  const refusal = refusalOf(standing, state, command);
  if (refusal !== null) return { outcome: { kind: 'refused', refusal }, events: [], state };
  if (command.worth !== null || standing.length === 0) return decideRedemption(state, command, now);
  const { amount } = command;
  const order = { cart: null, amount, currency: state.coupon.currency, client: null, standing };
  const back = { discount: 0, lines: [] };
  const decision = decideOrder(order, [{ state, command, back }], now).codes[0]?.decision;
  if (decision === undefined) throw new Error('A redemption was not decided');
  const { outcome, events, state: after } = decision;
  if ('reservation' in outcome) throw new Error('A redemption was decided as a hold');
  return { outcome, events, state: after };
}

function refusalOf(
  standing: readonly StandingUse[],
  { coupon, presented }: RedemptionState,
  { worth }: RedeemCommand,
): Refusal | null {
  const cart = worth?.cart ?? null;
  if (cart === null) return null;
  const own: StandingUse = {
    code: presented.code,
    stacking: coupon.stacking,
    use: { discount: worth?.discount ?? 0, cart },
    back: { discount: 0, lines: [] },
  };
  const excludedBy = standing.filter((other) => excludes(own, other)).map(({ code }) => code);
  if (excludedBy.length > 0) return { reason: 'excluded_by', excludedBy };
  const { discount, shippingDiscount } = fitBeside(cartOfUse(cart, coupon.currency), standing, own);
  return discount + shippingDiscount === own.use.discount ? null : { reason: 'order_mismatch' };
}
