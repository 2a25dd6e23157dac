import type { RedemptionRow, ReservationRow, RollbackRow } from '../history/ledger.ts';
import type { CouponPlan } from '../history/proof-coupon.ts';
import type { Evidence, Law } from './law.ts';

type Found = ReturnType<Law['check']>;

/** Discounts are what the coupon says, and what is given back adds up to them, to the minor unit. */
export const moneyAddsUp: Law = {
  name: 'money-adds-up',
  says: 'every discount is what the coupon says, and parts given back add up to the whole',
  check: (evidence) => [
    ...evidence.ledger.redemptions.flatMap((row) => checkDiscount(evidence, 'redemption', row)),
    ...evidence.ledger.reservations.flatMap((row) => checkDiscount(evidence, 'reservation', row)),
    ...evidence.ledger.redemptions.flatMap((row) => checkReturns(evidence, row)),
  ],
};

function checkDiscount(
  evidence: Evidence,
  table: 'redemption' | 'reservation',
  row: RedemptionRow | ReservationRow,
): Found {
  const coupon = evidence.coupon(row.couponId);
  if (coupon === undefined) return [];
  const full = fullDiscount(coupon, row.amount);
  // Beside other codes of its order, a code takes its discount off what those have left.
  const isRight = isAlone(evidence, row)
    ? row.discount === full
    : (row.discount ?? 0) >= 0 && (row.discount ?? 0) <= (full ?? 0);
  if (isRight) return [];
  const what = `The discount on ${row.amount} is ${row.discount}, and has to be ${full}.`;
  const found =
    table === 'redemption' ? { table, row: row as RedemptionRow } : { table, row: row as ReservationRow };
  return [{ what, operations: evidence.attribution.askedFor(found), rows: [found] }];
}

/** Half a minor unit is rounded up; an amount is at most the order's. Null: nobody knows. */
function fullDiscount({ discount }: CouponPlan, amount: number | null): number | null {
  const { kind, value } = discount;
  if (kind === 'amount') return amount === null ? value : Math.min(value, amount);
  // Percentages of the proof are whole, so that this is exact.
  return amount === null ? null : Math.floor((amount * value + 50) / 100);
}

function isAlone({ ledger }: Evidence, row: RedemptionRow | ReservationRow): boolean {
  if (row.jointId !== null) return false;
  if (row.orderId === null) return true;
  const others = [...ledger.redemptions, ...ledger.reservations];
  return !others.some(({ orderId, code }) => orderId === row.orderId && code !== row.code);
}

/** After so much of the order was returned, so much of the discount has been given back, rounded down; in the end all of it. */
function checkReturns(evidence: Evidence, redemption: RedemptionRow): Found {
  const rollbacks = evidence.ledger.rollbacks
    .filter(({ redemptionId }) => redemptionId === redemption.id)
    .toSorted((one, other) => one.at - other.at || Number(one.completes) - Number(other.completes));
  const wrong = firstWrong(redemption, rollbacks);
  if (wrong === null) return [];
  const rows = rollbacks.map((row) => ({ table: 'rollback', row }) as const);
  return [
    {
      what: wrong,
      operations: rows.flatMap((row) => evidence.attribution.askedFor(row)),
      rows: [{ table: 'redemption', row: redemption }, ...rows],
    },
  ];
}

function firstWrong(
  { id, amount, discount }: RedemptionRow,
  rollbacks: readonly RollbackRow[],
): string | null {
  const whole = discount ?? 0;
  const returned = rollbacks.reduce((sum, row) => sum + (row.amount ?? 0), 0);
  const given = rollbacks.reduce((sum, row) => sum + row.discount, 0);
  const completing = rollbacks.filter(({ completes }) => completes);
  if (completing.length > 1)
    return `The redemption ${id} was given back as a whole ${completing.length} times.`;
  if (completing.length === 1) {
    if (completing[0] !== rollbacks.at(-1))
      return `More of the redemption ${id} was given back than all of it.`;
    return given === whole
      ? null
      : `${given} of the discount ${whole} was given back, and that was all of it.`;
  }
  if (amount !== null && returned >= amount && returned > 0)
    return `${returned} of ${amount} was returned, as a part.`;
  const expected = amount === null || amount === 0 ? 0 : Math.floor((whole * returned) / amount);
  return given === expected
    ? null
    : `After ${returned} of ${amount} was returned, ${given} of the discount ${whole} is given back, not ${expected}.`;
}
