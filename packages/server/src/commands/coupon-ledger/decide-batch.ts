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
  ReleaseWish,
  RollbackWish,
  SettleWish,
  SingleOutcome,
  SingleWish,
  SwitchWish,
  TogetherWish,
  UseWish,
} from './command.ts';
import { individualCode } from './coupon-state.ts';
import { resultOfRepeat, withRefused, withRepeated } from './stored-result.ts';
import { decidePlainly, isPlain, readUse, type WeighedUse, weighUses } from './weigh-uses.ts';

/** Nothing is told before dead holds are collected, or before all is loaded anew. */
type Undecided = DeadHolds | { readonly kind: 'load_anew' };

/** What a wish comes to, and what notes it. */
interface Judged<Outcome> {
  readonly outcome: Outcome;
  readonly note: () => void;
}

const NOTHING_TO_NOTE = (): void => {};
const MOVED: Judged<SingleOutcome> = { outcome: { kind: 'moved' }, note: NOTHING_TO_NOTE };

/** Of a command that is to be done whole or not at all a part was noted before that was seen: it needs a batch of its own. */
export class TornApart extends Error {
  constructor() {
    super('A command can not be carried out with others');
    this.name = 'TornApart';
  }
}

/** Decides the commands of a batch, one by one, in order; each sees what those before it did. */
export class BatchDecision {
  readonly #input: BatchInput;
  readonly #record: BatchRecord;
  readonly #isAlone: boolean;

  /** @param isAlone whether the batch has one command only */
  constructor(input: BatchInput, isAlone: boolean) {
    this.#input = input;
    this.#record = new BatchRecord(input);
    this.#isAlone = isAlone;
  }

  /** What is to be stored. */
  get changes(): BatchChanges {
    return this.#record.changes;
  }

  /** Decides one command. @throws what befell it ({@link TornApart}: it needs a batch of its own); the record may hold a part of it then, and is not to be stored */
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

