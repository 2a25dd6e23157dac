import type { CouponPlan } from '../history/proof-coupon.ts';
import type { Random } from '../random.ts';
import { planCoupons } from './plan-coupons.ts';
import { type FaultName, type FaultPlan, planFault } from './plan-faults.ts';
import { planSteps, type Step } from './plan-steps.ts';

/** How much happens in a round. */
export interface RoundSize {
  readonly tills: number;
  readonly clients: number;
  readonly steps: number;
}

/** All of a round: the same seed and number give the same plan. */
export interface RoundPlan {
  readonly number: number;
  readonly coupons: readonly CouponPlan[];
  /** The ids of the clients for whom the tills ask. */
  readonly clients: readonly string[];
  readonly tills: readonly (readonly Step[])[];
  readonly fault: FaultPlan;
}

/** Plans a round by its number. */
export function planRound(
  random: Random,
  number: number,
  size: RoundSize,
  zone: string,
  faults: readonly FaultName[],
): RoundPlan {
  const round = random.of(`round ${number}`);
  const clients = round.of('clients');
  return {
    number,
    coupons: planCoupons(round.of('coupons'), number, zone),
    clients: Array.from({ length: size.clients }, () => clients.uuid()),
    tills: Array.from({ length: size.tills }, (_, till) => planSteps(round.of(`till ${till}`), size.steps)),
    fault: planFault(round.of('fault'), faults),
  };
}
