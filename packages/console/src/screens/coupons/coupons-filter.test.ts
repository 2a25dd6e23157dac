import { expect, test } from 'vitest';
import { readCouponsView } from './coupons-filter.ts';

test('a list is what its address says', () => {
  const view = {
    q: 'winter',
    state: 'paused',
    kind: 'ean13',
    tag: 'vip',
    sort: '-discount',
    columns: ['state', 'tags'],
  };
  expect(readCouponsView(view)).toEqual(view);
});

test('what is not understood is left out', () => {
  const search = { q: '  ', state: 'gone', kind: 3, tag: {}, page: 2, sort: 'size', columns: ['size', 7] };
  expect(readCouponsView(search)).toEqual({});
});

test('a number that is looked for is text', () => {
  expect(readCouponsView({ q: 2026 })).toEqual({ q: '2026' });
});

test('columns stand in their own order, and those that are shown anyway need no mention', () => {
  expect(readCouponsView({ columns: ['tags', 'state', 'tags'] })).toEqual({ columns: ['state', 'tags'] });
  expect(readCouponsView({ columns: ['given', 'ticket', 'state', 'codes', 'used', 'ends'] })).toEqual({});
  expect(readCouponsView({ columns: [] })).toEqual({ columns: [] });
});

test('the order in which they come anyway needs no mention', () => {
  expect(readCouponsView({ sort: '-createdAt' })).toEqual({});
});
