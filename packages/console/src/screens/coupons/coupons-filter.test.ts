import { expect, test } from 'vitest';
import { readCouponsFilter } from './coupons-filter.ts';

test('a list is what its address says', () => {
  const filter = { q: 'winter', state: 'paused', kind: 'ean13', tag: 'vip' };
  expect(readCouponsFilter(filter)).toEqual(filter);
});

test('what is not understood is left out', () => {
  expect(readCouponsFilter({ q: '  ', state: 'gone', kind: 3, tag: {}, page: 2 })).toEqual({});
});

test('a number that is looked for is text', () => {
  expect(readCouponsFilter({ q: 2026 })).toEqual({ q: '2026' });
});
