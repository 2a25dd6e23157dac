import {
  type ActivationState,
  type ClientIdentity,
  type Coupon,
  clientIdOf,
  countsFor,
  decideActivation,
  decideRedemption,
  type PresentedCode,
  type Redemption,
  type RedemptionState,
  sharesALimit,
} from '@couponry/engine';
import { BatchChanges } from './batch-changes.ts';
import type { ActivateWish, LedgerCommand, LedgerOutcome, RedeemWish, StoredResult } from './command.ts';
import { type CouponState, individualCode } from './coupon-state.ts';

/** All on which a batch is decided besides the coupons' state: what orders and idempotency keys led to, and codes taken. */
export interface BatchInput {
  readonly state: CouponState;
  readonly priors: Map<string, Redemption>;
  readonly stored: Map<string, { readonly requestHash: string; readonly result: StoredResult }>;
  readonly takenCodes: Set<string>;
  readonly now: number;
}

/** The key under which a redemption of an order is found within a batch. */
export function priorKey(store: string, orderId: string, code: string): string {
  return JSON.stringify([store, orderId, code]);
}

/** The key under which a stored outcome is found within a batch. */
export function storedKey(route: string, key: string): string {
  return JSON.stringify([route, key]);
}

/** Decides the commands of a batch, one by one, in order; each sees what those before it did. */
export class BatchDecision {
  readonly changes = new BatchChanges();
  readonly #input: BatchInput;

  constructor(input: BatchInput) {
    this.#input = input;
  }

  /** Decides one command. A throw leaves nothing of it behind as long as the engine is what throws. */
  decide(command: LedgerCommand): LedgerOutcome {
    const repeated = this.#repeated(command);
    if (repeated !== null) return repeated;
    const coupon = this.#input.state.coupons.get(command.couponId);
    if (coupon === undefined) return { kind: 'moved' };
    const client = this.#input.state.identify(command.identifiers, command.freshClientId);
    return command.kind === 'activate'
      ? this.#activate(coupon, client, command)
      : this.#redeem(coupon, client, command);
  }

