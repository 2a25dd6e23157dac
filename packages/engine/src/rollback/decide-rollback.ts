import { removeUse } from '../coupon/count-use.ts';
import type { LedgerEvent } from '../coupon/ledger-event.ts';
import type { UseState } from '../coupon/use-state.ts';
import type { Refusal } from '../reasons.ts';
import type { Redemption } from '../redemption/redemption.ts';
import type { Returned, Rollback } from './rollback.ts';

/** All that a rollback is decided on. `holder` is that of the client for whom the redemption counted. */
export interface RollbackState extends UseState {
  readonly redemption: Redemption;
  readonly returned: Returned;
}

/** The wish to give back so much of the order's value (minor units); null for all that is left. */
export interface RollbackCommand {
  readonly id: string;
  readonly amount: number | null;
  readonly reason: string;
}

/** What became of the wish. */
export type RollbackOutcome =
  | { readonly kind: 'rolled_back'; readonly rollback: Rollback }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The decision: the outcome, what happened, and the state after it (the same object where nothing happened). */
export interface RollbackDecision {
  readonly outcome: RollbackOutcome;
  readonly events: readonly LedgerEvent[];
  readonly state: RollbackState;
}

/**
 * Decides a rollback. The discount comes back in proportion: after R of an order of A were returned, floor(D x R / A) of a
 * discount of D has come back in all, so that the parts sum to the whole. The use comes back with the last part, where the coupon
 * gives it back at all; the money at once.
 *
 * @example decideRollback(state, { id, amount: null, reason: 'order_cancelled' }, now).outcome.kind // 'rolled_back'
 */
export function decideRollback(
  state: RollbackState,
  command: RollbackCommand,
  now: number,
): RollbackDecision {
  const refusal = refusalOf(state, command);
  if (refusal !== null) return { outcome: { kind: 'refused', refusal }, events: [], state };
  const { redemption, returned } = state;
  const left = redemption.amount === null ? null : redemption.amount - returned.amount;
  const amount = command.amount ?? left;
  const completes = amount === left;
  const discount = discountBack(redemption, returned, completes ? null : amount);
  const givesBackUse = completes && state.coupon.rollback.givesBack;
  const removed = givesBackUse
    ? removeUse(state, 'redemptions', { ...redemption, discount })
    : { state: withoutDiscount(state, discount), deactivates: false };
  const { id: redemptionId, couponId, clientId } = redemption;
  const rollback: Rollback = {
    ...{ id: command.id, redemptionId, couponId, clientId, reason: command.reason, at: now },
    ...{ amount, discount, completes, givesBackUse, deactivates: removed.deactivates },
  };
  const after = { amount: returned.amount + (amount ?? 0), discount: returned.discount + discount };
  return {
    outcome: { kind: 'rolled_back', rollback },
    events: [{ type: 'redemption.rolled_back', rollback, redemption }],
    state: { ...removed.state, returned: { ...after, isWhole: completes } },
  };
}

function refusalOf({ redemption, returned }: RollbackState, { amount }: RollbackCommand): Refusal | null {
  if (returned.isWhole) return { reason: 'nothing_left' };
  if (amount === null) return null;
  if (redemption.amount === null) return { reason: 'amount_unknown' };
  const left = redemption.amount - returned.amount;
  return amount > left ? { reason: 'more_than_left', actual: amount, expected: left } : null;
}

/** How much discount comes back with so much of the order's value; null for the rest. Exact beyond 2^53. */
function discountBack(redemption: Redemption, returned: Returned, amount: number | null): number {
  const given = redemption.discount ?? 0;
  if (amount === null || redemption.amount === null) return given - returned.discount;
  const inAll = (BigInt(given) * BigInt(returned.amount + amount)) / BigInt(redemption.amount);
  return Number(inAll) - returned.discount;
}

function withoutDiscount(state: RollbackState, discount: number): RollbackState {
  return { ...state, totals: { ...state.totals, discount: state.totals.discount - discount } };
}
