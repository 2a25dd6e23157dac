import type { ActivationOutcome, Coupon, Identifier, OrderRef, RedemptionOutcome } from '@couponry/engine';

/** An idempotency key as a caller gave it, for a route, with the hash (hexadecimal) of the whole request. */
export interface IdempotencyKey {
  readonly route: string;
  readonly key: string;
  readonly requestHash: string;
}

/** What an idempotency key leads back to. */
export type StoredResult =
  | { readonly kind: 'activation'; readonly id: string }
  | { readonly kind: 'redemption'; readonly id: string };

interface Wish {
  /** The id of the ledger row that this may become, made at arrival and kept over retries. */
  readonly id: string;
  readonly freshClientId: string;
  readonly couponId: string;
  readonly identifiers: readonly Identifier[];
  readonly keyId: string;
  readonly idempotency: IdempotencyKey | null;
}

/** The wish to activate. `candidates` are codes that were never handed out. */
export interface ActivateWish extends Wish {
  readonly kind: 'activate';
  readonly candidates: readonly string[];
}

/** The wish to redeem the code with this normalised form. */
export interface RedeemWish extends Wish {
  readonly kind: 'redeem';
  readonly code: string;
  readonly byToken: boolean;
  readonly asAdmin: boolean;
  readonly order: OrderRef | null;
  /** The order's value in minor units, and the currency by whose digits it was read. */
  readonly amount: number | null;
  readonly currency: string | null;
}

/** What waits in a lane. */
export type LedgerCommand = ActivateWish | RedeemWish;

/**
 * What became of a command. `moved`: the code belongs to another coupon by now, or the coupon is gone, so it has to be looked
 * up anew. `stored`: this idempotency key has its outcome already. `key_reused`: it was used for another request.
 */
export type LedgerOutcome =
  | { readonly kind: 'activation'; readonly coupon: Coupon; readonly outcome: ActivationOutcome }
  | {
      readonly kind: 'redemption';
      readonly coupon: Coupon;
      /** The client named; whose code it was may be somebody else. */
      readonly askerId: string | null;
      readonly outcome: RedemptionOutcome;
    }
  | { readonly kind: 'moved' }
  | { readonly kind: 'stored'; readonly result: StoredResult }
  | { readonly kind: 'key_reused' };

/** A request with the same idempotency key is being carried out and has not ended in time. Nothing was done. */
export class IdempotencyInFlight extends Error {
  constructor(cause: unknown) {
    super('A request with this idempotency key is in flight', { cause });
    this.name = 'IdempotencyInFlight';
  }
}
