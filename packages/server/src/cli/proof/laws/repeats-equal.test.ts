import { expect, test } from 'vitest';
import { ask, breachesOf, done, operation, REDEEM } from '../../../../test/support/forged-history.ts';
import { repeatsEqual } from './repeats-equal.ts';

test('a repeat that is answered otherwise is found', () => {
  const repeated = (same: string) => ({
    operations: [operation(REDEEM, ask(100, 200), ask(300, 400, done({}, { same })))],
  });
  expect(breachesOf(repeatsEqual, repeated('first'))).toEqual([]);
  expect(breachesOf(repeatsEqual, repeated('second'))).toEqual([
    'It was answered with first, and repeated with second.',
  ]);
});
