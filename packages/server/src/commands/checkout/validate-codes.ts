import {
  type Coupon,
  type DecidedCode,
  decideOrder,
  type Evaluation,
  judgementRestsOnHolds,
  NO_TOTALS,
  type OfferResult,
  type OrderWish,
  type Refusal,
  useInForce,
  type WeighedOrder,
} from '@couponry/engine';
import type { Caller } from '../caller.ts';
import { findStanding } from '../codes/look-up-code.ts';
import { cartClientOf } from '../coupon-ledger/cart-client-of.ts';
import { type CartClients, cartClientKeys } from '../coupon-ledger/cart-clients.ts';
import type { OrderState } from '../coupon-ledger/order-state.ts';
import type { CodeStanding } from '../coupon-ledger/read-standing.ts';
import type { CodePorts } from '../ports.ts';
import { type CodesRequest, type FoundCode, findCodes } from './codes-request.ts';

/** What a redemption of a code would come to: its discount (minor units) and what it gives on the cart, or all reasons against it. */
interface JudgedCode {
  readonly coupon: Coupon | null;
  readonly discount: number | null;
  readonly benefit: OfferResult | null;
  readonly reasons: readonly Refusal[];
}

/** What a redemption of the codes would come to, each at its place, and the cart with them (null: there is none). */
export type ValidateOutcome =
  | {
      readonly kind: 'judged';
      readonly codes: readonly JudgedCode[];
      readonly evaluation: Evaluation | null;
    }
  | { readonly kind: 'duplicate'; readonly index: number }
  | { readonly kind: 'too_many_guesses'; readonly seconds: number };

/**
 * Tells what a redemption of these codes would do, without doing it: the same decision, over what is read without locks.
 *
 * @param at the instant that is asked about; null: this one
 */
export async function validateCodes(
  ports: CodePorts,
  caller: Caller,
  request: CodesRequest,
  at: number | null = null,
): Promise<ValidateOutcome> {
  const finding = findCodes(ports, caller, request);
  const looked = finding instanceof Promise ? await finding : finding;
  if (looked.kind !== 'found') return looked;
  const codes: JudgedCode[] = request.codes.map(() => UNKNOWN);
  for (const { index, coupon, reasons } of looked.refused) {
    codes[index] = { coupon, discount: null, benefit: null, reasons };
  }
  const asked = { request, found: looked.found, at };
  const judging = judgeFound(ports, caller, asked, await readTrial(ports, caller.workspace.id, asked));
  const judged = judging instanceof Promise ? await judging : judging;
  for (const [index, code] of judged.codes) codes[index] = code;
  return { kind: 'judged', codes, evaluation: judged.evaluation };
}

const UNKNOWN: JudgedCode = {
  ...{ coupon: null, discount: null, benefit: null },
  reasons: [{ reason: 'unknown_code' }],
};

interface FoundRequest {
  readonly request: CodesRequest;
  readonly found: readonly FoundCode[];
  readonly at: number | null;
}

interface Judgement {
  /** By the place of the code in the request. */
  readonly codes: readonly (readonly [number, JudgedCode])[];
  readonly evaluation: Evaluation | null;
}

/**
 * Judges the codes that lead to a coupon: at once, but where holds that have run out are in the way. Those are collected, and all is
 * read anew.
 */
function judgeFound(
  ports: CodePorts,
  caller: Caller,
  asked: FoundRequest,
  reads: TrialReads,
): Judgement | Promise<Judgement> {
  const { request, found, at } = asked;
  const now = at ?? ports.clock.now();
  const trial = trialOf(caller, request, found, reads);
  const decided = decideOrder(
    trial.order(now),
    trial.uses.map(({ wish }) => wish),
    now,
  );
  const codes: [number, JudgedCode][] = [];
  for (const [place, { index, standing }] of trial.uses.entries()) {
    const judged = judgedCode(standing.coupon, decided.codes[place]);
    if (at === null && restsOnDeadHolds(standing, judged, now)) {
      return judgeWithoutHolds(ports, caller, asked, standing.coupon.id);
    }
    noteServed(ports, caller, standing, judged);
    codes.push([index, judged]);
  }
  return { codes, evaluation: decided.evaluation };
}

async function judgeWithoutHolds(
  ports: CodePorts,
  caller: Caller,
  asked: FoundRequest,
  couponId: string,
): Promise<Judgement> {
  await ports.collectDeadHolds(caller.workspace.id, couponId);
  return judgeFound(ports, caller, asked, await readTrial(ports, caller.workspace.id, asked));
}

/** A code of the request that is tried, and how it stands. */
interface TriedUse {
  readonly index: number;
  readonly standing: CodeStanding;
  readonly wish: OrderWish;
}

