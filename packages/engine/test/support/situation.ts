import type { ClientIdentity } from '../../src/client/client.ts';
import {
  type CouponTotals,
  type Holder,
  type IndividualCode,
  NO_TOTALS,
  NO_USES,
  type PresentedCode,
} from '../../src/coupon/coupon-use.ts';
import type { Redemption } from '../../src/redemption/redemption.ts';
import type { PriorUse, RedeemCommand, RedemptionState } from '../../src/redemption/redemption-decision.ts';
import { decideReservation } from '../../src/reservation/decide-reservation.ts';
import type { Reservation } from '../../src/reservation/reservation.ts';
import type { SettlementState } from '../../src/reservation/settlement.ts';
import { type CouponChanges, EAN13, publishedCoupon } from './published-coupon.ts';

export const ann: ClientIdentity = { kind: 'known', id: 'ann', added: [] };
export const bob: ClientIdentity = { kind: 'known', id: 'bob', added: [] };
export const nobody: ClientIdentity = { kind: 'nobody' };

/** Noon of a Monday in London. */
export const NOON = Date.parse('2026-11-30T12:00Z');
export const HOUR = 3_600_000;

/** What a situation says; nothing is used where it says nothing. */
export interface Situation {
  readonly coupon?: CouponChanges;
  readonly totals?: Partial<CouponTotals>;
  readonly holder?: Holder | null;
  /** An individual code instead of the friendly one, WINTER. */
  readonly code?: Partial<IndividualCode>;
  readonly prior?: PriorUse | null;
}

/** An individual code that was issued to nobody and never used. */
export function unusedCode(changes: Partial<IndividualCode> = {}): IndividualCode {
  return {
    ...{ kind: 'individual', code: '2900000000018', clientId: null, ...NO_USES },
    ...{ activatedAt: null, activatedByUse: false, expiresAt: null, lastRedeemedAt: null },
    disabledAt: null,
    ...changes,
  };
}

/** All that a redemption or a reservation is decided on. */
export function situation({
  coupon,
  totals,
  holder = null,
  code,
  prior = null,
}: Situation = {}): RedemptionState {
  const presented: PresentedCode = code ? unusedCode(code) : { kind: 'friendly', code: 'WINTER' };
  return {
    coupon: publishedCoupon(code ? { codes: EAN13, ...coupon } : coupon),
    totals: { ...NO_TOTALS, ...totals },
    presented,
    holder,
    prior,
  };
}

/** Ann wants to use the code for an order of 50.00 that is told. */
export function wish(changes: Partial<RedeemCommand> = {}): RedeemCommand {
  return {
    ...{ id: 'r1', client: ann, byToken: false, asAdmin: false, order: null, amount: 5_000 },
    ...{ cartHash: null, worth: null, jointId: null },
    ...changes,
  };
}

/** An order of the web shop. */
export function order(id: string) {
  return { store: 'web', id };
}

/** What a successful reservation leaves: all that its end is decided on. */
export function reserved(
  state: RedemptionState,
  changes: Partial<RedeemCommand> = {},
  now = NOON,
): SettlementState {
  const { outcome, state: after } = decideReservation(
    state,
    { ...wish(changes), id: 'h1', holdMs: HOUR },
    now,
  );
  if (outcome.kind !== 'reserved') throw new Error(`not reserved: ${JSON.stringify(outcome)}`);
  return settling(after, outcome.reservation);
}

/** The state in which a hold is settled. */
function settling(state: RedemptionState, reservation: Reservation): SettlementState {
  return { ...state, prior: null, reservation, stands: 'held', redemption: null };
}

/** The redemption in an outcome, which has to be there. */
export function redemptionIn(outcome: {
  readonly kind: string;
  readonly redemption?: Redemption;
}): Redemption {
  if (outcome.redemption === undefined) throw new Error(`no redemption: ${JSON.stringify(outcome)}`);
  return outcome.redemption;
}
