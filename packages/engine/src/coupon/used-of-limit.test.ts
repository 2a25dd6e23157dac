import { describe, expect, it } from 'vitest';
import type { Limit } from './coupon.ts';
import { usedOfLimit } from './used-of-limit.ts';

const totals = {
  activations: 7,
  discount: 900,
  redemptions: 5,
  held: 1,
  recent: { day: '2026-11-30', inDay: 1, inWeek: 2, inMonth: 4 },
};
const friendly = { kind: 'friendly' } as const;
const individual = { kind: 'ean13' } as const;

describe('usedOfLimit', () => {
  it.each<readonly [string, { readonly kind: 'friendly' | 'ean13' }, Limit, string, number | null]>([
    ['counts activations', individual, { on: 'activations', max: 9 }, '2026-11-30', 7],
    ['counts the discount of a budget', individual, { on: 'discount', max: 1000 }, '2026-11-30', 900],
    ['counts holds as uses', individual, { on: 'redemptions', per: 'coupon', max: 9 }, '2026-11-30', 6],
    [
      'counts the present week',
      individual,
      { on: 'redemptions', per: 'coupon', period: 'week', max: 9 },
      '2026-12-01',
      2,
    ],
    [
      'knows that a month is over',
      individual,
      { on: 'redemptions', per: 'coupon', period: 'month', max: 9 },
      '2026-12-01',
      0,
    ],
    [
      'takes a friendly code for all codes',
      friendly,
      { on: 'redemptions', per: 'code', max: 9 },
      '2026-11-30',
      6,
    ],
    ['knows no code alone', individual, { on: 'redemptions', per: 'code', max: 9 }, '2026-11-30', null],
    ['knows no client alone', friendly, { on: 'redemptions', per: 'client', max: 9 }, '2026-11-30', null],
  ])('%s', (_, codes, limit, day, used) => {
    expect(usedOfLimit(codes, limit, totals, day)).toBe(used);
  });
});
