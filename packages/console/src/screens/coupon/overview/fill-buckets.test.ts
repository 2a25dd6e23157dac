import { expect, test } from 'vitest';
import type { CouponStatistics } from '../../../api/coupon.ts';
import { fillBuckets } from './fill-buckets.ts';

const NOTHING = { issued: 0, activated: 0, deactivated: 0, redeemed: 0, rolledBack: 0 };
const MORE = { clients: 0, discount: 0, discountBack: 0, amount: 0, amountBack: 0 };
const row = (startsOn: string, redeemed: number): CouponStatistics['buckets'][number] => ({
  ...NOTHING,
  ...MORE,
  startsOn,
  redeemed,
});

test('days without anything are there, as zero', () => {
  const filled = fillBuckets([row('2026-02-27', 3), row('2026-03-02', 1)], 'day', '2026-03-03');
  expect(filled.slice(-5).map(({ startsOn, redeemed }) => [startsOn, redeemed])).toEqual([
    ['2026-02-27', 3],
    ['2026-02-28', 0],
    ['2026-03-01', 0],
    ['2026-03-02', 1],
    ['2026-03-03', 0],
  ]);
});

test('weeks and months go on by weeks and months', () => {
  const starts = (bucket: 'week' | 'month', first: string, today: string) =>
    fillBuckets([row(first, 1)], bucket, today)
      .map(({ startsOn }) => startsOn)
      .slice(-4);
  expect(starts('week', '2026-12-21', '2027-01-05')).toEqual([
    '2026-12-14',
    '2026-12-21',
    '2026-12-28',
    '2027-01-04',
  ]);
  expect(starts('month', '2026-11-01', '2027-01-31')).toEqual([
    '2026-10-01',
    '2026-11-01',
    '2026-12-01',
    '2027-01-01',
  ]);
});

test('a first day stands at the end of two weeks', () => {
  const filled = fillBuckets([row('2026-03-01', 5)], 'day', '2026-03-01');
  expect([filled.length, filled[0]?.startsOn, filled.at(-1)?.redeemed]).toEqual([14, '2026-02-16', 5]);
});

test('nothing stays nothing', () => {
  expect(fillBuckets([], 'day', '2026-12-31')).toEqual([]);
});
