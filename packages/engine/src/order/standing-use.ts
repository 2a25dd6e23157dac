import type { Redemption } from '../redemption/redemption.ts';
import type { ReturnedLine } from '../rollback/rollback.ts';
import type { Stacking } from '../stacking/stacking.ts';

/** What an order has of a code already: a redemption or a live hold, less what was given back. Money is in minor units. */
export interface StandingUse {
  readonly code: string;
  /** How its coupon goes with others. */
  readonly stacking: Stacking;
  readonly use: Pick<Redemption, 'discount' | 'cart'>;
  /** How much of its discount was given back, and of which lines. */
  readonly back: { readonly discount: number; readonly lines: readonly ReturnedLine[] };
}
