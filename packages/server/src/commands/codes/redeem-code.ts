import {
  type Coupon,
  clientIdOf,
  dayInZone,
  minorDigits,
  type OrderRef,
  parseDecimal,
  type Refusal,
} from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { CartWish, IdempotencyKey, LedgerOutcome, StoredResult } from '../coupon-ledger/command.ts';
import type { CodePorts } from '../ports.ts';
import type { ResolvedCode } from './code-directory.ts';
import { type CodeView, viewOfRedemption } from './code-view.ts';
import { secondsToWait } from './guess-guard.ts';
import { type CodeQuestion, findStanding } from './look-up-code.ts';
import { redeemWish } from './redeem-wish.ts';

/**
 * The wish to redeem a code. `amount` is the order's value: decimal text in the coupon's currency, or the minor units that a cart
 * comes to.
 */
export interface RedeemRequest extends CodeQuestion {
  readonly order: OrderRef | null;
  readonly amount: string | number | null;
  /** The cart, whose subtotal is the amount; null: none was sent. */
  readonly cart: CartWish | null;
  readonly idempotency: IdempotencyKey | null;
  readonly isAbandoned: () => boolean;
}

/** What became of it. `refused` tells the coupon where there is one; `bad_amount`: the text is no amount of that currency. */
export type RedeemOutcome =
  | { readonly kind: 'done'; readonly view: CodeView }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly coupon: Coupon | null }
  | { readonly kind: 'bad_amount'; readonly currency: string }
  | { readonly kind: 'too_many_guesses'; readonly seconds: number }
  | { readonly kind: 'key_reused' };

const UNKNOWN: RedeemOutcome = { kind: 'refused', refusal: { reason: 'unknown_code' }, coupon: null };
/** How often a code that moved to another coupon meanwhile is looked up anew. */
const MAX_MOVES = 5;

/** Redeems a code; the answer comes after the commit. */
export async function redeemCode(
  ports: CodePorts,
  caller: Caller,
  request: RedeemRequest,
): Promise<RedeemOutcome> {
  const workspaceId = caller.workspace.id;
  if (ports.guesses.secondsToWait(workspaceId, caller.asker) > 0) {
    // Asked only of those who guessed too often, so that nobody else pays for it.
    const seconds = secondsToWait(ports, caller, await findStanding(ports, workspaceId, request), request);
    if (seconds > 0) return { kind: 'too_many_guesses', seconds };
  }
  const now = ports.clock.now();
  const ids = { id: ports.makeId(now), freshClientId: ports.makeId(now), jointId: null };
  let ofOrder: ResolvedCode | undefined;
  for (let move = 0; move < MAX_MOVES; move += 1) {
    // Nearly always both are known already: nobody is to wait for a turn for nothing.
    const found = ofOrder ?? ports.directory.resolve(workspaceId, request.code);
    const resolved = found instanceof Promise ? await found : found;
    const seen = resolved && ports.coupon(workspaceId, resolved.couponId);
    const coupon = seen instanceof Promise ? await seen : seen;
    if (resolved === null || coupon === null) return unknown(ports, caller);
    const amount = readAmount(request.amount, coupon);
    if (amount === undefined) return { kind: 'bad_amount', currency: coupon.currency };
    const wish = redeemWish(caller, request, resolved, ids, amount, coupon.currency);
    const outcome = await ports.submit(workspaceId, wish, request.isAbandoned);
    if (outcome.kind === 'redemption') return answer(ports, caller, outcome);
    if (outcome.kind === 'key_reused') return { kind: 'key_reused' };
    if (outcome.kind === 'stored') return await answerStored(ports, caller, request, outcome.result);
    if (outcome.kind === 'activation') throw new Error('A redemption was answered with something else');
    ofOrder = outcome.kind === 'moved' ? outcome.ofOrder?.[0] : undefined;
    if (ofOrder !== undefined) continue;
    ports.directory.forget(workspaceId, resolved.code);
    ports.forgetCoupon(workspaceId, resolved.couponId);
  }
  throw new Error('A code kept moving from coupon to coupon');
}

/** Undefined for a text that is no amount of the coupon's currency. */
function readAmount(amount: string | number | null, coupon: Coupon): number | null | undefined {
  if (typeof amount !== 'string') return amount;
  const parsed = parseDecimal(amount, minorDigits(coupon.currency) ?? 0);
  return parsed.ok ? parsed.minor : undefined;
}

function answer(
  ports: CodePorts,
  caller: Caller,
  { coupon, askerId, outcome }: LedgerOutcome & { kind: 'redemption' },
): RedeemOutcome {
  if (outcome.kind !== 'refused') {
    const asAdmin = caller.key.scope === 'admin';
    return { kind: 'done', view: viewOfRedemption(coupon, outcome.redemption, askerId, asAdmin) };
  }
  const { refusal } = outcome;
  if (refusal.reason === 'unknown_code') return unknown(ports, caller);
  countRefusal(ports, caller.workspace.id, coupon, refusal);
  return { kind: 'refused', refusal, coupon };
}

/** The first answer again. */
async function answerStored(
  ports: CodePorts,
  caller: Caller,
  { identifiers }: RedeemRequest,
  result: StoredResult,
): Promise<RedeemOutcome> {
  const { id } = caller.workspace;
  const stored = await ports.stored(id, result);
  if (stored.kind !== 'redemption') throw new Error('The key of a redemption leads to something else');
  const { redemption } = stored;
  const coupon = await ports.coupon(id, redemption.couponId);
  if (coupon === null) throw new Error('A redemption has no coupon');
  const standing = await ports.ask(id, { keys: [redemption.code], identifiers });
  // Only a friendly code moves to another coupon, and what it does counts for whoever was named.
  const askerId = standing?.coupon.id === coupon.id ? clientIdOf(standing.client) : redemption.clientId;
  return { kind: 'done', view: viewOfRedemption(coupon, redemption, askerId, caller.key.scope === 'admin') };
}

/** Counts a refusal of a coupon for its statistics. */
export function countRefusal(ports: CodePorts, workspaceId: string, coupon: Coupon, refusal: Refusal): void {
  const day = dayInZone(ports.clock.now(), coupon.timeZone);
  ports.countRefusal(workspaceId, coupon.id, day, refusal.reason);
}

function unknown(ports: CodePorts, caller: Caller): RedeemOutcome {
  const { id, timeZone } = caller.workspace;
  ports.guesses.miss(id, caller.asker);
  ports.countRefusal(id, null, dayInZone(ports.clock.now(), timeZone), 'unknown_code');
  return UNKNOWN;
}
