import type { Coupon } from '@couponry/engine';
import type { Clock } from '../platform/clock.ts';
import type { MakeId } from '../platform/ids.ts';
import type { CheckoutReads } from './checkout/checkout-reads.ts';
import type { CodeDirectory } from './codes/code-directory.ts';
import type { CodeLeases } from './codes/code-leases.ts';
import type { GuessLimits } from './codes/guess-limits.ts';
import type { ServedCodes } from './codes/served-codes.ts';
import type { StoredUse } from './codes/stored-use.ts';
import type { CartClients } from './coupon-ledger/cart-clients.ts';
import type { LedgerCommand, LedgerOutcome, StoredResult } from './coupon-ledger/command.ts';
import type { CartClientKeys } from './coupon-ledger/read-cart-clients.ts';
import type { CodeStanding, StandingQuestion } from './coupon-ledger/read-standing.ts';

/** Counts a refusal for the statistics of a coupon (null: of no coupon) on a day. */
type CountRefusal = (workspaceId: string, couponId: string | null, day: string, reason: string) => void;

/**
 * What the use cases around codes stand on; made in one place, so that a route, a job and a test get the same. `submit` queues
 * a command in the lane of its coupon and answers after the commit; `ask` reads together with whoever asks at the same time.
 */
export interface CodePorts {
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly directory: CodeDirectory;
  readonly leases: CodeLeases;
  readonly guesses: GuessLimits;
  readonly served: ServedCodes;
  readonly checkout: CheckoutReads;
  readonly countRefusal: CountRefusal;
  submit(workspaceId: string, command: LedgerCommand, isAbandoned: () => boolean): Promise<LedgerOutcome>;
  /** The coupon as last seen by this process, at once, or read when it was not; null when there is none. */
  coupon(workspaceId: string, couponId: string): Coupon | null | Promise<Coupon | null>;
  /** Forgets what was last seen of a coupon. */
  forgetCoupon(workspaceId: string, couponId: string): void;
  /** What an idempotency key led to. */
  stored(workspaceId: string, result: StoredResult): Promise<StoredUse>;
  /** Collects the holds of a coupon, or of any (null), whose time has run out. */
  collectDeadHolds(workspaceId: string, couponId: string | null): Promise<void>;
  ask(workspaceId: string, question: StandingQuestion): Promise<CodeStanding | null>;
  /** What is known of clients of whom conditions ask. */
  askClients(workspaceId: string, keys: CartClientKeys): Promise<CartClients>;
}
