import { expect, test } from 'vitest';
import { periodStart, readRedemptionsFilter } from './redemptions-filter.ts';

test('a list is what its address says', () => {
  const filter = { type: 'rollback', period: 'week', q: '1001' };
  expect(readRedemptionsFilter({ ...filter, q: 1001 })).toEqual(filter);
});

test('what is not understood is left out', () => {
  expect(readRedemptionsFilter({ type: 'purchase', period: 7, q: ' ' })).toEqual({});
});

test('a week is today and the six days before', () => {
  expect(periodStart('week', new Date(2026, 11, 3, 15, 0))).toEqual(new Date(2026, 10, 27));
});
