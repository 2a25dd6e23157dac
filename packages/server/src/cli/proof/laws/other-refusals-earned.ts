import type { RedemptionRow, RollbackRow } from '../history/ledger.ts';
import { firstPossible } from '../history/outcome.ts';
import { canBeSo, mayBeReleased, orderHas } from './can-be-so.ts';
import { cartOf } from './cart-of.ts';
import type { Evidence, Law } from './law.ts';
import { LIMIT_REASONS, refusalsOf } from './refusals.ts';

/** Nobody is refused for something that can not have been so, holds that live are promises above all. */
export const otherRefusalsEarned: Law = {
  name: 'other-refusals-earned',
  says: 'nobody was refused for a reason that was not so, and no live hold was broken',
  check: (evidence) => [
    ...refusalsOf(evidence).flatMap((refused) => {
      const isSo = refused.reasons.some(
        (reason) => LIMIT_REASONS.has(reason) || canBeSo(evidence, refused, reason),
      );
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
function rollbacksRefused(evidence: Evidence): ReturnType<Law['check']> {
  const { history, attribution, ledger } = evidence;
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
      if (wish.lines !== null) return isLeft(evidence, redemption, wish.lines, possible);
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

/** Whether so many units of these lines must have been left, whatever of the rollbacks had been done. */
function isLeft(
  evidence: Evidence,
  redemption: RedemptionRow,
  asked: readonly { readonly id: string; readonly quantity: number }[],
  possible: readonly RollbackRow[],
): boolean {
  if (possible.some(({ completes }) => completes)) return false;
  const cart = cartOf(evidence, { table: 'redemption', row: redemption });
  return asked.every(({ id, quantity }) => {
    const back = possible.flatMap(({ lines }) => (lines ?? []).filter((line) => line.id === id));
    const returned = back.reduce((sum, line) => sum + line.quantity, 0);
    return returned + quantity <= (cart?.find((line) => line.id === id)?.quantity ?? 0);
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
