import {
  type ActivationOutcome,
  type ActivationState,
  type ClientIdentity,
  type CodeChangeState,
  type Coupon,
  clientIdOf,
  decideActivation,
  decideAssignment,
  decideConfirmation,
  decideExpiry,
  decideRelease,
  decideRollback,
  decideSwitch,
  type Holder,
  heldCode,
  type IndividualCode,
  NOTHING_RETURNED,
  type PresentedCode,
  type Redemption,
  type RedemptionOutcome,
  type RedemptionState,
  type Reservation,
  type ReservationOutcome,
  restsOnHolds,
  type SettlementState,
} from '@couponry/engine';
import type { BatchChanges } from './batch-changes.ts';
import type { BatchInput } from './batch-input.ts';
import { BatchRecord } from './batch-record.ts';
import type { DeadHolds } from './collect-dead-holds.ts';
import type {
  ActivateWish,
  AssignWish,
  ConfirmWish,
  LedgerCommand,
  LedgerOutcome,
  RedeemWish,
  ReleaseWish,
  ReserveWish,
  RollbackWish,
  SingleOutcome,
  SingleWish,
  SwitchWish,
  TogetherWish,
} from './command.ts';
import { individualCode } from './coupon-state.ts';
import { resultOfRepeat, withRefused, withRepeated } from './stored-result.ts';
import { decidePlainly, isPlain, readUse, type WeighedUse, weighUses } from './weigh-uses.ts';

/** Nothing is told before dead holds are collected, or before all is loaded anew. */
type Undecided = DeadHolds | { readonly kind: 'load_anew' };

/** Decides the commands of a batch, one by one, in order; each sees what those before it did. */
export class BatchDecision {
  readonly #input: BatchInput;
  readonly #record: BatchRecord;

  constructor(input: BatchInput) {
    this.#input = input;
    this.#record = new BatchRecord(input);
  }

  /** What is to be stored. */
  get changes(): BatchChanges {
    return this.#record.changes;
  }

  /** Decides one command. @throws what befell it; the record may hold a part of it then, and is not to be stored */
  decide(command: LedgerCommand): LedgerOutcome | Undecided {
    const repeated = this.#repeated(command);
    if (repeated !== null) return repeated;
    return command.kind === 'together' ? this.#decideTogether(command) : this.#decideOne(command);
  }

