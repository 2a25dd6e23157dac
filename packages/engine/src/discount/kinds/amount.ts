import type { AmountDiscount } from '../discount.ts';
import { amountOffEach } from '../part-of-units.ts';
import { prepareEach } from '../prepare-each.ts';
import { prepareShare } from '../prepare-share.ts';
import { prepareTimes } from '../prepare-times.ts';
import type { Prepare } from '../take.ts';

/**
 * The amount, as often as the order has so much of what it is for every so much of, at most what the target comes to; or off each
 * unit, at most what that costs.
 */
export const amount: Prepare<AmountDiscount> = ({ amount: once, per, every, target }, cart) => {
  if (per === 'unit') return prepareEach(target, cart, amountOffEach(once));
  return prepareTimes(every, cart, (times) => {
    // So many times may be more than an integer holds exactly; that is far more than any total, and the total is what is taken.
    const most = once * times;
    const of = (total: number) => Math.min(most, total);
    return prepareShare(target, cart, { of, unrounded: of, rate: 1, isSteady: true });
  });
};
