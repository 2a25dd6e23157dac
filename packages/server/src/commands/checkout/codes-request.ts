import type { Coupon, Identifier, OrderRef, Refusal } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { ResolvedCode } from '../codes/code-directory.ts';
import { secondsToWait } from '../codes/guess-guard.ts';
import { findStanding } from '../codes/look-up-code.ts';
import type { CartWish, IdempotencyKey } from '../coupon-ledger/command.ts';
import type { CodePorts } from '../ports.ts';

/**
 * The wish to use one code or several for an order. `amount` is the order's value in minor units of `currency`; without a currency
 * it is that of the first coupon.
 */
export interface CodesRequest {
  readonly codes: readonly string[];
  readonly mode: 'all' | 'applicable';
  readonly identifiers: readonly Identifier[];
  readonly byToken: boolean;
  readonly order: OrderRef | null;
  readonly amount: number | null;
  /** The cart, whose subtotal is the amount; null: none was sent. */
  readonly cart: CartWish | null;
  readonly currency: string | null;
  readonly idempotency: IdempotencyKey | null;
  readonly isAbandoned: () => boolean;
}

/** A code of a request that does not apply, and all reasons why; it stands at this place in the request. */
export interface RefusedCode {
  readonly index: number;
  readonly coupon: Coupon | null;
  readonly reasons: readonly [Refusal, ...Refusal[]];
}

/** A code of a request that leads to a coupon. */
export interface FoundCode extends ResolvedCode {
  readonly index: number;
  readonly coupon: Coupon;
}

/** Where the codes of a request lead. `duplicate`: the code at this place stands there twice. */
export type FoundCodes =
  | { readonly kind: 'found'; readonly found: readonly FoundCode[]; readonly refused: readonly RefusedCode[] }
  | { readonly kind: 'duplicate'; readonly index: number }
  | { readonly kind: 'too_many_guesses'; readonly seconds: number };

/** Looks the codes of a request up; each that does not exist counts as a guess. */
export async function findCodes(
  ports: CodePorts,
  caller: Caller,
  { codes, identifiers, byToken, currency, cart }: CodesRequest,
): Promise<FoundCodes> {
  const workspaceId = caller.workspace.id;
  if (ports.guesses.secondsToWait(workspaceId, caller.asker) > 0) {
    const seconds = await guessedTooOften(ports, caller, { codes, identifiers, byToken });
    if (seconds > 0) return { kind: 'too_many_guesses', seconds };
  }
  const resolving = codes.map((code) => ports.directory.resolve(workspaceId, code));
  // All at once, if at all: nearly every code and every coupon is known, and nobody waits for what is there.
  if (resolving.some((one) => one instanceof Promise)) await Promise.all(resolving);
  const found: FoundCode[] = [];
  const refused: RefusedCode[] = [];
  for (const [index, resolved] of resolving.entries()) {
    const one = resolved instanceof Promise ? await resolved : resolved;
    const known = one && ports.coupon(workspaceId, one.couponId);
    const coupon = known instanceof Promise ? await known : known;
    if (one === null || coupon === null) {
      ports.guesses.miss(workspaceId, caller.asker);
      refused.push({ index, coupon: null, reasons: [{ reason: 'unknown_code' }] });
    } else if (found.some(({ code }) => code === one.code)) {
      return { kind: 'duplicate', index };
    } else if (
      cart === null &&
      coupon.currency !== (currency ?? found[0]?.coupon.currency ?? coupon.currency)
    ) {
      const expected = currency ?? found[0]?.coupon.currency ?? null;
      refused.push({
        index,
        coupon,
        reasons: [{ reason: 'currency_mismatch', actual: coupon.currency, expected }],
      });
    } else {
      found.push({ ...one, index, coupon });
    }
  }
  return { kind: 'found', found, refused };
}

/** How long somebody who guessed too often has to wait for these codes; asked of nobody else, who would pay for it. */
async function guessedTooOften(
  ports: CodePorts,
  caller: Caller,
  { codes, ...asker }: Pick<CodesRequest, 'codes' | 'identifiers' | 'byToken'>,
): Promise<number> {
  let longest = 0;
  for (const code of codes) {
    const standing = await findStanding(ports, caller.workspace.id, { ...asker, code });
    longest = Math.max(longest, secondsToWait(ports, caller, standing));
  }
  return longest;
}