  #repeated({ idempotency }: LedgerCommand): LedgerOutcome | null {
    if (idempotency === null) return null;
    const stored = this.#input.stored.get(idempotency.route, idempotency.key);
    if (stored === undefined) return null;
    if (stored.requestHash !== idempotency.requestHash) return { kind: 'key_reused' };
    return { kind: 'stored', result: stored.result };
  }

  /** Nothing else is in the batch, so that what was decided can be left where not all could be. */
  #decideTogether(command: TogetherWish): LedgerOutcome | Undecided {
    const { wishes, mode, idempotency, places, result } = command;
    const outcomes = wishes.every(isUse) ? this.#useTogether(wishes) : this.#decideEach(wishes);
    if ('kind' in outcomes) {
      this.#record.discard();
      return outcomes;
    }
    if (outcomes.some(({ kind }) => kind === 'moved')) {
      this.#record.discard();
      return { kind: 'moved' };
    }
    const refused = outcomes.filter(isRefused).length;
    const done = mode === 'all' ? refused === 0 : refused < wishes.length;
    if (!done) this.#record.discard();
    else this.#record.remember(idempotency, withRepeated(withRefused(result, outcomes, places), outcomes));
    return { kind: 'together', done, outcomes };
  }

  #decideEach(wishes: readonly SingleWish[]): SingleOutcome[] | Undecided {
    const outcomes: SingleOutcome[] = [];
    for (const wish of wishes) {
      const outcome = this.#decideOne(wish);
      if (outcome.kind === 'dead_holds' || outcome.kind === 'load_anew') return outcome;
      outcomes.push(outcome);
    }
    return outcomes;
  }

  #decideOne(wish: SingleWish): SingleOutcome | Undecided {
    const coupon = this.#input.state.coupons.get(wish.couponId);
    if (coupon === undefined) return { kind: 'moved' };
    switch (wish.kind) {
      case 'activate':
        return this.#activate(coupon, wish);
      case 'assign':
      case 'switch':
        return this.#changeCode(coupon, wish);
      case 'redeem':
      case 'reserve':
        return this.#use(coupon, wish);
      case 'confirm':
        return this.#confirm(coupon, wish);
      case 'release':
      case 'expire':
        return this.#release(coupon, wish);
      case 'rollback':
        return this.#rollBack(coupon, wish);
    }
  }

  #activate(coupon: Coupon, wish: ActivateWish): SingleOutcome | DeadHolds {
    const { state, takenCodes, now } = this.#input;
    const client = state.identify(wish.identifiers, wish.freshClientId);
    const candidates = wish.candidates.filter((code) => !takenCodes.has(code));
    const holder = state.holderOf(coupon.id, client);
    const existing = this.#existingCode(coupon, holder);
    if (typeof existing === 'string') return { kind: 'moved', ownCode: existing };
    const before: ActivationState = { coupon, totals: state.totalsOf(coupon.id), holder, code: existing };
    const decision = decideActivation(before, { id: wish.id, client, candidates }, now);
    const { outcome } = decision;
    if (this.#restsOnDeadHolds(before, outcome)) return { kind: 'dead_holds', couponId: coupon.id };
    if (decision.events.length > 0) {
      this.#record.addClient(client);
      if (outcome.kind === 'activated' && outcome.activation.issuesCode)
        this.#record.issue(wish, outcome.activation);
      const { code: presented } = decision.state;
      this.#record.store(coupon, wish, {
        ...decision,
        state: presented === null ? decision.state : { ...decision.state, presented },
      });
      this.#record.remember(wish.idempotency, { kind: 'activation', id: wish.id });
    } else if (outcome.kind === 'held') {
      const { clientId } = outcome.holder;
      this.#record.remember(wish.idempotency, { kind: 'held', id: coupon.id, clientId });
    }
    return { kind: 'activation', coupon, outcome };
  }

  /**
   * The code that is there already for who activates: its own one, where something of it changes, else one of the stock. The text
   * of a code that has to be locked before that can be decided.
   */
  #existingCode(coupon: Coupon, holder: Holder | null): IndividualCode | string | null {
    const { state, stock } = this.#input;
    const own = holder === null || holder.codeDisabled ? null : holder.code;
    if (own !== null) {
      const held = holder && heldCode({ coupon, holder });
      if (held !== null && !held.holder.activatedByUse) return null;
      const presented = state.presented(coupon.id, own);
      return presented?.kind === 'individual' ? presented : own;
    }
    const next = coupon.codes.kind === 'imported' ? stock.next(coupon.id) : null;
    if (next === null) return null;
    state.addCode(next);
    return individualCode(next);
  }

  #changeCode(coupon: Coupon, wish: AssignWish | SwitchWish): SingleOutcome {
    const { state, now } = this.#input;
    const presented = state.presented(coupon.id, wish.code);
    if (presented === null) return { kind: 'moved' };
    const client = wish.kind === 'assign' ? state.identify(wish.identifiers, wish.freshClientId) : null;
    const owner = presented.kind === 'individual' ? presented.clientId : null;
    const holder = state.holder(coupon.id, client === null ? owner : clientIdOf(client));
    const before: CodeChangeState = { coupon, totals: state.totalsOf(coupon.id), presented, holder };
    const decision =
      wish.kind === 'assign'
        ? decideAssignment(before, { id: wish.id, client: client ?? { kind: 'nobody' } }, now)
        : decideSwitch(before, wish, now);
    if (decision.outcome.kind === 'changed') {
      if (client !== null) this.#record.addClient(client);
      this.#record.store(coupon, wish, decision);
    }
    if (decision.outcome.kind !== 'refused') {
      this.#record.remember(wish.idempotency, { kind: 'code', id: wish.id });
    }
    return { kind: 'code_change', coupon, outcome: decision.outcome };
  }

  #use(coupon: Coupon, wish: RedeemWish | ReserveWish): SingleOutcome | Undecided {
    const use = readUse(this.#input, coupon, wish);
    if (use === null) return { kind: 'moved' };
    if (isPlain(this.#input, use)) return this.#settleUse(decidePlainly(use, this.#input.now), use.client);
    const [weighed] = weighUses(this.#input, [use]) ?? [];
    return weighed === undefined ? { kind: 'load_anew' } : this.#settleUse(weighed, use.client);
  }

  /** The codes of one request are weighed together, on what they and their order had before any of them. */
  #useTogether(wishes: readonly (RedeemWish | ReserveWish)[]): SingleOutcome[] | Undecided {
    const { coupons } = this.#input.state;
    const uses = wishes.map((wish) => readUse(this.#input, coupons.get(wish.couponId), wish));
    if (!uses.every((use) => use !== null)) return [{ kind: 'moved' }];
    const weighed = weighUses(this.#input, uses);
    if (weighed === null) return { kind: 'load_anew' };
    const outcomes: SingleOutcome[] = [];
    for (const use of weighed) {
      // The client may have been made with a code before this one.
      const { identifiers, freshClientId } = use.wish;
      const outcome = this.#settleUse(use, this.#input.state.identify(identifiers, freshClientId));
      if (outcome.kind === 'dead_holds') return outcome;
      outcomes.push(outcome);
    }
    return outcomes;
  }

  /** @param present whom the identifiers of the wish name by now */
  #settleUse(use: WeighedUse, present: ClientIdentity): SingleOutcome | DeadHolds {
    const { wish, coupon, before, decision, reasons } = use;
    const { orders } = this.#input;
    const { outcome } = decision;
    const rests =
      this.#restsOnDeadHolds(before, outcome) ||
      reasons.some((refusal) => this.#restsOnDeadHolds(before, { kind: 'refused', refusal }));
    if (rests) return { kind: 'dead_holds', couponId: coupon.id };
    if (outcome.kind === 'redeemed' || outcome.kind === 'reserved') {
      this.#record.addClient(present);
      this.#record.store(coupon, wish, decision);
      orders.set(wish.order, before.presented.code, decision.state.prior, coupon);
      const kind = wish.kind === 'redeem' ? 'redemption' : 'reservation';
      this.#record.remember(wish.idempotency, { kind, id: wish.id });
    }
    if (outcome.kind === 'repeated') this.#record.remember(wish.idempotency, resultOfRepeat(outcome));
    const askerId = clientIdOf(use.client);
    return 'redemption' in outcome || (outcome.kind === 'refused' && wish.kind === 'redeem')
      ? { kind: 'redemption', coupon, askerId, reasons, outcome }
      : { kind: 'reservation', coupon, askerId, reasons, outcome };
  }

  #confirm(coupon: Coupon, wish: ConfirmWish): SingleOutcome | DeadHolds {
    if (this.#wasMerged(coupon, wish.reservation)) return { kind: 'moved' };
    const before = this.#settlement(coupon, wish);
    const { id, order, jointId } = wish;
    const { now, orders } = this.#input;
    const forOrder = before.reservation.order ?? order;
    const standing = orders.standing(forOrder, [before.presented.code], now);
    const decision = decideConfirmation(before, { id, order, jointId, standing }, now);
    const { outcome, state } = decision;
    if (this.#restsOnDeadHolds(before, outcome)) return { kind: 'dead_holds', couponId: coupon.id };
    if (outcome.kind === 'redeemed') {
      this.#record.store(coupon, wish, decision);
      orders.set(outcome.redemption.order, state.presented.code, state.prior, coupon);
      this.#record.remember(wish.idempotency, { kind: 'redemption', id: wish.id });
    }
    if (outcome.kind === 'repeated') this.#record.remember(wish.idempotency, resultOfRepeat(outcome));
    const reasons = outcome.kind === 'refused' ? [outcome.refusal] : [];
    return { kind: 'redemption', coupon, askerId: before.reservation.clientId, reasons, outcome };
  }

  #release(coupon: Coupon, wish: ReleaseWish): SingleOutcome {
    if (this.#wasMerged(coupon, wish.reservation)) return { kind: 'moved' };
    const before = this.#settlement(coupon, wish);
    const decide = wish.kind === 'release' ? decideRelease : decideExpiry;
    const decision = decide(before, this.#input.now);
    if (decision.outcome.kind === 'released') {
      this.#record.store(coupon, wish, decision);
      this.#record.forgetOfOrder(coupon, before.reservation);
    }
    if (decision.outcome.kind !== 'refused') {
      this.#record.remember(wish.idempotency, { kind: 'release', id: before.reservation.id });
    }
    return { kind: 'release', coupon, outcome: decision.outcome };
  }

  #rollBack(coupon: Coupon, wish: RollbackWish): SingleOutcome {
    const { state, orders, returns, now } = this.#input;
    const { redemption } = wish;
    if (this.#wasMerged(coupon, redemption)) return { kind: 'moved' };
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
    if (decision.outcome.kind === 'rolled_back') {
      const { returned } = decision.state;
      this.#record.store(coupon, wish, decision);
      returns.set(redemption.id, returned);
      this.changes.setReturned(redemption, returned, known === undefined);
      orders.giveBack(redemption, returned);
      if (returned.isWhole) this.#record.forgetOfOrder(coupon, redemption);
      this.#record.remember(wish.idempotency, { kind: 'rollback', id: redemption.id });
    }
    return { kind: 'rollback', coupon, outcome: decision.outcome };
  }

  /** Whether the client has nothing of the coupon any more for whom something was counted: it is another client's by now. */
  #wasMerged(coupon: Coupon, { clientId }: Redemption | Reservation): boolean {
    return clientId !== null && this.#input.state.holder(coupon.id, clientId) === null;
  }

  /** Whether dead holds are in the way of another outcome; then they are collected before anything is told. */
  #restsOnDeadHolds(
    before: ActivationState | RedemptionState,
    outcome: ActivationOutcome | RedemptionOutcome | ReservationOutcome,
  ): boolean {
    const { state, now } = this.#input;
    return state.hasDeadHold(before.coupon.id, now) && restsOnHolds(before, outcome);
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

function isRefused(outcome: SingleOutcome): boolean {
  return outcome.kind === 'moved' || outcome.outcome.kind === 'refused';
}

function isUse(wish: SingleWish): wish is RedeemWish | ReserveWish {
  return wish.kind === 'redeem' || wish.kind === 'reserve';
}
