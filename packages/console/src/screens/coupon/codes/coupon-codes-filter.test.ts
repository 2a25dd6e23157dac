import { expect, test } from 'vitest';
import { readCouponCodesFilter } from './coupon-codes-filter.ts';

test('codes of a coupon are narrowed by a part of them and by their state', () => {
  expect(readCouponCodesFilter({ q: 29, state: 'redeemed' })).toEqual({ q: '29', state: 'redeemed' });
});

test('the address of a page does not lead to the codes of another coupon', () => {
  expect(readCouponCodesFilter({ coupon: 'another', state: 'gone' })).toEqual({});
});
