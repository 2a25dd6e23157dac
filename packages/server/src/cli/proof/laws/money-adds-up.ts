import type { LinePart, RedemptionRow, ReservationRow, RollbackRow } from '../history/ledger.ts';
import { DISCOUNTED_LINE, type ProofCart, worthOf } from '../history/proof-cart.ts';
import type { CouponPlan } from '../history/proof-coupon.ts';
import { allocate } from './allocate.ts';
import { cartOf } from './cart-of.ts';
import type { Evidence, Law } from './law.ts';

type Found = ReturnType<Law['check']>;

/** Discounts are what the coupon says, line by line, and what is given back adds up to them, to the minor unit. */
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
  const found =
    table === 'redemption' ? { table, row: row as RedemptionRow } : { table, row: row as ReservationRow };
  const cart = cartOf(evidence, found);
  const takesFrom =
    cart === null || coupon.takes === 'the order' ? cart : cart.filter(({ id }) => id === DISCOUNTED_LINE);
  const worth = takesFrom === null ? row.amount : takesFrom.reduce((sum, line) => sum + worthOf(line), 0);
  const full = fullDiscount(coupon, worth);
  // Beside other codes of its order, a code takes its discount off what those have left.
  const isRight = isAlone(evidence, row)
    ? row.discount === full
    : (row.discount ?? 0) >= 0 && (row.discount ?? 0) <= (full ?? 0);
  const what = isRight
    ? wrongLines(row, takesFrom, isAlone(evidence, row))
    : `The discount on ${worth} is ${row.discount}, and has to be ${full}.`;
  if (what === null) return [];
  return [{ what, operations: evidence.attribution.askedFor(found), rows: [found] }];
}

/** A sentence, where the parts of the lines are not those of the discount. @param cart the lines that it is taken from */
function wrongLines(
  { lines, discount }: RedemptionRow | ReservationRow,
  cart: ProofCart | null,
  isOnly: boolean,
): string | null {
  if (cart === null || lines === null)
    return cart === null && lines === null ? null : 'A cart was sent, and is not kept.';
  const sum = lines.reduce((all, line) => all + line.discount, 0);
  if (sum !== discount) return `The parts of the lines are ${sum}, and the discount is ${discount}.`;
  const parts = isOnly ? allocate(discount, cart) : null;
  const wrong = lines.find((line) => {
    const of = cart.find(({ id }) => id === line.id);
    const most = of === undefined ? 0 : worthOf(of);
    return parts === null
      ? line.discount < 0 || line.discount > most
      : line.discount !== (parts.get(line.id) ?? 0);
  });
  if (wrong === undefined) return null;
  return `The line ${wrong.id} has ${wrong.discount} of the discount ${discount}, and has to have ${parts?.get(wrong.id) ?? 'another part'}.`;
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
  const cart = cartOf(evidence, { table: 'redemption', row: redemption });
  const wrong =
    cart === null ? firstWrong(redemption, rollbacks) : firstWrongLine(redemption, cart, rollbacks);
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

/** After k of its q units were returned, a line has given back floor(a x k / q) of its part a; all with the last unit. */
function firstWrongLine(
  { id, lines, discount }: RedemptionRow,
  cart: ProofCart,
  rollbacks: readonly RollbackRow[],
): string | null {
  const back = rollbacks.flatMap((row) => row.lines ?? []);
  const partOf = (of: readonly LinePart[], line: string): number =>
    of.reduce((sum, one) => sum + (one.id === line ? one.discount : 0), 0);
  const unitsBack = (line: string): number =>
    back.reduce((sum, one) => sum + (one.id === line ? one.quantity : 0), 0);
  for (const line of cart) {
    const units = unitsBack(line.id);
    const expected = Math.floor((partOf(lines ?? [], line.id) * units) / line.quantity);
    if (units > line.quantity)
      return `${units} of ${line.quantity} units of the line ${line.id} of ${id} came back.`;
    const given = partOf(back, line.id);
    if (given !== expected)
      return `With ${units} of ${line.quantity} units of the line ${line.id}, ${given} came back, not ${expected}.`;
  }
  const given = rollbacks.reduce((sum, row) => sum + row.discount, 0);
  if (given !== back.reduce((sum, line) => sum + line.discount, 0))
    return `${given} of the discount ${discount} came back, not that of its lines.`;
  const isWhole = cart.every((line) => unitsBack(line.id) === line.quantity);
  const completing = rollbacks.filter(({ completes }) => completes).length;
  return completing === Number(isWhole && rollbacks.length > 0)
    ? null
    : `The redemption ${id} was given back as a whole ${completing} times.`;
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
