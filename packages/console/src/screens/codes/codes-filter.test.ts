import { expect, test } from 'vitest';
import { readCodesFilter } from './codes-filter.ts';

test('a list is what its address says', () => {
  const filter = { q: '8901', coupon: '01a20380-0000-7000-8000-000000000010', state: 'redeemed' };
  expect(readCodesFilter(filter)).toEqual(filter);
});

test('what is not understood is left out, a number is text', () => {
  expect(readCodesFilter({ q: 8901, coupon: {}, state: 'gone', page: 2 })).toEqual({ q: '8901' });
});

test('a state narrows the codes of a coupon only', () => {
  expect(readCodesFilter({ q: '8901', state: 'redeemed' })).toEqual({ q: '8901' });
});
