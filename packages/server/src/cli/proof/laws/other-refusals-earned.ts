import type { TableRow } from '../history/attribution.ts';
import type { Operation } from '../history/history.ts';
import { certainFrom, firstPossible } from '../history/outcome.ts';
import type { Evidence, Law } from './law.ts';
import { type Refused, refusalsOf } from './refusals.ts';

/** Whether a reason can have been true of a code or an activation. */
type Test = (evidence: Evidence, refused: Refused) => boolean;

const byLimits: Test = () => true;

/** Every reason that a till of the proof can be told, and when it can be true. */
const REASONS: Readonly<Record<string, Test>> = {
  // These are weighed elsewhere, against what was used.
  activations_used_up: byLimits,
  budget_used_up: byLimits,
  period_used_up: byLimits,
  client_used_up: byLimits,
  code_used_up: byLimits,
  coupon_used_up: byLimits,
  client_required: ({ coupon }, { couponId, clientId }) =>
    clientId === null && coupon(couponId)?.kind === 'friendly',
  amount_required: ({ coupon }, { couponId, amount }) =>
    amount === null && (coupon(couponId)?.limits.some(({ on }) => on === 'discount') ?? false),
  not_activated: (evidence, refused) => !isActivated(evidence, refused),
  order_mismatch: (evidence, refused) => hasOther(evidence, refused),
  order_redeemed: (evidence, refused) => hasOther(evidence, refused),
  reservation_released: (evidence, refused) => mayBeReleased(evidence, refused),
};

/** Nobody is refused for something that can not have been so, holds that live are promises above all. */
export const otherRefusalsEarned: Law = {
  name: 'other-refusals-earned',
  says: 'nobody was refused for a reason that was not so, and no live hold was broken',
  check: (evidence) => [
    ...refusalsOf(evidence).flatMap((refused) => {
      const isSo = refused.reasons.some((reason) => REASONS[reason]?.(evidence, refused) ?? false);
      const what = `It was refused (${refused.reasons.join(' or ')}), which can not have been so.`;
      return isSo ? [] : [{ what, operations: [refused.operation], rows: [] }];
    }),
    ...brokenHolds(evidence),
    ...rollbacksRefused(evidence),
    ...releasesRefused(evidence),
  ],
};

/** A confirm that was refused while all of the hold lived, though nobody had let it go, and the order had nothing else. */
function brokenHolds(evidence: Evidence): ReturnType<Law['check']> {
  const { history, attribution, clockMargin } = evidence;
  return history.operations.flatMap((operation) => {
    const { wish } = operation;
    if (wish.kind !== 'confirm') return [];
    const holds = attribution.reservations(wish.reservationId);
    const broken = operation.asks.some(({ answer, answeredAt }) => {
      const lived =
        holds.length > 0 && holds.every(({ holdsUntil }) => answeredAt + clockMargin < holdsUntil);
      if (answer.kind !== 'refused' || !lived) return false;
      const release = { operation, to: answeredAt } as const;
      return !mayBeReleased(evidence, release) && !holds.some((hold) => orderHas(evidence, hold, release));
    });
    if (!broken) return [];
    const rows = holds.map((row) => ({ table: 'reservation', row }) as const);
    return [{ what: 'A hold was live, and its confirm was refused.', operations: [operation], rows }];
  });
}

/** A rollback is refused only when so much can not have been left. */
function rollbacksRefused({ history, attribution, ledger }: Evidence): ReturnType<Law['check']> {
  const rollbacks = Map.groupBy(ledger.rollbacks, ({ redemptionId }) => redemptionId);
  return history.operations.flatMap((operation) => {
    const { wish } = operation;
    if (wish.kind !== 'rollback') return [];
    const redemption = attribution.redemption(wish.redemptionId);
    if (redemption === undefined) return [];
    const unearned = operation.asks.find((ask) => {
      if (ask.answer.kind !== 'refused') return false;
      const possible = (rollbacks.get(wish.redemptionId) ?? []).filter((row) =>
        attribution
          .askedFor({ table: 'rollback', row })
          .some((other) => other !== operation && firstPossible(other) <= ask.answeredAt),
      );
      if (wish.amount === null || redemption.amount === null)
        return !possible.some(({ completes }) => completes);
      const returned = possible.reduce((sum, row) => sum + (row.amount ?? redemption.amount ?? 0), 0);
      return returned + wish.amount <= redemption.amount && !possible.some(({ completes }) => completes);
    });
    if (unearned === undefined) return [];
    const what = 'A rollback was refused, though so much was left.';
    return [{ what, operations: [operation], rows: [{ table: 'redemption', row: redemption } as const] }];
  });
}

/** A release is refused only when the hold can have become a redemption. */
function releasesRefused({ history, attribution, ledger }: Evidence): ReturnType<Law['check']> {
  return history.operations.flatMap((operation) => {
    const { wish } = operation;
    if (wish.kind !== 'release') return [];
    const holds = attribution.reservations(wish.reservationId).map(({ id }) => id);
    const confirmed = ledger.ends.filter(
      ({ reservationId, outcome }) => outcome === 'confirmed' && holds.includes(reservationId),
    );
    const unearned = operation.asks.some(
      ({ answer, answeredAt }) =>
        answer.kind === 'refused' &&
        !confirmed.some((row) =>
          attribution.askedFor({ table: 'end', row }).some((other) => firstPossible(other) <= answeredAt),
        ),
    );
    const what = 'A release was refused, though the hold had not become a redemption.';
    return unearned ? [{ what, operations: [operation], rows: [] }] : [];
  });
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

function orderHas(
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

function mayBeReleased({ ledger, attribution }: Evidence, { operation, to }: Until): boolean {
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
