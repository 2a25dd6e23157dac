import type {
  Activation,
  ClientIdentity,
  Coupon,
  CouponTotals,
  Holder,
  LedgerEvent,
  PresentedCode,
  Redemption,
  Reservation,
} from '@couponry/engine';
import { NO_USES } from '@couponry/engine';
import { BatchChanges } from './batch-changes.ts';
import type { BatchInput } from './batch-input.ts';
import type { ActivateWish, IdempotencyKey, SingleWish, StoredResult } from './command.ts';

/** Something was decided: what to store beside the ledger row. */
interface Decided {
  readonly events: readonly LedgerEvent[];
  readonly state: {
    readonly totals: CouponTotals;
    readonly holder: Holder | null;
    readonly presented?: PresentedCode;
  };
}

/**
 * Notes what the commands of a batch were decided to be: in the state, for the commands after them, and to be stored. What holds the
 * batch together; what each of its commands comes to is up to the engine.
 */
export class BatchRecord {
  #changes = new BatchChanges();
  readonly #input: BatchInput;

  constructor(input: BatchInput) {
    this.#input = input;
  }

  /** What is to be stored. */
  get changes(): BatchChanges {
    return this.#changes;
  }

  /** Leaves what was noted so far undone: nothing of it is stored. */
  discard(): void {
    this.#changes = new BatchChanges();
  }

  /** The order can use the code anew, unless it has used it otherwise already. */
  forgetOfOrder(coupon: Coupon, { id, order, code }: Redemption | Reservation): void {
    const prior = this.#input.orders.prior(order, code);
    const used = prior?.kind === 'redemption' ? prior.redemption.id : prior?.reservation.id;
    if (used === id) this.#input.orders.set(order, code, null, coupon);
  }

  /** Stores how everything stands after a decision, and what happened. */
  store(coupon: Coupon, wish: SingleWish, { state, events }: Decided): void {
    const { holder, presented, totals } = state;
    this.#input.state.setTotals(coupon, totals);
    if (holder !== null) this.#input.state.setHolder(coupon.id, holder);
    if (presented?.kind === 'individual') {
      this.#input.state.setCode(coupon.id, presented);
      this.#input.stock.take(coupon.id, presented.code);
    }
    for (let index = 0; index < events.length; index += 1) {
      const event = events[index] as LedgerEvent;
      this.#changes.append(event, coupon, wish.keyId);
      if (event.type === 'reservation.ended') this.#noteEnd(event, events);
    }
  }

  /** A later wish of the batch may be about the same reservation. */
  #noteEnd(
    { end, reservation }: LedgerEvent & { type: 'reservation.ended' },
    events: readonly LedgerEvent[],
  ): void {
    const redemption = events.flatMap((event) => (event.type === 'code.redeemed' ? event.redemption : []));
    this.#input.reservations.set(reservation.id, {
      reservation,
      stands: end.end,
      redemption: redemption.find(({ id }) => id === end.redemptionId) ?? null,
    });
  }

  /** Notes a code that an activation has made. */
  issue({ couponId, keyId }: ActivateWish, { code, clientId, expiresAt }: Activation): void {
    const { now, takenCodes, state } = this.#input;
    takenCodes.add(code);
    state.issueCode({
      ...NO_USES,
      code,
      couponId,
      kind: 'individual',
      spelling: code,
      clientId,
      keyId,
      issuedAt: now,
      activatedAt: now,
      activatedByUse: false,
      disabledAt: null,
      expiresAt,
      lastRedeemedAt: null,
    });
  }

  /** Notes under an idempotency key what its request came to. */
  remember(idempotency: IdempotencyKey | null, result: StoredResult): void {
    if (idempotency === null) return;
    const { route, key, requestHash } = idempotency;
    this.#input.stored.set(route, key, { requestHash, result });
    this.#changes.idempotencyKeys.push({ route, key, requestHash, result: JSON.stringify(result) });
  }

  /** Stores a client that was made or named anew. */
  addClient(client: ClientIdentity): void {
    if (client.kind !== 'new' && (client.kind !== 'known' || client.added.length === 0)) return;
    this.#changes.addIdentifiers(client.id, client.added, client.kind === 'new');
    this.#input.state.addClient(client.id, client.added);
  }
}