  #repeated({ idempotency }: LedgerCommand): LedgerOutcome | null {
    if (idempotency === null) return null;
    const stored = this.#input.stored.get(storedKey(idempotency.route, idempotency.key));
    if (stored === undefined) return null;
    if (stored.requestHash !== idempotency.requestHash) return { kind: 'key_reused' };
    return { kind: 'stored', result: stored.result };
  }

  #activate(coupon: Coupon, client: ClientIdentity, command: ActivateWish): LedgerOutcome {
    const { state, takenCodes, now } = this.#input;
    const candidates = command.candidates.filter((code) => !takenCodes.has(code));
    const before: ActivationState = {
      coupon,
      totals: state.totals.get(coupon.id) ?? { activations: 0 },
      holder: state.holderOf(coupon.id, client),
    };
    const decision = decideActivation(before, { id: command.id, client, candidates }, now);
    const { outcome } = decision;
    if (outcome.kind === 'activated') {
      this.#remember(command, client, { kind: 'activation', id: command.id });
      this.#setTotals(coupon, decision.state.totals.activations);
      this.#setHolder(coupon, before.holder === null, decision.state);
      if (outcome.activation.issuesCode) this.#issue(command, outcome.activation);
      for (const event of decision.events) this.changes.append(event, coupon, command.keyId);
    }
    return { kind: 'activation', coupon, outcome };
  }

  #redeem(coupon: Coupon, client: ClientIdentity, command: RedeemWish): LedgerOutcome {
    const presented = this.#presented(coupon, command);
    if (presented === null || (command.currency !== null && command.currency !== coupon.currency)) {
      return { kind: 'moved' };
    }
    const before = this.#redemptionState(coupon, client, presented, command);
    const decision = decideRedemption(before, { ...command, client }, this.#input.now);
    if (decision.outcome.kind === 'redeemed') {
      const { redemption } = decision.outcome;
      this.#remember(command, client, { kind: 'redemption', id: command.id });
      this.#setTotals(coupon, decision.state.totals.activations);
      this.#setHolder(coupon, before.holder === null, decision.state);
      this.#setPresented(decision.state.presented);
      if (command.order !== null) {
        const { store, id } = command.order;
        this.#input.priors.set(priorKey(store, id, redemption.code), redemption);
      }
      for (const event of decision.events) this.changes.append(event, coupon, command.keyId);
    }
    return { kind: 'redemption', coupon, askerId: clientIdOf(client), outcome: decision.outcome };
  }

  #redemptionState(
    coupon: Coupon,
    client: ClientIdentity,
    presented: PresentedCode,
    { order }: RedeemWish,
  ): RedemptionState {
    const { state, priors } = this.#input;
    const prior =
      order === null ? null : (priors.get(priorKey(order.store, order.id, presented.code)) ?? null);
    return {
      coupon,
      totals: state.totals.get(coupon.id) ?? { activations: 0 },
      presented,
      holder: state.holder(coupon.id, countsFor(presented, client)),
      prior,
    };
  }

  /** The code as it is now under the lock; null when it is another coupon's by now. */
  #presented(coupon: Coupon, command: RedeemWish): PresentedCode | null {
    const row = this.#input.state.codes.get(command.code);
    if (row === undefined || row.couponId !== coupon.id) return null;
    return row.kind === 'friendly' ? { kind: 'friendly', code: row.code } : individualCode(row);
  }

  #setTotals(coupon: Coupon, activations: number): void {
    this.#input.state.totals.set(coupon.id, { activations });
    if (sharesALimit(coupon)) this.changes.totals.set(coupon.id, { couponId: coupon.id, activations });
  }

  #setHolder(coupon: Coupon, isNew: boolean, { holder }: ActivationState | RedemptionState): void {
    if (holder === null) return;
    this.#input.state.holders.set(`${coupon.id} ${holder.clientId}`, holder);
    this.changes.setHolder(coupon.id, holder, isNew);
  }

  #setPresented(presented: PresentedCode): void {
    if (presented.kind === 'friendly') return;
    const row = this.#input.state.codes.get(presented.code);
    if (row === undefined) throw new Error('A code was redeemed that was not loaded');
    const { activatedAt, redemptions, lastRedeemedAt } = presented;
    const used = { ...row, activatedAt, redemptions, lastRedeemedAt };
    this.#input.state.codes.set(row.code, used);
    this.changes.setCode(used);
  }

  #issue(
    command: ActivateWish,
    activation: { code: string; clientId: string | null; expiresAt: number | null },
  ) {
    const { now, takenCodes, state } = this.#input;
    const { code, clientId, expiresAt } = activation;
    takenCodes.add(code);
    const row = {
      code,
      couponId: command.couponId,
      clientId,
      keyId: command.keyId,
      issuedAt: now,
      activatedAt: now,
      expiresAt,
      redemptions: 0,
      lastRedeemedAt: null,
    };
    this.changes.newCodes.set(code, row);
    state.codes.set(code, { ...row, kind: 'individual', spelling: code });
  }

  /** Stores what the command changed beyond the coupon: its idempotency key and the client it made or named anew. */
  #remember(command: LedgerCommand, client: ClientIdentity, result: StoredResult): void {
    const { idempotency } = command;
    if (idempotency !== null) {
      const { route, key, requestHash } = idempotency;
      this.#input.stored.set(storedKey(route, key), { requestHash, result });
      this.changes.idempotencyKeys.push({ route, key, requestHash, result: JSON.stringify(result) });
    }
    if (client.kind === 'new' || (client.kind === 'known' && client.added.length > 0)) {
      this.changes.addIdentifiers(client.id, client.added, client.kind === 'new');
      this.#input.state.addClient(client.id, client.added);
    }
  }
}
