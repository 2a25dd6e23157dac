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

/** Where one code leads; null: nowhere. */
type Lead = (ResolvedCode & { readonly coupon: Coupon }) | null;

/** Looks the codes of a request up, at once where all are known; each that does not exist counts as a guess. */
export function findCodes(
  ports: CodePorts,
  caller: Caller,
  request: CodesRequest,
): FoundCodes | Promise<FoundCodes> {
  const guessed = ports.guesses.secondsToWait(caller.workspace.id, caller.asker) > 0;
  return guessed ? findUnlessGuessed(ports, caller, request) : findLeads(ports, caller, request);
}

async function findUnlessGuessed(
  ports: CodePorts,
  caller: Caller,
  request: CodesRequest,
): Promise<FoundCodes> {
  const seconds = await guessedTooOften(ports, caller, request);
  return seconds > 0 ? { kind: 'too_many_guesses', seconds } : findLeads(ports, caller, request);
}

/** Nearly every code and every coupon is known, and nobody waits for what is there. */
function findLeads(
  ports: CodePorts,
  caller: Caller,
  request: CodesRequest,
): FoundCodes | Promise<FoundCodes> {
  const leads = request.codes.map((code) => leadOf(ports, caller.workspace.id, code));
  const isKnown = (lead: Lead | Promise<Lead>): lead is Lead => !(lead instanceof Promise);
  if (leads.every(isKnown)) return sortOut(ports, caller, request, leads);
  return Promise.all(leads).then((known) => sortOut(ports, caller, request, known));
}

function leadOf(ports: CodePorts, workspaceId: string, code: string): Lead | Promise<Lead> {
  const resolved = ports.directory.resolve(workspaceId, code);
  if (resolved instanceof Promise) return resolved.then((one) => one && withCoupon(ports, workspaceId, one));
  return resolved && withCoupon(ports, workspaceId, resolved);
}

function withCoupon(ports: CodePorts, workspaceId: string, resolved: ResolvedCode): Lead | Promise<Lead> {
  const coupon = ports.coupon(workspaceId, resolved.couponId);
  if (coupon instanceof Promise) return coupon.then((read) => read && { ...resolved, coupon: read });
  return coupon && { ...resolved, coupon };
}

/** Tells the codes that can be tried from the others; `leads` are those of the codes. */
function sortOut(
  ports: CodePorts,
  caller: Caller,
  { currency: named, cart }: CodesRequest,
  leads: readonly Lead[],
): FoundCodes {
  const found: FoundCode[] = [];
  const refused: RefusedCode[] = [];
  for (const [index, lead] of leads.entries()) {
    if (lead === null) {
      ports.guesses.miss(caller.workspace.id, caller.asker);
      refused.push({ index, coupon: null, reasons: [{ reason: 'unknown_code' }] });
      continue;
    }
    const { coupon } = lead;
    const ofOrder = named ?? found[0]?.coupon.currency ?? coupon.currency;
    if (found.some(({ code }) => code === lead.code)) return { kind: 'duplicate', index };
    if (cart !== null || coupon.currency === ofOrder) found.push({ ...lead, index });
    else refused.push({ index, coupon, reasons: [inAnotherCurrency(ofOrder, coupon)] });
  }
  return { kind: 'found', found, refused };
}

/** The same codes, where those that an order has from coupons that had them before lead to these. */
export async function leadingTo<Found extends { readonly found: readonly FoundCode[] }>(
  ports: CodePorts,
  caller: Caller,
  looked: Found,
  ofOrder: readonly ResolvedCode[],
): Promise<Found> {
  const leads = looked.found.map(async (code): Promise<FoundCode> => {
    const kept = ofOrder.find((one) => one.code === code.code);
    const coupon = kept && (await ports.coupon(caller.workspace.id, kept.couponId));
    return coupon ? { ...code, couponId: coupon.id, coupon } : code;
  });
  return { ...looked, found: await Promise.all(leads) };
}

/** The same as with a cart: what the order is in was seen, and held against the coupon. */
function inAnotherCurrency(actual: string, { currency: expected }: Coupon): Refusal {
  return { reason: 'currency_mismatch', actual, expected, fix: { type: 'use_currency', in: [expected] } };
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
    longest = Math.max(longest, secondsToWait(ports, caller, standing, asker));
  }
  return longest;
}
