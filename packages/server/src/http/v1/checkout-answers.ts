import { instantToV1 } from '@couponry/contract';
import type { Coupon, Evaluation, Refusal } from '@couponry/engine';
import type { RollbackRow } from '../../commands/checkout/checkout-reads.ts';
import type {
  RedeemedCode,
  RedemptionView,
  ReservationView,
  ReservedCode,
} from '../../commands/checkout/checkout-view.ts';
import type { RefusedCode } from '../../commands/checkout/codes-request.ts';
import { linesFromText } from '../../commands/coupon-ledger/cart-text.ts';
import { answerOfReason, readerOf } from '../plugins/reason-on-wire.ts';
import { refused } from './answers.ts';
import { answerOfUse, evaluationOfUses, NO_PARTS } from './cart-answers.ts';
import type { ProblemV1Error } from './problem-v1-error.ts';
import { spellReason } from './spell-reason.ts';
import { spelledAs } from './spelled-as.ts';

/** The codes of a request and those of them that did not apply; none where something is only read. */
export interface RequestedCodes {
  readonly codes: readonly string[];
  readonly refused: readonly RefusedCode[];
}

const NOTHING_ASKED: RequestedCodes = { codes: [], refused: [] };

/**
 * A redemption of one code or several, with those of the request that did not apply at their places. Codes are spelled as the
 * request did, so that who sent them finds them; where nothing was asked for, as their coupons do.
 */
export function answerOfRedemption({ id, codes }: RedemptionView, asked: RequestedCodes = NOTHING_ASKED) {
  const redemptions = codes.map(({ redemption }) => redemption);
  const [first] = redemptions;
  if (first === undefined) throw new Error('A redemption of no code');
  const { jointId, order, currency, amount, at, reservationId } = first;
  const rollbacks = codes.flatMap((code) => code.rollbacks).toSorted((a, b) => a.at - b.at);
  const given = sumOfGiven(redemptions);
  return {
    id,
    jointId,
    orderId: order?.id ?? null,
    clientId: sharedOrNull(redemptions.map(({ clientId }) => clientId)),
    currency,
    amount,
    ...given,
    redeemedAt: instantToV1(at),
    reservationId,
    results: inPlaces(
      codes.map((code) => answerOfRedeemed(code, asked)),
      asked,
      {
        redemptionId: null,
        clientId: null,
        usableAfter: false,
      },
    ),
    ...answerOfCart(amount, [given.discount], evaluationOfUses(redemptions)),
    rolledBack: rollbacks.length === 0 ? null : sumOfRollbacks(rollbacks, amount),
    rollbacks: rollbacks.map(answerOfRollback),
  };
}

/** A reservation of one code or several, told like a redemption: {@link answerOfRedemption}. */
export function answerOfReservation(
  { id, status, redemptionId, codes }: ReservationView,
  asked: RequestedCodes = NOTHING_ASKED,
) {
  const reservations = codes.map(({ reservation }) => reservation);
  const [first] = reservations;
  if (first === undefined) throw new Error('A reservation of no code');
  const { order, currency, amount, at } = first;
  const given = sumOfGiven(reservations);
  return {
    id,
    state: status,
    orderId: order?.id ?? null,
    clientId: sharedOrNull(reservations.map(({ clientId }) => clientId)),
    currency,
    amount,
    ...given,
    reservedAt: instantToV1(at),
    expiresAt: instantToV1(Math.min(...reservations.map(({ holdsUntil }) => holdsUntil))),
    results: inPlaces(
      codes.map((code) => answerOfReserved(code, asked)),
      asked,
      { reservationId: null },
    ),
    ...answerOfCart(amount, [given.discount], evaluationOfUses(reservations)),
    redemptionId,
  };
}

/** The problem of a request of which nothing was done: the first reason, and what is to say of each code. */
export function refusedCodes({ codes, refused: all }: RequestedCodes): ProblemV1Error {
  const [first] = all;
  if (first === undefined) throw new Error('Nothing was refused');
  const results = all.map((one) => refusedCode(codes, one, codes));
  const reason = spellReason(first.reasons[0], codes);
  return refused(reason, { members: { results } }, readerOf(first.coupon));
}

/** What a code does not do, told to whoever may know. `codes` are those of the answer, as it spells them. */
export function answerOfRefused(
  code: string,
  coupon: Coupon | null,
  reasons: readonly Refusal[],
  codes: readonly string[],
) {
  const isUnknown = reasons.some(({ reason }) => reason === 'unknown_code');
  return {
    code,
    coupon: coupon === null || isUnknown ? null : nameOf(coupon),
    applied: false,
    discount: null,
    ...NO_PARTS,
    reasons: (isUnknown ? [{ reason: 'unknown_code' } as const] : reasons).map((reason) =>
      answerOfReason(spellReason(reason, codes), readerOf(coupon)),
    ),
  };
}

