import { expect, test } from 'vitest';
import type { Backtest } from '../../../api/backtest-queries.ts';
import { csvOf } from './result-csv.ts';

const RESULT = {
  currency: 'GBP',
  days: [{ day: '2010-12-01', orders: 2, value: 5195, applied: 1, appliedValue: 2195, discount: 219 }],
  largest: [{ orderId: '=1+1', at: '2010-12-01T09:15:00Z', clientId: null, value: 2195, discount: 219 }],
  with: [
    {
      coupon: { id: 'one', name: 'Ten, "off"' },
      ...{ orders: 1, ordersTogether: 1, discountTogether: 219, otherDiscountTogether: 5, ordersInstead: 0 },
    },
  ],
} as unknown as Backtest;

test('days come with their amounts as a spreadsheet reads them', () => {
  expect(csvOf('days', RESULT)).toBe(
    'day,orders,value,applied,applied_value,discount,currency\r\n2010-12-01,2,51.95,1,21.95,2.19,GBP\r\n',
  );
});

test('what a spreadsheet would carry out is text, and guests have no client', () => {
  expect(csvOf('largest', RESULT)).toContain("'=1+1,2010-12-01T09:15:00Z,,21.95,2.19,GBP\r\n");
});

test('names with commas and quotes stay in one cell', () => {
  expect(csvOf('with', RESULT)).toContain('"Ten, ""off""",1,1,2.19,0.05,0,GBP\r\n');
});
