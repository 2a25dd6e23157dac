import type { Activation } from '../activation/activation.ts';
import type { Redemption } from '../redemption/redemption.ts';

/** Something that happened, as it goes into the ledger and to those who listen. It carries ids, never a person's data. */
export type LedgerEvent =
  | { readonly type: 'coupon.activated'; readonly activation: Activation; readonly newHolder: boolean }
  | { readonly type: 'code.redeemed'; readonly redemption: Redemption; readonly newHolder: boolean };

/** What a coupon's statistics count on one day. `discount` and `amount` are in minor units. */
export interface CouponCounts {
  readonly issued: number;
  readonly activated: number;
  readonly redeemed: number;
  readonly clients: number;
  readonly discount: number;
  readonly amount: number;
}

/** How much an event adds to its coupon's statistics. */
export function countsOfEvent(event: LedgerEvent): CouponCounts {
  const clients = event.newHolder ? 1 : 0;
  if (event.type === 'coupon.activated') {
    const issued = event.activation.issuesCode ? 1 : 0;
    return { issued, activated: 1, redeemed: 0, clients, discount: 0, amount: 0 };
  }
  const { activates, discount, amount } = event.redemption;
  return {
    issued: 0,
    activated: activates ? 1 : 0,
    redeemed: 1,
    clients,
    discount: discount ?? 0,
    amount: amount ?? 0,
  };
}
