import { expect, test } from 'vitest';
import {
  breachesOf,
  holdEnd,
  redemption,
  reservation,
  rollback,
} from '../../../../test/support/forged-history.ts';
import { onePerOrder } from './one-per-order.ts';

test('a code that an order redeems twice is found', () => {
  const found = breachesOf(onePerOrder, { redemptions: [redemption(), redemption({ id: 'r2', at: 400 })] });
  expect(found).toEqual(['The order has the code CODE of o1 twice.']);
});

test('a code that an order redeems while it holds it is found', () => {
  const both = { reservations: [reservation()], redemptions: [redemption({ at: 400 })] };
  expect(breachesOf(onePerOrder, both)).toHaveLength(1);
});

test('a code that an order gave back, or let go, is free for it again', () => {
  const redemptions = [redemption(), redemption({ id: 'r2', at: 400 })];
  expect(breachesOf(onePerOrder, { redemptions, rollbacks: [rollback({ at: 400 })] })).toEqual([]);
  const held = { reservations: [reservation()], redemptions: [redemption({ at: 400 })] };
  expect(breachesOf(onePerOrder, { ...held, ends: [holdEnd({ at: 300 })] })).toEqual([]);
  const dead = { ...held, reservations: [reservation({ holdsUntil: 300 })] };
  expect(breachesOf(onePerOrder, dead)).toEqual([]);
});
