import {
  type ActivationState,
  type ClientIdentity,
  type CodeChangeOutcome,
  type CodeChangeState,
  type Coupon,
  clientIdOf,
  decideActivation,
  decideAssignment,
  decideSwitch,
  type Holder,
  heldCode,
  type IndividualCode,
} from '@couponry/engine';
import type { ResolvedCode } from '../codes/code-directory.ts';
import type { BatchChanges } from './batch-changes.ts';
import type { BatchInput } from './batch-input.ts';
import { BatchRecord } from './batch-record.ts';
import type {
  ActivateWish,
  AssignWish,
  LedgerCommand,
  LedgerOutcome,
  SettleWish,
  SingleOutcome,
  SingleWish,
  SwitchWish,
  TogetherWish,
  UseWish,
} from './command.ts';
import { individualCode } from './coupon-state.ts';
import { type DeadHolds, restsOnDeadHolds } from './dead-holds.ts';
import { SettlementJudge } from './judge-settlements.ts';
import { resultOfActivation, resultOfRepeat, withRefused, withRepeated } from './stored-result.ts';
import {
  decidePlainly,
  isPlain,
  type MovedUse,
  type ReadUse,
  readUse,
  type WeighedUse,
  weighUses,
} from './weigh-uses.ts';

/** Nothing is told before dead holds are collected, or before all is loaded anew. */
type Undecided = DeadHolds | { readonly kind: 'load_anew' };

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
  readonly #settlements: SettlementJudge;
  readonly #isAlone: boolean;

  /** @param isAlone whether the batch has one command only */
  constructor(input: BatchInput, isAlone: boolean) {
    this.#input = input;
    this.#record = new BatchRecord(input);
    this.#settlements = new SettlementJudge(input, this.#record);
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
    if (!uses.every(isRead)) return { kind: 'moved', ofOrder: uses.flatMap(ofOrder) };
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
      const { outcome } = this.#settlements.judge(wish);
      if (outcome.kind === 'moved' || outcome.kind === 'dead_holds') return outcome;
      apart.push(outcome);
    }
    if (!isDone(command, apart)) return { kind: 'together', done: false, outcomes: apart };
    const outcomes: SingleOutcome[] = [];
    for (const wish of wishes) {
      const { outcome, note } = this.#settlements.judge(wish);
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
        const { outcome, note } = this.#settlements.judge(wish);
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
    if (restsOnDeadHolds(this.#input, before, outcome)) return { kind: 'dead_holds', couponId: coupon.id };
    if (outcome.kind === 'refused') return { kind: 'activation', coupon, outcome };
    // Also where nothing is counted: from now on the client is found by all the identifiers that were given.
    this.#record.addClient(client);
    this.#record.remember(wish.idempotency, resultOfActivation(coupon, outcome));
    if (decision.events.length > 0) {
      if (outcome.kind === 'activated' && outcome.activation.issuesCode)
        this.#record.issue(wish, outcome.activation);
      const { code: presented } = decision.state;
      this.#record.store(coupon, wish, {
        ...decision,
        state: presented === null ? decision.state : { ...decision.state, presented },
      });
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

  #changeCode(coupon: Coupon, wish: AssignWish | SwitchWish): SingleOutcome | DeadHolds {
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
    if (isHeldOnly(before, decision.outcome) && state.hasDeadHold(coupon.id, now)) {
      return { kind: 'dead_holds', couponId: coupon.id };
    }
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
    if (!isRead(use)) return use;
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
      restsOnDeadHolds(this.#input, before, outcome) ||
      reasons.some((refusal) => restsOnDeadHolds(this.#input, before, { kind: 'refused', refusal }));
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
}

/** Whether a code is not given to a client for nothing else than that a use of it is held. */
function isHeldOnly({ presented }: CodeChangeState, outcome: CodeChangeOutcome): boolean {
  if (outcome.kind !== 'refused' || outcome.refusal.reason !== 'code_used') return false;
  return presented.kind === 'individual' && presented.held > 0 && presented.lastRedeemedAt === null;
}

function isRead(use: ReadUse | MovedUse): use is ReadUse {
  return !('kind' in use);
}

function ofOrder(use: ReadUse | MovedUse): readonly ResolvedCode[] {
  return isRead(use) ? [] : (use.ofOrder ?? []);
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
