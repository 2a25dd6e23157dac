import type {
  ActivationOutcome,
  Cart,
  CodeChangeOutcome,
  Coupon,
  Identifier,
  LineReturn,
  OrderRef,
  Redemption,
  RedemptionOutcome,
  Refusal,
  ReleaseOutcome,
  Reservation,
  ReservationOutcome,
  RollbackOutcome,
} from '@couponry/engine';
import type { BatchTurn } from '../../platform/batch-turn.ts';
import type { BegunTransaction } from '../../platform/db/transaction.ts';
import type { ResolvedCode } from '../codes/code-directory.ts';
import type { ToldClient } from './cart-client-of.ts';

/** An idempotency key as a caller gave it, for a route, with the hash (hexadecimal) of the whole request. */
export interface IdempotencyKey {
  readonly route: string;
  readonly key: string;
  readonly requestHash: string;
}

/**
 * What an idempotency key leads back to. The id of a redemption or reservation is the joint one where a request named several
 * codes; a rollback and a release lead to what they changed. `refused` are the codes that did not apply, by their place in the
 * request, once for each reason. `held` leads to the individual `code` that the client has of the coupon with this id; where all have one
 * code, to the activation by which the client `clientId` has it.
 */
export interface StoredResult {
  readonly kind: 'activation' | 'held' | 'redemption' | 'reservation' | 'rollback' | 'release' | 'code';
  readonly id: string;
  readonly clientId?: string;
  readonly code?: string;
  /** What was used for several codes, where the order had some of it before: then it shares no id. */
  readonly ids?: readonly string[];
  readonly refused?: readonly (readonly [number, string])[];
}

interface Wish {
  readonly couponId: string;
  /** The API key that asked for it; null where nobody did. */
  readonly keyId: string | null;
  readonly idempotency: IdempotencyKey | null;
}

interface NewRow extends Wish {
  /** The id of the ledger row that this may become, made at arrival and kept over retries. */
  readonly id: string;
}

interface Named extends NewRow {
  readonly freshClientId: string;
  readonly identifiers: readonly Identifier[];
}

/**
 * The wish to activate. `candidates` are codes that were never handed out; `ownCode` is the code that the client was found to have,
 * which is locked before what the client has of the coupon.
 */
export interface ActivateWish extends Named {
  readonly kind: 'activate';
  readonly candidates: readonly string[];
  readonly ownCode: string | null;
}

/** The wish to give the code with this normalised form to a client. */
export interface AssignWish extends Named {
  readonly kind: 'assign';
  readonly code: string;
}

/** The wish to disable the code with this normalised form, or to enable it again. */
export interface SwitchWish extends NewRow {
  readonly kind: 'switch';
  readonly code: string;
  readonly enabled: boolean;
  readonly reason: string;
}

/** A cart as a request tells it, what tells it from others, and what is told of the client for conditions to ask. */
export interface CartWish {
  readonly cart: Cart;
  readonly hash: string;
  readonly told: ToldClient;
}

/** The wish to use the code with this normalised form. */
interface UseFields extends Named {
  readonly code: string;
  /** The cart; null: none was sent. Its subtotal is the amount. */
  readonly cart: CartWish | null;
  readonly byToken: boolean;
  readonly asAdmin: boolean;
  readonly order: OrderRef | null;
  /** The order's value in minor units, and the currency by whose digits it was read. */
  readonly amount: number | null;
  readonly currency: string | null;
  /** Shared by the wishes of one request over several codes. */
  readonly jointId: string | null;
}

/** The wish to redeem a code. */
export interface RedeemWish extends UseFields {
  readonly kind: 'redeem';
}

/** The wish to hold a use of a code for so many milliseconds. */
export interface ReserveWish extends UseFields {
  readonly kind: 'reserve';
  readonly holdMs: number;
}

/** The wish to turn a hold into a redemption. `order` is for a reservation that was made without one. */
export interface ConfirmWish extends NewRow {
  readonly kind: 'confirm';
  readonly reservation: Reservation;
  readonly order: OrderRef | null;
  readonly jointId: string | null;
}