interface Trial {
  readonly uses: readonly TriedUse[];
  readonly order: (now: number) => WeighedOrder;
}

/** All that the codes are weighed on: what the order has, what is known of the client, and how each code stands. */
type TrialReads = readonly [OrderState, CartClients | null, ...(CodeStanding | null)[]];

/** Reads it in as few round trips as can be. */
async function readTrial(
  ports: CodePorts,
  workspaceId: string,
  { request, found, at }: FoundRequest,
): Promise<TrialReads> {
  const { identifiers, byToken } = request;
  const keys = found.flatMap(({ coupon }) => cartClientKeys(request, coupon));
  const [order, clients, ...standings] = await Promise.all([
    ports.checkout.order(workspaceId, request.order),
    keys.length === 0 ? null : ports.askClients(workspaceId, keys),
    ...found.map(({ index }) => {
      const code = request.codes[index] ?? '';
      return findStanding(ports, workspaceId, { code, identifiers, byToken });
    }),
  ]);
  if (!order.has(request.order)) return [order, clients, ...standings];
  const now = at ?? ports.clock.now();
  const kept = standings.map((standing) => {
    const use = standing && useInForce(order.prior(request.order, standing.code.code), now);
    return use === null || use.couponId === standing?.coupon.id
      ? null
      : ports.coupon(workspaceId, use.couponId);
  });
  const coupons = await Promise.all(kept);
  return [order, clients, ...standings.map((standing, place) => keptFor(standing, coupons[place] ?? null))];
}

/** How a friendly code stands for an order that has it from the coupon (null: none) that had it before: what it promised counts. */
function keptFor(standing: CodeStanding | null, coupon: Coupon | null): CodeStanding | null {
  if (standing === null || coupon === null) return standing;
  return { ...standing, coupon, totals: NO_TOTALS, holder: null, firstHoldUntil: null };
}

function trialOf(
  caller: Caller,
  request: CodesRequest,
  found: readonly FoundCode[],
  [order, clients, ...standings]: TrialReads,
): Trial {
  const { cart, amount, order: ref } = request;
  const uses = found.flatMap(({ index }, place): TriedUse[] => {
    const standing = standings[place] ?? null;
    return standing === null ? [] : [{ index, standing, wish: wishOf(caller, request, standing, order) }];
  });
  const codes = uses.map(({ standing }) => standing.code.code);
  const identity = uses[0]?.standing.client ?? { kind: 'nobody' };
  const client = cart === null ? null : cartClientOf(identity, cart.told, clients?.find(identity, ref));
  const currency = uses[0]?.standing.coupon.currency ?? '';
  return {
    uses,
    order(now) {
      const standing = order.standing(ref, codes, now);
      return { cart: cart?.cart ?? null, amount, currency, client, standing };
    },
  };
}

function wishOf(
  { key }: Caller,
  { order: ref, amount, cart, byToken }: CodesRequest,
  { coupon, totals, presented, code, client, holder }: CodeStanding,
  order: OrderState,
): OrderWish {
  const asAdmin = key.scope === 'admin';
  // It tells the carts of one order apart; without an order there is no other cart.
  const cartHash = cart && (ref === null ? '' : cart.hash);
  return {
    state: { coupon, totals, presented, holder, prior: order.prior(ref, code.code) },
    command: { id: '', client, byToken, asAdmin, order: ref, amount, cartHash, worth: null, jointId: null },
    back: order.back(ref, code.code),
  };
}

function judgedCode(coupon: Coupon, decided: DecidedCode | undefined): JudgedCode {
  if (decided === undefined) throw new Error('A code was not decided');
  const { decision, benefit, reasons } = decided;
  const { outcome } = decision;
  const discount = 'redemption' in outcome ? outcome.redemption.discount : null;
  return { coupon, discount, benefit, reasons };
}

/** A till asks before it redeems; and whoever asks for what is not there guesses. */
function noteServed(ports: CodePorts, caller: Caller, { code }: CodeStanding, { reasons }: JudgedCode): void {
  const isUnknown = reasons.some(({ reason }) => reason === 'unknown_code');
  if (isUnknown) ports.guesses.miss(caller.workspace.id, caller.asker);
  else if (code.kind === 'individual') ports.served.note(caller.key.id, code.code);
}

/** Whether it rests on holds that have run out what was judged. */
function restsOnDeadHolds(standing: CodeStanding, { reasons }: JudgedCode, now: number): boolean {
  if (standing.firstHoldUntil === null || standing.firstHoldUntil > now) return false;
  return [...reasons, null].some((refusal) => judgementRestsOnHolds(standing, refusal));
}
