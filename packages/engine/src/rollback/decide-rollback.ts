import { removeUse } from '../coupon/count-use.ts';
import type { LedgerEvent } from '../coupon/ledger-event.ts';
import type { UseState } from '../coupon/use-state.ts';
import type { Refusal } from '../reasons.ts';
import type { Redemption } from '../redemption/redemption.ts';
import { partOfAmount } from './part-of-amount.ts';
import { addReturned, partOfCart } from './part-of-cart.ts';
import type { ReturnedPart } from './returned-part.ts';
import type { LineReturn, Returned, Rollback } from './rollback.ts';

/** All that a rollback is decided on. `holder` is that of the client for whom the redemption counted. */
export interface RollbackState extends UseState {
  readonly redemption: Redemption;
  readonly returned: Returned;
}

/**
 * The wish to give back a part: so much of the order's value (minor units), or units of lines where the redemption knew its cart;
 * null twice for all that is left.
 */
export interface RollbackCommand {
  readonly id: string;
  readonly amount: number | null;
  readonly lines: readonly LineReturn[] | null;
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
 * Decides a rollback. The parts sum to the whole (`partOfAmount`, `partOfCart`). The use comes back with the last part, where the
 * coupon gives it back at all; the money at once.
 *
 * @example decideRollback(state, { id, amount: null, lines: null, reason: 'order_cancelled' }, now).outcome.kind // 'rolled_back'
 */
export function decideRollback(
  state: RollbackState,
  command: RollbackCommand,
  now: number,
): RollbackDecision {
  const part = partOf(state, command);
  if ('reason' in part) return { outcome: { kind: 'refused', refusal: part }, events: [], state };
  const { redemption, returned } = state;
  const { discount, completes } = part;
  const givesBackUse = completes && state.coupon.rollback.givesBack;
  const removed = givesBackUse
    ? removeUse(state, 'redemptions', { ...redemption, discount })
    : { state: withoutDiscount(state, discount), deactivates: false };
  const { id: redemptionId, couponId, clientId } = redemption;
  const rollback: Rollback = {
    ...{ id: command.id, redemptionId, couponId, clientId, reason: command.reason, at: now },
    ...part,
    ...{ givesBackUse, deactivates: removed.deactivates },
  };
  return {
    outcome: { kind: 'rolled_back', rollback },
    events: [{ type: 'redemption.rolled_back', rollback, redemption }],
    state: { ...removed.state, returned: after(returned, part) },
  };
}

function partOf(
  { redemption, returned }: RollbackState,
  { amount, lines }: RollbackCommand,
): ReturnedPart | Refusal {
  if (returned.isWhole) return { reason: 'nothing_left' };
  if (redemption.cart !== null) {
    return amount === null ? partOfCart(redemption.cart, returned, lines) : { reason: 'lines_required' };
  }
  return lines === null ? partOfAmount(redemption, returned, amount) : { reason: 'lines_unknown' };
}

function after(returned: Returned, { amount, discount, lines, completes }: ReturnedPart): Returned {
  return {
    amount: returned.amount + (amount ?? 0),
    discount: returned.discount + discount,
    lines: lines === null ? returned.lines : addReturned(returned.lines, lines),
    isWhole: completes,
  };
}

function withoutDiscount(state: RollbackState, discount: number): RollbackState {
  return { ...state, totals: { ...state.totals, discount: state.totals.discount - discount } };
}