/** The wish to let a hold go; to `expire` it only if its time has run out. */
export interface ReleaseWish extends Wish {
  readonly kind: 'release' | 'expire';
  readonly reservation: Reservation;
}

/**
 * The wish to give back so much of a redemption's order value (minor units), or units of its lines; null twice for all that is
 * left.
 */
export interface RollbackWish extends NewRow {
  readonly kind: 'rollback';
  readonly redemption: Redemption;
  readonly amount: number | null;
  readonly lines: readonly LineReturn[] | null;
  readonly reason: string;
}

/** The wish to use a code. */
export type UseWish = RedeemWish | ReserveWish;

/** The wish to settle a use. */
export type SettleWish = ConfirmWish | ReleaseWish | RollbackWish;

/** A wish over one coupon. */
export type SingleWish = ActivateWish | AssignWish | SwitchWish | UseWish | SettleWish;

/**
 * Several wishes in one transaction, also over several coupons: all of them or none, or those that can be. `result` is what the
 * idempotency key will lead to.
 */
export interface TogetherWish {
  readonly kind: 'together';
  readonly mode: 'all' | 'applicable';
  readonly wishes: readonly UseWish[] | readonly SettleWish[];
  /** The place of each wish in the request. */
  readonly places: readonly number[];
  readonly idempotency: IdempotencyKey | null;
  readonly result: StoredResult;
}

/** The turn of a batch of which no lane knows. */
export const TURN_OF_ITS_OWN: BatchTurn<BegunTransaction> = {
  ...{ mayWait: true, again: false, begun: null },
  onStoring: () => {},
  onForeign: () => {},
};

/** What waits in a lane. */
export type LedgerCommand = SingleWish | TogetherWish;

/** The wishes that a command consists of. */
export function wishesOf(command: LedgerCommand): readonly SingleWish[] {
  return command.kind === 'together' ? command.wishes : [command];
}

/**
 * What became of a wish over one coupon. `askerId`: the client named; whose code it was may be somebody else. `reasons`: all against
 * a use that was refused, the first one as in its outcome; none where it was not. `ownCode` of one that
 * `moved`: the client turned out to have this code, which has to be locked before it can be activated; `ofOrder`: codes that the
 * order has from coupons that had them before, which have to decide on them. Nothing was done.
 */
export type SingleOutcome =
  | { readonly kind: 'activation'; readonly coupon: Coupon; readonly outcome: ActivationOutcome }
  | { readonly kind: 'code_change'; readonly coupon: Coupon; readonly outcome: CodeChangeOutcome }
  | {
      readonly kind: 'redemption';
      readonly coupon: Coupon;
      readonly askerId: string | null;
      readonly reasons: readonly Refusal[];
      readonly outcome: RedemptionOutcome;
    }
  | {
      readonly kind: 'reservation';
      readonly coupon: Coupon;
      readonly askerId: string | null;
      readonly reasons: readonly Refusal[];
      readonly outcome: ReservationOutcome;
    }
  | { readonly kind: 'release'; readonly coupon: Coupon; readonly outcome: ReleaseOutcome }
  | { readonly kind: 'rollback'; readonly coupon: Coupon; readonly outcome: RollbackOutcome }
  | { readonly kind: 'moved'; readonly ownCode?: string; readonly ofOrder?: readonly ResolvedCode[] };

/**
 * What became of a command. `moved`: the code belongs to another coupon by now, or the coupon is gone, so it has to be looked
 * up anew. `together` with `done` false: nothing was done. `stored`: this idempotency key has its outcome already. `key_reused`:
 * it was used for another request.
 */
export type LedgerOutcome =
  | SingleOutcome
  | { readonly kind: 'together'; readonly done: boolean; readonly outcomes: readonly SingleOutcome[] }
  | { readonly kind: 'stored'; readonly result: StoredResult }
  | { readonly kind: 'key_reused' };

/** A request with the same idempotency key is being carried out and has not ended in time. Nothing was done. */
export class IdempotencyInFlight extends Error {
  constructor(cause: unknown) {
    super('A request with this idempotency key is in flight', { cause });
    this.name = 'IdempotencyInFlight';
  }
}
