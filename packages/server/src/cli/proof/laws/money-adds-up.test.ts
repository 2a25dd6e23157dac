import { expect, test } from 'vitest';
import { breachesOf, redemption, reservation, rollback } from '../../../../test/support/forged-history.ts';
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
