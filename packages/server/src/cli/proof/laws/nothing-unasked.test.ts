import { expect, test } from 'vitest';
import {
  activation,
  ask,
  breachesOf,
  holdEnd,
  NOTHING,
  operation,
  REDEEM,
  RESERVE,
  redemption,
  refused,
  reservation,
  UNKNOWN,
} from '../../../../test/support/forged-history.ts';
import { nothingUnasked } from './nothing-unasked.ts';

const redemptions = [redemption()];

test.each([UNKNOWN, undefined])('a redemption that somebody may have got is as it should be', (answer) => {
  expect(
    breachesOf(nothingUnasked, { operations: [operation(REDEEM, ask(100, 200, answer))], redemptions }),
  ).toEqual([]);
});

test('a redemption that nobody asked for is found', () => {
  const found = breachesOf(nothingUnasked, { redemptions });
  expect(found).toEqual(['The ledger has a row (redemption) that nobody asked for.']);
});

test.each([NOTHING, refused('coupon_used_up')])(
  'a redemption whose asker was told otherwise is found',
  (answer) => {
    const found = breachesOf(nothingUnasked, {
      operations: [operation(REDEEM, ask(100, 200, answer))],
      redemptions,
    });
    expect(found).toEqual([
      'The ledger has a row (redemption) of which its asker was told that nothing was done.',
    ]);
  },
);

test('a redemption that counts for another client is found', () => {
  const operations = [operation(REDEEM, ask(100, 200))];
  const found = breachesOf(nothingUnasked, { operations, redemptions: [redemption({ clientId: 'bob' })] });
  expect(found).toEqual(['The redemption counts for another client than it was asked for.']);
});

test('a hold that ended before its time is found', () => {
  const operations = [operation(RESERVE, ask(100, 200))];
  const reservations = [reservation({ holdsUntil: 1000 })];
  const ends = [holdEnd({ outcome: 'expired', at: 1000 })];
  expect(breachesOf(nothingUnasked, { operations, reservations, ends })).toEqual([]);
  const early = [holdEnd({ outcome: 'expired', at: 900 })];
  expect(breachesOf(nothingUnasked, { operations, reservations, ends: early })).toHaveLength(1);
});

test('more codes for nobody by name than were asked for are found', () => {
  const wish = { kind: 'activate', couponId: 'coupon', client: null } as const;
  const activations = [
    activation({ clientId: null }),
    activation({ id: 'a2', code: 'OTHER', clientId: null }),
  ];
  const operations = [operation(wish, ask(100, 200, UNKNOWN))];
  expect(breachesOf(nothingUnasked, { operations, activations: activations.slice(0, 1) })).toEqual([]);
  expect(breachesOf(nothingUnasked, { operations, activations })).toHaveLength(1);
});
