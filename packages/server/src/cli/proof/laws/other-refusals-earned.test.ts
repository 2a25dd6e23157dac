import { expect, test } from 'vitest';
import {
  activation,
  ask,
  breachesOf,
  done,
  holdEnd,
  operation,
  REDEEM,
  RESERVE,
  redemption,
  refused,
  reservation,
  rollback,
} from '../../../../test/support/forged-history.ts';
import { otherRefusalsEarned } from './other-refusals-earned.ts';

const told = (reason: string, wish: Parameters<typeof operation>[0] = REDEEM) =>
  operation(wish, ask(300, 400, refused(reason)));
const check = (forged: Parameters<typeof breachesOf>[1]) => breachesOf(otherRefusalsEarned, forged);

test('a reason that can not be is found', () => {
  for (const reason of [
    'unknown_code',
    'coupon_paused',
    'client_required',
    'order_mismatch',
    'amount_required',
  ]) {
    expect(check({ operations: [told(reason)] }), reason).toHaveLength(1);
  }
});

test('"not activated" is found where an activation was acknowledged before', () => {
  const activated = operation({ kind: 'activate', couponId: 'coupon', client: 'ann' }, ask(100, 200, done()));
  const activations = [activation()];
  expect(check({ operations: [told('not_activated')] })).toEqual([]);
  expect(check({ operations: [activated, told('not_activated')], activations })).toHaveLength(1);
});

test('an order that has the code already, with another amount, is a reason', () => {
  const first = operation({ ...REDEEM, amount: 5000 }, ask(100, 200));
  const redemptions = [redemption({ amount: 5000 })];
  expect(check({ operations: [first, told('order_mismatch')], redemptions })).toEqual([]);
});

test('a live hold whose confirm is refused is found', () => {
  const held = operation(RESERVE, ask(100, 200, done({ id: 'h1' })));
  const confirm = operation(
    { kind: 'confirm', reservationId: 'h1' },
    ask(300, 400, refused('coupon_used_up')),
  );
  const reservations = [reservation()];
  expect(check({ operations: [held, confirm], reservations })).toEqual([
    'A hold was live, and its confirm was refused.',
  ]);
  expect(check({ operations: [held, confirm], reservations: [reservation({ holdsUntil: 380 })] })).toEqual(
    [],
  );
});

test('a confirm that was refused because somebody let the hold go is as it should be', () => {
  const held = operation(RESERVE, ask(100, 200, done({ id: 'h1' })));
  const confirm = told('reservation_released', { kind: 'confirm', reservationId: 'h1' });
  const release = operation({ kind: 'release', reservationId: 'h1' }, ask(240, 260, done()));
  const reservations = [reservation()];
  expect(check({ operations: [held, release, confirm], reservations, ends: [holdEnd()] })).toEqual([]);
  expect(check({ operations: [held, confirm], reservations })).not.toEqual([]);
});

test('a rollback that is refused though so much is left is found', () => {
  const wish = { kind: 'rollback', redemptionId: 'r1', reason: 'mine' } as const;
  const redemptions = [redemption()];
  const whole = operation({ ...wish, amount: null }, ask(300, 400, refused('nothing_left')));
  expect(check({ operations: [whole], redemptions })).toEqual([
    'A rollback was refused, though so much was left.',
  ]);
  const other = operation({ ...wish, amount: null, reason: 'back' }, ask(200, 280, done()));
  expect(check({ operations: [other, whole], redemptions, rollbacks: [rollback()] })).toEqual([]);
  const part = operation({ ...wish, amount: 600 }, ask(300, 400, refused('more_than_left')));
  const returned = (amount: number) => [rollback({ amount, completes: false, givesBackUse: false })];
  expect(check({ operations: [other, part], redemptions, rollbacks: returned(500) })).toEqual([]);
  expect(check({ operations: [other, part], redemptions, rollbacks: returned(400) })).toHaveLength(1);
});
