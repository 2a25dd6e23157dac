import { decideActivation } from '../activation/decide-activation.ts';
import type { Offer, OfferResult } from '../cart/evaluation.ts';
import type { ClientIdentity } from '../client/client.ts';
import { normaliseCode } from '../code/normalise-code.ts';
import type { Coupon } from '../coupon/coupon.ts';
import {
  type CouponTotals,
  type Holder,
  type IndividualCode,
  NO_TOTALS,
  NO_USES,
  newHolder,
} from '../coupon/coupon-use.ts';
import { maxDiscount } from '../coupon/limit-of.ts';
import { activatesItself } from '../coupon/use-state.ts';
import type { Refusal } from '../reasons.ts';
import { decideRedemption } from '../redemption/decide-redemption.ts';
import type { RedeemCommand, RedemptionState } from '../redemption/redemption-decision.ts';
import { allRefusals } from '../redemption/redemption-guards.ts';
import type { PastOrder } from './past-order.ts';

/** How the code of a coupon would stand with one order: what is tried, and the state on which its use is decided. */
export interface OrderTrial {
  readonly offer: Offer;
  readonly state: RedemptionState;
  readonly command: RedeemCommand;
  readonly at: number;
}

/** What a client has of the coupon. The code is null where all have the same. */
interface Held {
  readonly holder: Holder;
  readonly code: IndividualCode | null;
}

/** Tells that an order has a cart. Which one it is does not matter: no order comes twice. */
const CART_HASH = 'replayed';

/**
 * One coupon of a replay with all that was used of it so far, in memory: what the ledger keeps, decided by the same functions.
 *
 * Whatever its state is, it is published. A client who needs a code of its own has one, and one who needs to activate does so with
 * the first order to which the coupon would apply. What is kept are the coupon's sums, and a row for each client who used it.
 */
export class ReplayedCoupon {
  readonly coupon: Coupon;
  /** The friendly code; the id of a coupon whose codes are individual. */
  readonly code: string;
  #totals: CouponTotals = NO_TOTALS;
  readonly #held = new Map<string, Held>();

  constructor(coupon: Coupon) {
    const { codes, id } = coupon;
    this.coupon = { ...coupon, state: 'published' };
    this.code = codes.kind === 'friendly' ? normaliseCode(codes.code) : id;
  }

  /** How the code stands with an order; nothing is used by asking. */
  tryOn({ client, cart, at }: PastOrder): OrderTrial {
    const identity: ClientIdentity =
      client === null ? { kind: 'nobody' } : { kind: 'known', id: client.id, added: [] };
    const { state, refusal } = activated(this.#stateFor(client?.id ?? null), identity, at);
    const amount = cart.lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
    const command: RedeemCommand = {
      ...{ id: '', client: identity, byToken: false, asAdmin: false, order: null, amount },
      // Whether it can be used at all does not depend on what it would give; the budget is weighed with the cart.
      ...{ cartHash: CART_HASH, alreadyOff: 0, worth: { discount: 0, cart: null }, jointId: null },
    };
    const refusals = refusal === null ? allRefusals(state, command, at) : [refusal];
    const budget = maxDiscount(this.coupon);
    const offer: Offer = {
      ...{ code: this.code, terms: this.coupon, refusals, applied: null },
      budgetLeft: budget === null ? null : budget - this.#totals.discount,
    };
    return { offer, state, command, at };
  }

  /**
   * Uses the code for an order to which it applies, and counts that.
   *
   * @throws Error when the decision says otherwise than the evaluation: they never do
   */
  use({ state, command, at }: OrderTrial, { discount, shippingDiscount }: OfferResult): void {
    const worth = { discount: discount + shippingDiscount, cart: null };
    const { outcome, state: after } = decideRedemption(state, { ...command, worth }, at);
    if (outcome.kind !== 'redeemed') throw new Error('A code that applies to an order was refused');
    this.#totals = after.totals;
    const { holder, presented } = after;
    if (holder === null) return;
    const code = presented.kind === 'individual' ? presented : null;
    this.#held.set(holder.clientId, { holder, code });
  }

  #stateFor(clientId: string | null): RedemptionState {
    const { coupon } = this;
    const held = clientId === null ? undefined : this.#held.get(clientId);
    const isFriendly = coupon.codes.kind === 'friendly';
    const fresh = clientId === null || isFriendly ? null : { ...newHolder(clientId), code: this.code };
    return {
      ...{ coupon, totals: this.#totals, prior: null, holder: held?.holder ?? fresh },
      presented: isFriendly
        ? { kind: 'friendly', code: this.code }
        : (held?.code ?? issuedCode(this.code, clientId)),
    };
  }
}

/** A code of its own that was handed out to a client, or to a guest, and not activated. */
function issuedCode(code: string, clientId: string | null): IndividualCode {
  return {
    ...{ kind: 'individual', code, clientId, ...NO_USES, disabledAt: null },
    ...{ activatedAt: null, activatedByUse: false, expiresAt: null, lastRedeemedAt: null },
  };
}

/** The state after the activation that a coupon asks for, or why there can be none. */
function activated(
  state: RedemptionState,
  client: ClientIdentity,
  at: number,
): { readonly state: RedemptionState; readonly refusal: Refusal | null } {
  const { coupon, totals, holder, presented } = state;
  if (!coupon.activation.required || !activatesItself(state)) return { state, refusal: null };
  const code = presented.kind === 'individual' ? presented : null;
  const before = { coupon, totals, holder, code };
  const { outcome, state: after } = decideActivation(before, { id: '', client, candidates: [] }, at);
  if (outcome.kind === 'refused') return { state, refusal: outcome.refusal };
  const now = { ...state, totals: after.totals, holder: after.holder, presented: after.code ?? presented };
  return { state: now, refusal: null };
}
