import type { PercentDiscount } from '../discount.ts';
import { percentage } from '../percentage.ts';
import { prepareShare } from '../prepare-share.ts';
import type { Prepare } from '../take.ts';

/** A percentage of the target, at most the cap. */
export const percent: Prepare<PercentDiscount> = (discount, cart) =>
  prepareShare(discount.target, cart, percentage(discount.percent, discount.cap));
