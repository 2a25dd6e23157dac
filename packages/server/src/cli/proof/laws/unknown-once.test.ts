import { expect, test } from 'vitest';
import {
  ask,
  breachesOf,
  operation,
  REDEEM,
  redemption,
  UNKNOWN,
} from '../../../../test/support/forged-history.ts';
import { unknownOnce } from './unknown-once.ts';

const operations = [operation(REDEEM, ask(100, 110, UNKNOWN), ask(120, 130, UNKNOWN))];

test('what was never answered may be there once, or not at all', () => {
  expect(breachesOf(unknownOnce, { operations })).toEqual([]);
  expect(breachesOf(unknownOnce, { operations, redemptions: [redemption()] })).toEqual([]);
});

test('what was never answered and is there twice is found', () => {
  const found = breachesOf(unknownOnce, {
    operations,
    redemptions: [redemption(), redemption({ id: 'r2' })],
  });
  expect(found).toEqual(['It was never answered, and the ledger has it 2 times.']);
});
