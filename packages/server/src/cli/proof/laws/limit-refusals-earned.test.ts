import { describe, expect, test } from 'vitest';
import {
  ask,
  breachesOf,
  type Forged,
  holdEnd,
  operation,
  REDEEM,
  RESERVE,
  redemption,
  refused,
  reservation,
  rollback,
  UNKNOWN,
} from '../../../../test/support/forged-history.ts';
import { limitRefusalsEarned } from './limit-refusals-earned.ts';

const limits = [{ on: 'redemptions', per: 'coupon', max: 1 }] as const;
const check = (forged: Forged) => breachesOf(limitRefusalsEarned, { coupon: { limits }, ...forged });
const first = operation(REDEEM, ask(100, 200));
const second = { ...REDEEM, order: 'o2', amount: 2000 };
const turnedAway = (from: number, to: number, reason = 'coupon_used_up') =>
  operation(second, ask(from, to, refused(reason)));
const redemptions = [redemption()];

describe('a refusal for a limit', () => {
  test('is earned when the limit was reached, or may have been at one instant', () => {
    expect(check({ operations: [first, turnedAway(300, 400)], redemptions })).toEqual([]);
    expect(check({ operations: [first, turnedAway(50, 120)], redemptions })).toEqual([]);
  });

  test('is unearned when nothing can have been used', () => {
    expect(check({ operations: [turnedAway(300, 400)] })).toEqual([
      'It was refused (coupon_used_up) by "Forged", of which at most 0 of 1 uses can have been used.',
    ]);
  });

  test('is unearned when it was answered before the other one asked', () => {
    expect(check({ operations: [first, turnedAway(50, 90)], redemptions })).toHaveLength(1);
  });

  test('is earned by a use of which nobody was ever told', () => {
    const lost = operation(REDEEM, ask(100, 110, UNKNOWN));
    expect(check({ operations: [lost, turnedAway(300, 400)], redemptions })).toEqual([]);
    expect(check({ operations: [lost, turnedAway(300, 400)] })).toHaveLength(1);
  });

  test('is unearned after a rollback that was acknowledged, and earned while it is under way', () => {
    const back = operation(
      { kind: 'rollback', redemptionId: 'r1', amount: null, lines: null, reason: 'back' },
      ask(210, 260),
    );
    const given = { redemptions, rollbacks: [rollback()] };
    expect(check({ operations: [first, back, turnedAway(250, 300)], ...given })).toEqual([]);
    expect(check({ operations: [first, back, turnedAway(270, 300)], ...given })).toHaveLength(1);
  });

  test('is unearned once a hold was let go, or is dead', () => {
    const held = operation({ ...RESERVE, order: 'o3', amount: 3000 }, ask(100, 200));
    const hold = reservation({ orderId: 'o3', amount: 3000, holdsUntil: 1000 });
    const reservations = [hold];
    expect(check({ operations: [held, turnedAway(900, 950)], reservations })).toEqual([]);
    expect(check({ operations: [held, turnedAway(1005, 1100)], reservations })).toEqual([]);
    expect(check({ operations: [held, turnedAway(1011, 1100)], reservations })).toHaveLength(1);
    const release = operation({ kind: 'release', reservationId: 'h1' }, ask(240, 260));
    const letGo = { reservations, ends: [holdEnd()] };
    expect(check({ operations: [held, release, turnedAway(270, 300)], ...letGo })).toHaveLength(1);
  });

  test('is unearned where its own first sending used the limit up: that is a repeat', () => {
    const own = operation(REDEEM, ask(100, 110, UNKNOWN), ask(300, 400, refused('coupon_used_up')));
    expect(check({ operations: [own], redemptions })).toHaveLength(1);
  });

  test('is earned where a hold of the same order may have been let go later', () => {
    const held = (amount: number, from: number) =>
      operation({ ...RESERVE, order: 'o3', amount }, ask(from, from + 50));
    const redeemed = operation({ ...REDEEM, order: 'o3', amount: 5000 }, ask(500, 600));
    const forged = {
      reservations: [
        reservation({ orderId: 'o3', amount: 3000 }),
        reservation({ id: 'h2', orderId: 'o3', amount: 4000 }),
      ],
      ends: [holdEnd(), holdEnd({ reservationId: 'h2', at: 550 })],
    };
    const before = [held(3000, 100), held(4000, 200), redeemed];
    expect(check({ operations: [...before, turnedAway(300, 400)], ...forged })).toEqual([]);
    expect(check({ operations: [...before, turnedAway(610, 700)], ...forged })).toHaveLength(1);
  });

  test('of a confirm is weighed without the dead hold that it is about, and with all else', () => {
    const held = operation({ ...RESERVE, order: 'o3', amount: 3000 }, ask(100, 200));
    const confirm = operation(
      { kind: 'confirm', reservationId: 'h1' },
      ask(300, 400, refused('coupon_used_up')),
    );
    const dead = { reservations: [reservation({ orderId: 'o3', amount: 3000, holdsUntil: 250 })] };
    expect(check({ operations: [held, confirm], ...dead })).toHaveLength(1);
    expect(check({ operations: [first, held, confirm], ...dead, redemptions })).toEqual([]);
  });

  test('is unearned when the coupon has no such limit', () => {
    expect(check({ operations: [first, turnedAway(300, 400, 'client_used_up')], redemptions })).toHaveLength(
      1,
    );
  });
});

test('another client is no reason, where a limit is per client', () => {
  const perClient = {
    coupon: { limits: [{ on: 'redemptions', per: 'client', max: 1 }] as const },
    redemptions,
  };
  const bob = operation({ ...second, client: 'bob' }, ask(300, 400, refused('client_used_up')));
  expect(check({ ...perClient, operations: [first, bob] })).toHaveLength(1);
  expect(check({ ...perClient, operations: [first, turnedAway(300, 400, 'client_used_up')] })).toEqual([]);
});

test('a day ago is no reason, where a limit is per day', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const perDay = {
    coupon: { limits: [{ on: 'redemptions', per: 'coupon', period: 'day', max: 1 }] as const },
  };
  const operations = [first, turnedAway(now, now + 100, 'period_used_up')];
  expect(check({ ...perDay, operations, redemptions })).toEqual([]);
  expect(check({ ...perDay, operations, redemptions: [redemption({ day: '2026-11-21' })] })).toHaveLength(1);
});

test('a budget is used up when what is left is less than the discount', () => {
  const budget = (max: number) => ({ coupon: { limits: [{ on: 'discount', max }] as const }, redemptions });
  const operations = [first, turnedAway(300, 400, 'budget_used_up')];
  expect(check({ ...budget(299), operations })).toEqual([]);
  expect(check({ ...budget(300), operations })).toHaveLength(1);
});
