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
  reservation,
  rollback,
  UNKNOWN,
} from '../../../../test/support/forged-history.ts';
import { acknowledgedOnce } from './acknowledged-once.ts';

const redeemed = operation(REDEEM, ask(100, 110, UNKNOWN), ask(120, 200), ask(210, 220));

test('a redemption that was asked for three times and is there once is as it should be', () => {
  expect(breachesOf(acknowledgedOnce, { operations: [redeemed], redemptions: [redemption()] })).toEqual([]);
});

test('a redemption that was acknowledged and is lost is found', () => {
  const found = breachesOf(acknowledgedOnce, { operations: [redeemed] });
  expect(found).toEqual(['The redemption r1 of CODE was acknowledged and is not in the ledger.']);
});

test('a repeat that redeemed once more is found', () => {
  const redemptions = [redemption(), redemption({ id: 'r2' })];
  const found = breachesOf(acknowledgedOnce, { operations: [redeemed], redemptions });
  expect(found).toEqual(['It was asked for once, and the ledger has 2 redemptions of CODE for it.']);
});

test('a hold that was acknowledged and is lost is found', () => {
  const reserved = operation(RESERVE, ask(100, 200, done({ id: 'h1' })));
  expect(breachesOf(acknowledgedOnce, { operations: [reserved], reservations: [reservation()] })).toEqual([]);
  expect(breachesOf(acknowledgedOnce, { operations: [reserved] })).toHaveLength(1);
});

test('a confirm of which the redemption is lost, or is another one, is found', () => {
  const operations = [operation({ kind: 'confirm', reservationId: 'h1' }, ask(200, 300))];
  const reservations = [reservation()];
  expect(breachesOf(acknowledgedOnce, { operations, reservations, redemptions: [redemption()] })).toEqual([]);
  expect(breachesOf(acknowledgedOnce, { operations, reservations })).toHaveLength(1);
  const other = { operations, reservations, redemptions: [redemption({ amount: 5 })] };
  expect(breachesOf(acknowledgedOnce, other)).toHaveLength(1);
});

test('a client who was given two activations of one coupon is found', () => {
  const wish = { kind: 'activate', couponId: 'coupon', client: 'ann' } as const;
  const operations = [operation(wish, ask(100, 200, done({ id: null })))];
  expect(breachesOf(acknowledgedOnce, { operations, activations: [activation()] })).toEqual([]);
  expect(breachesOf(acknowledgedOnce, { operations })).toHaveLength(1);
  const activations = [activation(), activation({ id: 'a2' })];
  expect(breachesOf(acknowledgedOnce, { operations, activations })).toHaveLength(1);
});

test('a release of which the ledger knows nothing is found', () => {
  const state = { held: 'released', rolledBack: null } as const;
  const released = operation({ kind: 'release', reservationId: 'h1' }, ask(200, 300, done({}, { state })));
  const reservations = [reservation()];
  expect(breachesOf(acknowledgedOnce, { operations: [released], reservations, ends: [holdEnd()] })).toEqual(
    [],
  );
  expect(breachesOf(acknowledgedOnce, { operations: [released], reservations })).toHaveLength(1);
});

test('a rollback that was acknowledged and is lost, or was done twice, is found', () => {
  const wish = { kind: 'rollback', redemptionId: 'r1', amount: 10, lines: null, reason: 'back' } as const;
  const operations = [operation(wish, ask(200, 300))];
  const redemptions = [redemption()];
  const once = { operations, redemptions, rollbacks: [rollback()] };
  expect(breachesOf(acknowledgedOnce, once)).toEqual([]);
  expect(breachesOf(acknowledgedOnce, { ...once, rollbacks: [] })).toHaveLength(1);
  expect(
    breachesOf(acknowledgedOnce, { ...once, rollbacks: [rollback(), rollback({ id: 'b2' })] }),
  ).toHaveLength(1);
});
