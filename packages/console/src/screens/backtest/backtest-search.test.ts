import { expect, test } from 'vitest';
import { readBacktestSearch } from './backtest-search.ts';

const ID = '01a20380-0000-7000-8000-000000000001';

test('a backtest can be sent to somebody by its address', () => {
  expect(readBacktestSearch({ coupon: ID, job: ID })).toEqual({ coupon: ID, job: ID });
});

test('what is no id is left out', () => {
  expect(readBacktestSearch({ coupon: 7, job: '../keys', more: ID })).toEqual({});
});
