import { dayInZone } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { ResolvedCode } from '../codes/code-directory.ts';
import { countRefusal } from '../codes/redeem-code.ts';
import { redeemWish } from '../codes/redeem-wish.ts';
import type {
  LedgerCommand,
  LedgerOutcome,
  SingleOutcome,
  StoredResult,
  UseWish,
} from '../coupon-ledger/command.ts';
import type { CodePorts } from '../ports.ts';
import {
  type CodesRequest,
  type FoundCode,
  findCodes,
  leadingTo,
  type RefusedCode,
} from './codes-request.ts';

/** What a use is to be: a redemption, or a hold for so many milliseconds. */
export type UseWanted = { readonly kind: 'redeem' } | { readonly kind: 'reserve'; readonly holdMs: number };

/** What became of a request over codes, as far as redemptions and reservations are alike. */
export type UsedCodes =
  | {
      readonly kind: 'decided';
      readonly done: boolean;
      readonly used: readonly SingleOutcome[];
      readonly refused: readonly RefusedCode[];
    }
  | { readonly kind: 'stored'; readonly result: StoredResult }
  | { readonly kind: 'duplicate'; readonly index: number }
  | { readonly kind: 'too_many_guesses'; readonly seconds: number }
  | { readonly kind: 'key_reused' };

/**
 * What became of the wish to redeem or to hold codes. `done`: it was done now (`isNew`), or what the order or the idempotency key had
 * already is told; `refused` are codes that did not apply. `refused`: nothing was done. `duplicate`: the code at this place stands
 * there twice.
 */
export type UseOutcome<View> =
  | {
      readonly kind: 'done';
      readonly isNew: boolean;
      readonly view: View;
      readonly refused: readonly RefusedCode[];
    }
  | { readonly kind: 'refused'; readonly refused: readonly RefusedCode[] }
  | { readonly kind: 'duplicate'; readonly index: number }
  | { readonly kind: 'too_many_guesses'; readonly seconds: number }
  | { readonly kind: 'key_reused' };

/** How often codes that moved to other coupons meanwhile are looked up anew. */
const MAX_MOVES = 5;

/** Uses one code or several, each for itself or together; the answer comes after the commit. */
export async function useCodes(
  ports: CodePorts,
  caller: Caller,
  request: CodesRequest,
  wanted: UseWanted,
): Promise<UsedCodes> {
  const ids = newIds(ports, request.codes.length);
  let ofOrder: readonly ResolvedCode[] = [];
  for (let move = 0; move < MAX_MOVES; move += 1) {
    const finding = findCodes(ports, caller, request);
    const looked = finding instanceof Promise ? await finding : finding;
    if (looked.kind !== 'found') return looked;
    const { refused } = looked;
    const { found } = ofOrder.length === 0 ? looked : await leadingTo(ports, caller, looked, ofOrder);
    const isHopeless = found.length === 0 || (request.mode === 'all' && refused.length > 0);
    if (isHopeless) {
      countLookedUp(ports, caller, refused);
      return { kind: 'decided', done: false, used: [], refused };
    }
    const wishes = found.map((code) => wishOf(caller, request, wanted, code, ids));
    const command = commandOf(wishes, request, wanted, ids, refused);
    const outcome = await ports.submit(caller.workspace.id, command, request.isAbandoned);
    if (outcome.kind === 'key_reused' || outcome.kind === 'stored') return outcome;
    if (outcome.kind !== 'moved') return decided(ports, caller, outcome, { found, refused });
    ofOrder = outcome.ofOrder ?? [];
    if (ofOrder.length > 0) continue;
    for (const { code, couponId } of found) {
      ports.directory.forget(caller.workspace.id, code);
      ports.forgetCoupon(caller.workspace.id, couponId);
    }
  }
  throw new Error('Codes kept moving from coupon to coupon');
}

interface Ids {
  readonly rows: readonly string[];
  readonly client: string;
  readonly joint: string;
}

/** Made once, so that a request that is decided anew stays the same. Ids of the rows ascend in the order of the codes. */
function newIds({ makeId, clock }: CodePorts, count: number): Ids {
  const now = clock.now();
  const rows = Array.from({ length: count }, () => makeId(now)).toSorted();
  return { client: makeId(now), joint: makeId(now), rows };
}

function wishOf(
  caller: Caller,
  request: CodesRequest,
  wanted: UseWanted,
  code: FoundCode,
  { rows, client, joint }: Ids,
): UseWish {
  const jointId = request.codes.length === 1 ? null : joint;
  const ids = { id: rows[code.index] ?? '', freshClientId: client, jointId };
  const wish = redeemWish(caller, request, code, ids, request.amount, code.coupon.currency);
  return wanted.kind === 'redeem' ? wish : { ...wish, kind: 'reserve', holdMs: wanted.holdMs };
}

function commandOf(
  wishes: readonly UseWish[],
  { codes, mode, idempotency }: CodesRequest,
  { kind }: UseWanted,
  ids: Ids,
  refused: readonly RefusedCode[],
): LedgerCommand {
  const [only] = wishes;
  if (codes.length === 1 && only !== undefined) return only;
  const places = wishes.map(({ id }) => ids.rows.indexOf(id));
  return {
    kind: 'together',
    ...{ mode, wishes, idempotency, places },
    result: {
      kind: kind === 'redeem' ? 'redemption' : 'reservation',
      id: ids.joint,
      refused: refused.map(({ index, reasons: [first] }) => [index, first.reason] as const),
    },
  };
}

function decided(
  ports: CodePorts,
  caller: Caller,
  outcome: LedgerOutcome,
  { found, refused }: { readonly found: readonly FoundCode[]; readonly refused: readonly RefusedCode[] },
): UsedCodes {
  if (outcome.kind === 'stored' || outcome.kind === 'key_reused') return outcome;
  const outcomes = outcome.kind === 'together' ? outcome.outcomes : [outcome];
  const later = outcomes.flatMap((one, place) => refusedAt(one, found[place]?.index ?? 0));
  countLookedUp(ports, caller, refused);
  for (const { coupon, reasons } of later) {
    if (coupon !== null) countRefusal(ports, caller.workspace.id, coupon, reasons[0]);
  }
  const used = outcomes.filter((one) => one.kind !== 'moved' && one.outcome.kind !== 'refused');
  const done = outcome.kind === 'together' ? outcome.done : used.length > 0;
  const all = [...refused, ...later].toSorted((a, b) => a.index - b.index);
  return { kind: 'decided', done, used, refused: all };
}

/** Counts what was refused before anything was decided: codes that there are not, of no coupon, and those in another currency. */
function countLookedUp(
  ports: CodePorts,
  { workspace: { id, timeZone } }: Caller,
  refused: readonly RefusedCode[],
): void {
  const day = dayInZone(ports.clock.now(), timeZone);
  for (const { coupon, reasons } of refused) {
    if (coupon !== null) countRefusal(ports, id, coupon, reasons[0]);
    else if (reasons[0].reason === 'unknown_code') ports.countRefusal(id, null, day, 'unknown_code');
  }
}

/** What a use, or the end of a hold, was refused for; it stands at this place in its request. */
export function refusedAt(outcome: SingleOutcome, index: number): RefusedCode[] {
  if (outcome.kind === 'moved' || outcome.outcome.kind !== 'refused') return [];
  const further = 'reasons' in outcome ? outcome.reasons.slice(1) : [];
  return [{ index, coupon: outcome.coupon, reasons: [outcome.outcome.refusal, ...further] }];
}
