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

test('a dead hold whose order has got another code meanwhile may have no room beside it', () => {
  const held = operation(RESERVE, ask(100, 150, done({ id: 'h1' })));
  const reservations = [reservation({ holdsUntil: 250 })];
  const other = operation({ ...REDEEM, codes: ['OTHER'] }, ask(200, 240, done()));
  const redemptions = [redemption({ code: 'OTHER' })];
  for (const reason of ['order_mismatch', 'cart_not_eligible', 'excluded_by']) {
    const confirm = told(reason, { kind: 'confirm', reservationId: 'h1' });
    expect(check({ operations: [held, confirm], reservations }), reason).toHaveLength(1);
    expect(check({ operations: [held, other, confirm], reservations, redemptions }), reason).toEqual([]);
  }
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
  const wish = { kind: 'rollback', redemptionId: 'r1', lines: null, reason: 'mine' } as const;
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

test('units of a line that are refused though they were left are found', () => {
  const cart = [{ id: 'a', quantity: 3, unitPrice: 333 }];
  const bought = operation({ ...REDEEM, cart }, ask(100, 200));
  const wish = { kind: 'rollback', redemptionId: 'r1', amount: null, reason: 'mine' } as const;
  const asked = (quantity: number) =>
    operation({ ...wish, lines: [{ id: 'a', quantity }] }, ask(300, 400, refused('more_than_left')));
  const other = operation({ ...wish, lines: [{ id: 'a', quantity: 2 }], reason: 'back' }, ask(200, 280));
  const rollbacks = [rollback({ lines: [{ id: 'a', quantity: 2, discount: 66 }], completes: false })];
  const forged = { redemptions: [redemption()], rollbacks };
  expect(check({ ...forged, operations: [bought, other, asked(2)] })).toEqual([]);
  expect(check({ ...forged, operations: [bought, other, asked(1)] })).toHaveLength(1);
});

test('a cart that is asked for although it was sent, or refused although it is large enough, is found', () => {
  const of = (reason: string, cart: { id: string; quantity: number; unitPrice: number }[] | null) =>
    operation({ ...REDEEM, cart }, ask(100, 200, refused(reason)));
  const cart = [{ id: 'b', quantity: 1, unitPrice: 1000 }];
  const coupon = { least: 1200 };
  expect(check({ coupon, operations: [of('cart_required', null)] })).toEqual([]);
  expect(check({ operations: [of('cart_required', null)] })).toHaveLength(1);
  expect(check({ coupon, operations: [of('cart_required', cart)] })).toHaveLength(1);
  expect(check({ coupon, operations: [of('cart_subtotal_below_minimum', cart)] })).toEqual([]);
  const enough = { coupon: { least: 900 }, operations: [of('cart_subtotal_below_minimum', cart)] };
  expect(check(enough)).toHaveLength(1);
});
