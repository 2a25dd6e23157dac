import type { TableRow } from '../history/attribution.ts';
import type { Operation } from '../history/history.ts';
import { certainFrom, firstPossible } from '../history/outcome.ts';
import { needsCart } from '../history/proof-coupon.ts';
import type { Evidence } from './law.ts';
import type { Refused } from './refusals.ts';

/** Whether the order is worth less than the coupon asks. */
function isTooSmall({ coupon }: Evidence, { couponId, amount }: Refused): boolean {
  const least = coupon(couponId)?.least ?? null;
  return least !== null && amount !== null && amount < least;
}

/**
 * Beside other codes of its order, which are worth more, a code may be left out. So may one that was held once its time has run out,
 * for then it is decided anew; that a live hold is confirmed whatever else there is, is checked for itself.
 */
function isBesideOthers(evidence: Evidence, { operation: { wish }, code }: Refused): boolean {
  if (wish.kind === 'confirm') return hasOthers(evidence, orderOfHold(evidence, wish), [code ?? '']);
  if (wish.kind !== 'redeem' && wish.kind !== 'reserve') return false;
  return wish.codes.length > 1 || hasOthers(evidence, wish.order, wish.codes);
}

/** Whether an order has used or held other codes than these. */
function hasOthers({ ledger }: Evidence, order: string | null, codes: readonly string[]): boolean {
  const uses = [...ledger.redemptions, ...ledger.reservations];
  return order !== null && uses.some((use) => use.orderId === order && !codes.includes(use.code));
}

/** Whether a hold whose time has run out is not given all that it was promised beside what its order has got meanwhile. */
function isDeadBesideOthers(evidence: Evidence, refused: Refused): boolean {
  return refused.operation.wish.kind === 'confirm' && isBesideOthers(evidence, refused);
}

function lacksCart({ coupon }: Evidence, { couponId, operation: { wish } }: Refused): boolean {
  const of = coupon(couponId);
  return of !== undefined && needsCart(of) && 'cart' in wish && wish.cart === null;
}

/** Whether a reason can have been true of a code or an activation. */
type Test = (evidence: Evidence, refused: Refused) => boolean;

/** Every reason that a till of the proof can be told, besides those that a limit was reached, and when it can be true. */
const REASONS: Readonly<Record<string, Test>> = {
  client_required: ({ coupon }, { couponId, clientId }) =>
    clientId === null && coupon(couponId)?.kind === 'friendly',
  amount_required: ({ coupon }, { couponId, amount }) =>
    amount === null && (coupon(couponId)?.limits.some(({ on }) => on === 'discount') ?? false),
  cart_required: lacksCart,
  cart_not_eligible: (evidence, refused) =>
    isTooSmall(evidence, refused) || isBesideOthers(evidence, refused),
  cart_subtotal_below_minimum: isTooSmall,
  excluded_by: isBesideOthers,
  not_activated: (evidence, refused) => !isActivated(evidence, refused),
  order_mismatch: (evidence, refused) => hasOther(evidence, refused) || isDeadBesideOthers(evidence, refused),
  order_redeemed: (evidence, refused) => hasOther(evidence, refused),
  reservation_released: (evidence, refused) => mayBeReleased(evidence, refused),
};

/** Whether a reason can have been true of a refusal at one instant of it; a limit that was reached is none of these. */
export function canBeSo(evidence: Evidence, refused: Refused, reason: string): boolean {
  return REASONS[reason]?.(evidence, refused) ?? false;
}

/** An activation on purpose, told of before this was asked, is never taken back. */
function isActivated({ history, coupon }: Evidence, { couponId, code, clientId, from }: Refused): boolean {
  const byCode = coupon(couponId)?.kind === 'ean13';
  return history.operations.some((operation) => {
    const { wish } = operation;
    if (wish.kind !== 'activate' || wish.couponId !== couponId || certainFrom(operation) > from) return false;
    return byCode ? codesTold(operation).includes(code ?? '') : wish.client === clientId;
  });
}

function codesTold({ asks }: Operation): string[] {
  return asks.flatMap(({ answer }) => (answer.kind === 'done' ? answer.codes.map(({ code }) => code) : []));
}

/** What a refusal may be about: an operation, decided by then. */
type Until = Pick<Refused, 'operation' | 'to'>;

/** Whether the order can have had the code by then, redeemed or held, by another operation. */
function hasOther(evidence: Evidence, { operation, to, code }: Refused): boolean {
  const { wish } = operation;
  const orderId = 'order' in wish ? wish.order : orderOfHold(evidence, wish);
  return orderHas(evidence, { orderId, code: code ?? '' }, { operation, to });
}

function orderOfHold({ attribution }: Evidence, wish: Operation['wish']): string | null {
  return wish.kind === 'confirm' ? (attribution.reservations(wish.reservationId)[0]?.orderId ?? null) : null;
}

/** Whether an order can have had a code by then, by another operation than this one. */
export function orderHas(
  { ledger, attribution }: Evidence,
  { orderId, code }: { readonly orderId: string | null; readonly code: string },
  { operation, to }: Until,
): boolean {
  if (orderId === null) return false;
  const { wish } = operation;
  const own = wish.kind === 'confirm' ? attribution.reservations(wish.reservationId).map(({ id }) => id) : [];
  const uses: TableRow[] = [
    ...ledger.redemptions.map((row) => ({ table: 'redemption', row }) as const),
    ...ledger.reservations.map((row) => ({ table: 'reservation', row }) as const),
  ];
  return uses
    .filter(
      ({ row }) => 'orderId' in row && row.orderId === orderId && row.code === code && !own.includes(row.id),
    )
    .some((use) =>
      attribution.askedFor(use).some((other) => other !== operation && firstPossible(other) <= to),
    );
}

/** Whether a reservation can have been let go by then. */
export function mayBeReleased({ ledger, attribution }: Evidence, { operation, to }: Until): boolean {
  const { wish } = operation;
  if (wish.kind !== 'confirm') return false;
  const holds = attribution.reservations(wish.reservationId).map(({ id }) => id);
  return ledger.ends.some(
    (row) =>
      holds.includes(row.reservationId) &&
      row.outcome === 'released' &&
      attribution.askedFor({ table: 'end', row }).some((other) => firstPossible(other) <= to),
  );
}