/** What a code does. */
export function answerOfApplied(
  code: string,
  coupon: Coupon,
  { discount, shippingDiscount, allocations, gifts }: ReturnType<typeof answerOfUse>,
) {
  const name = nameOf(coupon);
  return {
    code,
    coupon: name,
    applied: true,
    discount,
    shippingDiscount,
    allocations,
    gifts,
    reasons: [],
  };
}

/** The order as a whole, and the lines of its cart. */
export function answerOfCart(
  amount: number | null,
  discounts: readonly (number | null)[],
  evaluation: Pick<Evaluation, 'lines' | 'totals'> | null,
) {
  if (evaluation !== null) {
    const { lines, totals } = evaluation;
    const { subtotal, discount, shipping, shippingDiscount, total, tax } = totals;
    return {
      totals: { amount: subtotal, subtotal, discount, shipping, shippingDiscount, total, tax },
      lines,
    };
  }
  const discount = sumOrNull(discounts);
  const total = amount === null || discount === null ? null : amount - discount;
  const unknown = { shipping: null, shippingDiscount: null, tax: null };
  return { totals: { amount, subtotal: amount, discount, total, ...unknown }, lines: null };
}

/** What all codes take off, without and with the shipping. */
function sumOfGiven(uses: readonly Parameters<typeof answerOfUse>[0][]) {
  const given = uses.map(answerOfUse);
  return {
    discount: sumOrNull(given.map(({ discount }) => discount)),
    shippingDiscount: given.reduce((sum, one) => sum + one.shippingDiscount, 0),
  };
}

function sumOrNull(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

function refusedCode(
  asked: readonly string[],
  { index, coupon, reasons }: RefusedCode,
  codes: readonly string[],
) {
  return answerOfRefused(asked[index] ?? '', coupon, reasons, codes);
}

/** Those that were used in the order of the request, and those that were refused where they stood in it. */
function inPlaces<Used extends { readonly code: string }, Missing extends object>(
  used: readonly Used[],
  { codes, refused: all }: RequestedCodes,
  missing: Missing,
): object[] {
  const results: object[] = [...used];
  const ascending = all.toSorted((a, b) => a.index - b.index);
  const spellings = used.map(({ code }) => code);
  for (const one of ascending) {
    results.splice(one.index, 0, { ...refusedCode(codes, one, spellings), ...missing });
  }
  return results;
}

function answerOfRedeemed({ redemption, coupon, spelling }: RedeemedCode, { codes }: RequestedCodes) {
  const { id, clientId, usableAfter, code } = redemption;
  return {
    ...answerOfApplied(spelledAs(codes, code, spelling), coupon, answerOfUse(redemption)),
    redemptionId: id,
    clientId,
    usableAfter,
  };
}

function answerOfReserved({ reservation, coupon, spelling }: ReservedCode, { codes }: RequestedCodes) {
  const code = spelledAs(codes, reservation.code, spelling);
  return { ...answerOfApplied(code, coupon, answerOfUse(reservation)), reservationId: reservation.id };
}

function answerOfRollback({ id, redemptionId, at, reason, ...back }: RollbackRow) {
  const { amount, discount, shippingDiscount, completes, givesBackUse } = back;
  return {
    ...{ id, redemptionId, at: instantToV1(at), reason, amount },
    ...{ discount: discount - shippingDiscount, shippingDiscount, lines: linesFromText(back.lines) },
    ...{ completes, givesBackUse },
  };
}

/** The order's value came back once, however many codes it had. */
function sumOfRollbacks(rollbacks: readonly RollbackRow[], amount: number | null) {
  const byRedemption = new Map<string, number>();
  for (const one of rollbacks) {
    byRedemption.set(one.redemptionId, (byRedemption.get(one.redemptionId) ?? 0) + (one.amount ?? 0));
  }
  return {
    amount: amount === null ? null : Math.max(...byRedemption.values()),
    discount: rollbacks.reduce((sum, one) => sum + one.discount - one.shippingDiscount, 0),
    shippingDiscount: rollbacks.reduce((sum, { shippingDiscount }) => sum + shippingDiscount, 0),
    uses: rollbacks.filter(({ givesBackUse }) => givesBackUse).length,
  };
}

function nameOf({ id, name }: Coupon) {
  return { id, name };
}

function sharedOrNull(clientIds: readonly (string | null)[]): string | null {
  const [first = null] = clientIds;
  return clientIds.every((id) => id === first) ? first : null;
}
