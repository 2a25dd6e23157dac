import type { Activation } from '../activation/activation.ts';
import type { CodeChange } from '../code-change/code-change.ts';
import type { Redemption } from '../redemption/redemption.ts';
import type { Reservation, ReservationEnd } from '../reservation/reservation.ts';
import type { Rollback } from '../rollback/rollback.ts';

/** Something that happened, as it goes into the ledger and to those who listen. It carries ids, never a person's data. */
export type LedgerEvent =
  | { readonly type: 'coupon.activated'; readonly activation: Activation; readonly newHolder: boolean }
  | { readonly type: 'code.changed'; readonly change: CodeChange; readonly newHolder: boolean }
  | { readonly type: 'code.redeemed'; readonly redemption: Redemption; readonly newHolder: boolean }
  | { readonly type: 'code.reserved'; readonly reservation: Reservation; readonly newHolder: boolean }
  | { readonly type: 'reservation.ended'; readonly end: ReservationEnd; readonly reservation: Reservation }
  | { readonly type: 'redemption.rolled_back'; readonly rollback: Rollback; readonly redemption: Redemption };

/**
 * What a coupon's statistics count on one day. Money is in minor units; what was given back stands beside what was given, so that
 * nothing that a day has seen changes later.
 */
export interface CouponCounts {
  readonly issued: number;
  readonly activated: number;
  /** Activations that uses had made and that went with the last of them. */
  readonly deactivated: number;
  readonly redeemed: number;
  /** Redemptions of which nothing is left. */
  readonly rolledBack: number;
  readonly clients: number;
  readonly discount: number;
  readonly amount: number;
  readonly discountBack: number;
  readonly amountBack: number;
}

/** Nothing was counted. */
export const NO_COUNTS: CouponCounts = {
  ...{ issued: 0, activated: 0, deactivated: 0, redeemed: 0, rolledBack: 0, clients: 0 },
  ...{ discount: 0, amount: 0, discountBack: 0, amountBack: 0 },
};

/**
 * How much an event adds to its coupon's statistics, on the day on which it happens.
 *
 * @example countsOfEvent({ type: 'code.redeemed', redemption, newHolder: true }).redeemed // 1
 */
export function countsOfEvent(event: LedgerEvent): CouponCounts {
  switch (event.type) {
    case 'coupon.activated':
      return {
        ...NO_COUNTS,
        issued: event.activation.issuesCode ? 1 : 0,
        activated: event.activation.takesOver ? 0 : 1,
        clients: event.newHolder ? 1 : 0,
      };
    case 'code.changed':
      return { ...NO_COUNTS, clients: event.newHolder ? 1 : 0 };
    case 'code.reserved':
      return {
        ...NO_COUNTS,
        activated: event.reservation.activates ? 1 : 0,
        clients: event.newHolder ? 1 : 0,
      };
    case 'code.redeemed':
      return countsOfRedemption(event.redemption, event.newHolder);
    case 'reservation.ended':
      return { ...NO_COUNTS, deactivated: event.end.deactivates ? 1 : 0 };
    case 'redemption.rolled_back':
      return countsOfRollback(event.rollback);
  }
}

/** A hold was an activation when it was made; what it became is none once more. */
function countsOfRedemption(redemption: Redemption, newHolder: boolean): CouponCounts {
  const { activates, reservationId, discount, amount } = redemption;
  return {
    ...NO_COUNTS,
    activated: activates && reservationId === null ? 1 : 0,
    redeemed: 1,
    clients: newHolder ? 1 : 0,
    discount: discount ?? 0,
    amount: amount ?? 0,
  };
}

function countsOfRollback({ completes, deactivates, discount, amount }: Rollback): CouponCounts {
  return {
    ...NO_COUNTS,
    deactivated: deactivates ? 1 : 0,
    rolledBack: completes ? 1 : 0,
    discountBack: discount,
    amountBack: amount ?? 0,
  };
}
