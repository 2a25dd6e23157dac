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

/** A code of a request that does not apply, and why; it stands at this place in the request. */
export interface RefusedCode {
  readonly index: number;
  readonly coupon: Coupon | null;
  readonly refusal: Refusal;
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
  const seconds = await guessedTooOften(ports, caller, { codes, identifiers, byToken });
  if (seconds > 0) return { kind: 'too_many_guesses', seconds };
  const resolved = await Promise.all(codes.map((code) => ports.directory.resolve(workspaceId, code)));
  const found: FoundCode[] = [];
  const refused: RefusedCode[] = [];
  for (const [index, one] of resolved.entries()) {
    const coupon = one && (await ports.coupon(workspaceId, one.couponId));
    if (one === null || coupon === null) {
      ports.guesses.miss(workspaceId, caller.asker);
      refused.push({ index, coupon: null, refusal: { reason: 'unknown_code' } });
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
        refusal: { reason: 'currency_mismatch', actual: coupon.currency, expected },
      });
    } else {
      found.push({ ...one, index, coupon });
    }
  }
  return { kind: 'found', found, refused };
}

/** Asked only of those who guessed too often, so that nobody else pays for it. */
async function guessedTooOften(
  ports: CodePorts,
  caller: Caller,
  { codes, ...asker }: Pick<CodesRequest, 'codes' | 'identifiers' | 'byToken'>,
): Promise<number> {
  if (ports.guesses.secondsToWait(caller.workspace.id, caller.asker) === 0) return 0;
  let longest = 0;
  for (const code of codes) {
    const standing = await findStanding(ports, caller.workspace.id, { ...asker, code });
    longest = Math.max(longest, secondsToWait(ports, caller, standing));
  }
  return longest;
}