  #decideTogether(command: TogetherWish): LedgerOutcome | Undecided {
    const { wishes } = command;
    return areUses(wishes) ? this.#useTogether(command, wishes) : this.#settleTogether(command, wishes);
  }

  /** The codes of one request are weighed together, on what they and their order had before any of them. */
  #useTogether(command: TogetherWish, wishes: readonly UseWish[]): LedgerOutcome | Undecided {
    const { coupons } = this.#input.state;
    const uses = wishes.map((wish) => readUse(this.#input, coupons.get(wish.couponId), wish));
    if (!uses.every((use) => use !== null)) return { kind: 'moved' };
    const weighed = weighUses(this.#input, uses);
    if (weighed === null) return { kind: 'load_anew' };
    const dead = weighed.map((use) => this.#deadHoldsOf(use)).find((holds) => holds !== null);
    if (dead !== undefined) return dead;
    const outcomes = weighed.map(outcomeOfUse);
    const done = isDone(command, outcomes);
    if (done) {
      for (const use of weighed) {
        // The client may have been made with a code before this one.
        const { identifiers, freshClientId } = use.wish;
        this.#noteUse(use, this.#input.state.identify(identifiers, freshClientId));
      }
      this.#rememberTogether(command, outcomes);
    }
    return { kind: 'together', done, outcomes };
  }

  /**
   * Settles one after the other, each on what those before it left. Whether all can be settled is judged before any of them is noted;
   * only where two of them stand in each other's way is that seen too late.
   *
   * @throws TornApart where it is, and other commands are in the batch
   */
  #settleTogether(command: TogetherWish, wishes: readonly SettleWish[]): LedgerOutcome | Undecided {
    const apart: SingleOutcome[] = [];
    for (const wish of wishes) {
      const { outcome } = this.#judge(wish);
      if (outcome.kind === 'moved' || outcome.kind === 'dead_holds') return outcome;
      apart.push(outcome);
    }
    if (!isDone(command, apart)) return { kind: 'together', done: false, outcomes: apart };
    const outcomes: SingleOutcome[] = [];
    for (const wish of wishes) {
      const { outcome, note } = this.#judge(wish);
      if (outcome.kind === 'dead_holds') {
        this.#discard();
        return outcome;
      }
      note();
      outcomes.push(outcome);
    }
    const done = isDone(command, outcomes);
    if (done) this.#rememberTogether(command, outcomes);
    else this.#discard();
    return { kind: 'together', done, outcomes };
  }

  /** Leaves undone what was noted of the only command of the batch. @throws TornApart when there are others */
  #discard(): void {
    if (!this.#isAlone) throw new TornApart();
    this.#record.discard();
  }

  #rememberTogether({ idempotency, places, result }: TogetherWish, outcomes: readonly SingleOutcome[]): void {
    this.#record.remember(idempotency, withRepeated(withRefused(result, outcomes, places), outcomes));
  }

  #judge(wish: SettleWish): Judged<SingleOutcome | DeadHolds> {
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
      default: {
        const { outcome, note } = this.#judge(wish);
        note();
        return outcome;
      }
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

  #use(coupon: Coupon, wish: UseWish): SingleOutcome | Undecided {
    const use = readUse(this.#input, coupon, wish);
    if (use === null) return { kind: 'moved' };
    if (isPlain(this.#input, use)) return this.#settleUse(decidePlainly(use, this.#input.now));
    const [weighed] = weighUses(this.#input, [use]) ?? [];
    return weighed === undefined ? { kind: 'load_anew' } : this.#settleUse(weighed);
  }

  #settleUse(use: WeighedUse): SingleOutcome | DeadHolds {
    const dead = this.#deadHoldsOf(use);
    if (dead !== null) return dead;
    this.#noteUse(use, use.client);
    return outcomeOfUse(use);
  }

  /** The dead holds on which it rests what became of a use. */
  #deadHoldsOf({ coupon, before, decision: { outcome }, reasons }: WeighedUse): DeadHolds | null {
    const rests =
      this.#restsOnDeadHolds(before, outcome) ||
      reasons.some((refusal) => this.#restsOnDeadHolds(before, { kind: 'refused', refusal }));
    return rests ? { kind: 'dead_holds', couponId: coupon.id } : null;
  }

  /** @param present whom the identifiers of the wish name by now */
  #noteUse({ wish, coupon, before, decision }: WeighedUse, present: ClientIdentity): void {
    const { outcome } = decision;
    const { orders } = this.#input;
    if (outcome.kind === 'redeemed' || outcome.kind === 'reserved') {
      this.#record.addClient(present);
      this.#record.store(coupon, wish, decision);
      orders.set(wish.order, before.presented.code, decision.state.prior, coupon);
      const kind = wish.kind === 'redeem' ? 'redemption' : 'reservation';
      this.#record.remember(wish.idempotency, { kind, id: wish.id });
    }
    if (outcome.kind === 'repeated') this.#record.remember(wish.idempotency, resultOfRepeat(outcome));
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
    if (this.#restsOnDeadHolds(before, outcome)) {
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
      this.changes.setReturned(redemption, returned, known === undefined);
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

/** What is told of a use. */
function outcomeOfUse({ wish, coupon, client, reasons, decision: { outcome } }: WeighedUse): SingleOutcome {
  const askerId = clientIdOf(client);
  return 'redemption' in outcome || (outcome.kind === 'refused' && wish.kind === 'redeem')
    ? { kind: 'redemption', coupon, askerId, reasons, outcome }
    : { kind: 'reservation', coupon, askerId, reasons, outcome };
}

/** Whether something of a command is to be done, by what became of its wishes. */
function isDone({ mode, wishes }: TogetherWish, outcomes: readonly SingleOutcome[]): boolean {
  const refused = outcomes.filter(isRefused).length;
  return mode === 'all' ? refused === 0 : refused < wishes.length;
}

function isRefused(outcome: SingleOutcome): boolean {
  return outcome.kind === 'moved' || outcome.outcome.kind === 'refused';
}

function areUses(wishes: TogetherWish['wishes']): wishes is readonly UseWish[] {
  return wishes.every(({ kind }) => kind === 'redeem' || kind === 'reserve');
}
