import { expect, test } from 'vitest';
import {
  ask,
  breachesOf,
  done,
  holdEnd,
  operation,
  RESERVE,
  redemption,
  refused,
  reservation,
  rollback,
} from '../../../../test/support/forged-history.ts';
import type { ToldState } from '../history/history.ts';
import { readsSee } from './reads-see.ts';

const read = (what: 'redemption' | 'reservation', at: number, state: Partial<ToldState>) =>
  operation(
    { kind: 'look up', what, id: what === 'redemption' ? 'r1' : 'h1' },
    ask(at, at + 10, done({}, { state: { held: null, rolledBack: null, ...state } })),
  );
const back = operation(
  { kind: 'rollback', redemptionId: 'r1', amount: null, lines: null, reason: 'back' },
  ask(200, 300),
);
const given = { rolledBack: { amount: 1000, discount: 100 } };
const redeemed = { redemptions: [redemption()], rollbacks: [rollback()] };

test('a read that does not find what was acknowledged is found', () => {
  const missed = operation(
    { kind: 'look up', what: 'redemption', id: 'r1' },
    ask(300, 400, refused('not_found')),
  );
  expect(breachesOf(readsSee, { ...redeemed, operations: [missed] })).toHaveLength(1);
});

test('a read that misses a rollback, or tells one before anybody asked for it, is found', () => {
  const check = (at: number, state: Partial<ToldState>) =>
    breachesOf(readsSee, { ...redeemed, operations: [back, read('redemption', at, state)] });
  expect(check(310, given)).toEqual([]);
  expect(check(310, {})).toEqual([
    'A read of the redemption r1 tells 0 as given back, where it has to be 100.',
  ]);
  expect(check(250, {})).toEqual([]);
  expect(check(250, given)).toEqual([]);
  expect(check(150, {})).toEqual([]);
  expect(check(150, given)).toHaveLength(1);
});

test('a read that tells a hold otherwise than it stands is found', () => {
  const held = operation(RESERVE, ask(50, 90, done({ id: 'h1' })));
  const release = operation({ kind: 'release', reservationId: 'h1' }, ask(200, 300));
  const check = (at: number, state: ToldState['held']) =>
    breachesOf(readsSee, {
      reservations: [reservation({ holdsUntil: 1000 })],
      ends: [holdEnd()],
      operations: [held, release, read('reservation', at, { held: state })],
    });
  expect(check(100, 'held')).toEqual([]);
  expect(check(100, 'released')).toHaveLength(1);
  expect(check(310, 'released')).toEqual([]);
  expect(check(310, 'held')).toHaveLength(1);
  expect(check(310, 'confirmed')).toHaveLength(1);
  expect(check(100, 'expired')).toHaveLength(1);
});
