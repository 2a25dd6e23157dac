import { expect, test } from 'vitest';
import { periodStart, readAuditFilter } from './audit-filter.ts';

test('an address narrows the log to what it says, and what makes no sense is left out', () => {
  const actor = '01a20380-0000-7000-8000-000000000060';
  expect(readAuditFilter({ q: ' winter ', action: 'coupon.edited', actor, period: 'week' })).toEqual({
    q: 'winter',
    action: 'coupon.edited',
    actor,
    period: 'week',
  });
  expect(readAuditFilter({ q: '', action: 'coupon.eaten', actor: 'Ann', object: 7, period: 'ever' })).toEqual(
    {},
  );
});

test('a period begins at a midnight, and has today in it', () => {
  const now = new Date(2026, 11, 10, 15, 30);
  expect(periodStart('today', now)).toEqual(new Date(2026, 11, 10));
  expect(periodStart('week', now)).toEqual(new Date(2026, 11, 4));
  expect(periodStart('month', now)).toEqual(new Date(2026, 10, 11));
});
