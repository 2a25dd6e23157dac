import {
  type Coupon,
  decideConfirmation,
  decideExpiry,
  decideRelease,
  decideRollback,
  NOTHING_RETURNED,
  type PresentedCode,
  type Redemption,
  type Reservation,
  type SettlementState,
} from '@couponry/engine';
import type { BatchInput } from './batch-input.ts';
import type { BatchRecord } from './batch-record.ts';
import type { ConfirmWish, ReleaseWish, RollbackWish, SettleWish, SingleOutcome } from './command.ts';
import { type DeadHolds, restsOnDeadHolds } from './dead-holds.ts';
import { resultOfRepeat } from './stored-result.ts';

/** What a wish comes to, and what notes it. */
interface Judged<Outcome> {
  readonly outcome: Outcome;
  readonly note: () => void;
}

const NOTHING_TO_NOTE = (): void => {};
const MOVED: Judged<SingleOutcome> = { outcome: { kind: 'moved' }, note: NOTHING_TO_NOTE };

/** Decides what settles uses, in a batch: confirmations, releases and returns. */
export class SettlementJudge {
  readonly #input: BatchInput;
  readonly #record: BatchRecord;

  /** @param record where what is decided is noted, once it is to be */
  constructor(input: BatchInput, record: BatchRecord) {
    this.#input = input;
    this.#record = record;
  }

  /** Decides what a wish comes to; nothing of it is noted yet. */
  judge(wish: SettleWish): Judged<SingleOutcome | DeadHolds> {
    const coupon = this.#input.state.coupons.get(wish.couponId);
    if (coupon === undefined) return MOVED;
    switch (wish.kind) {
      case 'confirm':
        return this.#confirm(coupon, wish);
      case 'release':
      case 'expire':
        return this.#release(coupon, wish);
      case 'rollback':
        return this.#rollBack(coupon, wish);
    }
  }

  #confirm(coupon: Coupon, wish: ConfirmWish): Judged<SingleOutcome | DeadHolds> {
    if (this.#wasMerged(coupon, wish.reservation)) return MOVED;
    const before = this.#settlement(coupon, wish);
    const { id, order, jointId } = wish;
    const { now, orders } = this.#input;
    const forOrder = before.reservation.order ?? order;
    const standing = orders.standing(forOrder, [before.presented.code], now);
    const decision = decideConfirmation(before, { id, order, jointId, standing }, now);
    const { outcome, state } = decision;
    if (restsOnDeadHolds(this.#input, before, outcome)) {
      return { outcome: { kind: 'dead_holds', couponId: coupon.id }, note: NOTHING_TO_NOTE };
    }
    const note = (): void => {
      if (outcome.kind === 'redeemed') {
        this.#record.store(coupon, wish, decision);
        orders.set(outcome.redemption.order, state.presented.code, state.prior, coupon);
        this.#record.remember(wish.idempotency, { kind: 'redemption', id: wish.id });
      }
      if (outcome.kind === 'repeated') this.#record.remember(wish.idempotency, resultOfRepeat(outcome));
    };
    const reasons = outcome.kind === 'refused' ? [outcome.refusal] : [];
    const { clientId: askerId } = before.reservation;
    return { outcome: { kind: 'redemption', coupon, askerId, reasons, outcome }, note };
  }

  #release(coupon: Coupon, wish: ReleaseWish): Judged<SingleOutcome> {
    if (this.#wasMerged(coupon, wish.reservation)) return MOVED;
    const before = this.#settlement(coupon, wish);
    const decide = wish.kind === 'release' ? decideRelease : decideExpiry;
    const decision = decide(before, this.#input.now);
    const { outcome } = decision;
    const note = (): void => {
      if (outcome.kind === 'released') {
        this.#record.store(coupon, wish, decision);
        this.#record.forgetOfOrder(coupon, before.reservation);
      }
      if (outcome.kind !== 'refused') {
        this.#record.remember(wish.idempotency, { kind: 'release', id: before.reservation.id });
      }
    };
    return { outcome: { kind: 'release', coupon, outcome }, note };
  }

  #rollBack(coupon: Coupon, wish: RollbackWish): Judged<SingleOutcome> {
    const { state, orders, returns, now } = this.#input;
    const { redemption } = wish;
    if (this.#wasMerged(coupon, redemption)) return MOVED;
    const known = returns.get(redemption.id);
    const before = {
      coupon,
      totals: state.totalsOf(coupon.id),
      presented: this.#presentedOnce(coupon, redemption.code),
      holder: state.holder(coupon.id, redemption.clientId),
      redemption,
      returned: known ?? NOTHING_RETURNED,
    };
    const decision = decideRollback(before, wish, now);
    const { outcome } = decision;
    const note = (): void => {
      if (outcome.kind !== 'rolled_back') return;
      const { returned } = decision.state;
      this.#record.store(coupon, wish, decision);
      returns.set(redemption.id, returned);
      this.#record.changes.setReturned(redemption, returned, known === undefined);
      orders.giveBack(redemption, returned);
      if (returned.isWhole) this.#record.forgetOfOrder(coupon, redemption);
      this.#record.remember(wish.idempotency, { kind: 'rollback', id: redemption.id });
    };
    return { outcome: { kind: 'rollback', coupon, outcome }, note };
  }

  /** Whether the client has nothing of the coupon any more for whom something was counted: it is another client's by now. */
  #wasMerged(coupon: Coupon, { clientId }: Redemption | Reservation): boolean {
    return clientId !== null && this.#input.state.holder(coupon.id, clientId) === null;
  }

  /** Of a hold that its order still lists, the order has nothing else. */
  #settlement(coupon: Coupon, wish: ConfirmWish | ReleaseWish): SettlementState {
    const { state, orders, reservations } = this.#input;
    const { id, code, clientId, order } = wish.reservation;
    const standing = reservations.get(id);
    if (standing === undefined) throw new Error('A reservation was asked for that is not there');
    const own = order ?? ('order' in wish ? wish.order : null);
    const prior = orders.prior(own, code);
    return {
      coupon,
      totals: state.totalsOf(coupon.id),
      presented: this.#presentedOnce(coupon, code),
      holder: state.holder(coupon.id, clientId),
      prior: prior?.kind === 'hold' && prior.reservation.id === id ? null : prior,
      ...standing,
    };
  }

  /** The code that was presented once; a friendly one may be another coupon's by now, which counts nothing. */
  #presentedOnce(coupon: Coupon, code: string): PresentedCode {
    return this.#input.state.presented(coupon.id, code) ?? { kind: 'friendly', code };
  }
}
