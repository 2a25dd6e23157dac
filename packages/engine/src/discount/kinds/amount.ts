import type { AmountDiscount } from '../discount.ts';
import { amountOffEach } from '../part-of-units.ts';
import { prepareEach } from '../prepare-each.ts';
import { prepareShare } from '../prepare-share.ts';
import type { Prepare } from '../take.ts';

/** The amount, at most what the target comes to; or off each unit, at most what that costs. */
export const amount: Prepare<AmountDiscount> = ({ amount: most, per, target }, cart) => {
  if (per === 'unit') return prepareEach(target, cart, amountOffEach(most));
  const of = (total: number) => Math.min(most, total);
  return prepareShare(target, cart, { of, unrounded: of, rate: 1, isSteady: true });
};
