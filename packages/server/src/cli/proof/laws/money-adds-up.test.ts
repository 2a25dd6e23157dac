import { expect, test } from 'vitest';
import {
  ask,
  breachesOf,
  operation,
  REDEEM,
  redemption,
  reservation,
  rollback,
} from '../../../../test/support/forged-history.ts';
import { moneyAddsUp } from './money-adds-up.ts';

const part = (n: number, amount: number, discount: number) =>
  rollback({ id: `b${n}`, at: 200 + n, amount, discount, completes: false, givesBackUse: false });
const check = (forged: Parameters<typeof breachesOf>[1]) => breachesOf(moneyAddsUp, forged);

test.each([
  [1005, 101],
  [1004, 100],
])('10 %% of %i is %i', (amount, discount) => {
  expect(check({ redemptions: [redemption({ amount, discount })] })).toEqual([]);
  expect(check({ redemptions: [redemption({ amount, discount: discount - 1 })] })).toHaveLength(1);
  expect(check({ reservations: [reservation({ amount, discount: discount + 1 })] })).toHaveLength(1);
});

test('an amount is at most that of the order', () => {
  const coupon = { discount: { kind: 'amount', value: 700 } } as const;
  expect(check({ coupon, redemptions: [redemption({ discount: 700 })] })).toEqual([]);
  expect(check({ coupon, redemptions: [redemption({ amount: 500, discount: 700 })] })).toHaveLength(1);
});

test('beside other codes of its order a discount may be less, never more', () => {
  expect(check({ redemptions: [redemption({ jointId: 'j1', discount: 60 })] })).toEqual([]);
  expect(check({ redemptions: [redemption({ jointId: 'j1', discount: 101 })] })).toHaveLength(1);
});

test('parts that are given back are rounded down, and the rest is the whole', () => {
  const redemptions = [redemption()];
  const parts = [part(1, 333, 33), part(2, 333, 33)];
  expect(check({ redemptions, rollbacks: parts })).toEqual([]);
  const rest = rollback({ id: 'b3', at: 300, amount: 334, discount: 34 });
  expect(check({ redemptions, rollbacks: [...parts, rest] })).toEqual([]);
  expect(check({ redemptions, rollbacks: [...parts, { ...rest, discount: 33 }] })).toHaveLength(1);
  expect(check({ redemptions, rollbacks: [part(1, 333, 34)] })).toHaveLength(1);
});

test('what is given back twice, or after all of it, is found', () => {
  const redemptions = [redemption()];
  const twice = [rollback(), rollback({ id: 'b2', at: 260, discount: 0 })];
  expect(check({ redemptions, rollbacks: twice })).toHaveLength(1);
  expect(check({ redemptions, rollbacks: [rollback(), part(60, 10, 1)] })).toHaveLength(1);
  expect(check({ redemptions, rollbacks: [part(1, 600, 60), part(2, 600, 60)] })).toHaveLength(1);
});

/** Two of 1.66, three of 1.11 and one of 3.35: ten pounds without a penny. */
const CART = [
  { id: 'a', quantity: 2, unitPrice: 166 },
  { id: 'b', quantity: 3, unitPrice: 111 },
  { id: 'c', quantity: 1, unitPrice: 335 },
];
const lines = (...parts: readonly number[]) =>
  parts.map((discount, index) => ({ id: ['a', 'b', 'c'][index] ?? '', discount }));
const withCart = (forged: Parameters<typeof breachesOf>[1]) =>
  check({ ...forged, operations: [operation({ ...REDEEM, cart: CART }, ask(100, 200))] });

test('the parts of the lines are those of the largest remainders', () => {
  expect(withCart({ redemptions: [redemption({ lines: lines(33, 33, 34) })] })).toEqual([]);
  expect(withCart({ redemptions: [redemption({ lines: lines(34, 33, 33) })] })).toHaveLength(1);
  expect(withCart({ redemptions: [redemption({ lines: lines(33, 33, 33) })] })).toHaveLength(1);
  expect(withCart({ redemptions: [redemption()] })).toEqual(['A cart was sent, and is not kept.']);
});

test('a coupon for one line takes nothing off the others', () => {
  const coupon = { takes: 'one line' } as const;
  const taken = (discount: number, ...parts: readonly number[]) =>
    withCart({ coupon, redemptions: [redemption({ discount, lines: lines(...parts) })] });
  expect(taken(33, 0, 33, 0)).toEqual([]);
  expect(taken(100, 33, 33, 34)).toHaveLength(1);
  expect(taken(33, 1, 32, 0)).toHaveLength(1);
});

test('lines give back their part by units, rounded down, and the whole with the last one', () => {
  const redemptions = [redemption({ lines: lines(33, 33, 34) })];
  const back = (n: number, discount: number, ...of: readonly [string, number, number][]) =>
    rollback({
      ...{ id: `b${n}`, discount, completes: false },
      lines: of.map(([id, quantity, part]) => ({ id, quantity, discount: part })),
    });
  const first = back(1, 16, ['a', 1, 16]);
  const rest = back(2, 84, ['a', 1, 17], ['b', 3, 33], ['c', 1, 34]);
  expect(withCart({ redemptions, rollbacks: [first] })).toEqual([]);
  expect(withCart({ redemptions, rollbacks: [first, { ...rest, completes: true }] })).toEqual([]);
  expect(withCart({ redemptions, rollbacks: [first, rest] })).toHaveLength(1);
  expect(withCart({ redemptions, rollbacks: [{ ...first, completes: true }] })).toHaveLength(1);
  expect(withCart({ redemptions, rollbacks: [back(1, 17, ['a', 1, 17])] })).toHaveLength(1);
  expect(withCart({ redemptions, rollbacks: [back(1, 17, ['a', 1, 16])] })).toHaveLength(1);
  expect(withCart({ redemptions, rollbacks: [back(1, 49, ['a', 3, 49])] })).toHaveLength(1);
});
