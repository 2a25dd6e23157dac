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
  order_mismatch: (evidence, refused) => hasOther(evidence, refused, 'redemption'),
  order_redeemed: (evidence, refused) => hasOther(evidence, refused, 'redemption'),
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
  ],
};

/** A confirm that was refused while the hold lived, though nobody had let it go. */
function brokenHolds(evidence: Evidence): ReturnType<Law['check']> {
  return refusalsOf(evidence).flatMap((refused) => {
    const { wish } = refused.operation;
    if (wish.kind !== 'confirm') return [];
    const hold = evidence.attribution.reservation(wish.reservationId);
    const lived = hold !== undefined && refused.to + evidence.clockMargin < hold.holdsUntil;
    if (!lived || mayBeReleased(evidence, refused)) return [];
    const what = 'A hold was live, and its confirm was refused.';
    return [{ what, operations: [refused.operation], rows: [{ table: 'reservation', row: hold } as const] }];
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

/** Whether the order can have had the code by then, by another operation. */
function hasOther({ ledger, attribution }: Evidence, refused: Refused, table: 'redemption'): boolean {
  const { wish } = refused.operation;
  if (!('order' in wish) || wish.order === null) return false;
  return ledger.redemptions.some(
    (row) =>
      row.orderId === wish.order &&
      row.code === refused.code &&
      attribution
        .askedFor({ table, row })
        .some((other) => other !== refused.operation && firstPossible(other) <= refused.to),
  );
}

function mayBeReleased({ ledger, attribution }: Evidence, { operation, to }: Refused): boolean {
  const { wish } = operation;
  if (wish.kind !== 'confirm') return false;
  return ledger.ends.some(
    (row) =>
      row.reservationId === wish.reservationId &&
      row.outcome === 'released' &&
      attribution.askedFor({ table: 'end', row }).some((other) => firstPossible(other) <= to),
  );
}
