import type { AmountDiscount } from '../discount.ts';
import { prepareShare } from '../prepare-share.ts';
import type { Prepare } from '../take.ts';

/** The amount, at most what the target comes to. */
export const amount: Prepare<AmountDiscount> = ({ amount: most, target }, cart) => {
  const of = (total: number) => Math.min(most, total);
  return prepareShare(target, cart, { of, unrounded: of, rate: 1, isSteady: true });
};
