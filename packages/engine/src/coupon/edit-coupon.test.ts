import { describe, expect, it } from 'vitest';
import { type CouponChanges, EAN13, publishedCoupon } from '../../test/support/published-coupon.ts';
import type { CouponState } from './coupon.ts';
import { checkEdit } from './edit-coupon.ts';

const DAILY = { on: 'redemptions', per: 'client', period: 'day', max: 1 } as const;

function problem(before: CouponChanges, after: CouponChanges, isIssued = true) {
  return checkEdit(publishedCoupon(before), publishedCoupon(after), isIssued);
}

describe('once something was issued', () => {
  it.each<[string, CouponChanges, CouponChanges]>([
    ['code', {}, { codes: { kind: 'friendly', code: 'SUMMER' } }],
    ['code', {}, { codes: EAN13 }],
    ['code', { codes: EAN13 }, { codes: { ...EAN13, prefix: '28' } }],
    ['currency', {}, { currency: 'EUR' }],
    ['timeZone', { limits: [DAILY] }, { limits: [DAILY], timeZone: 'Europe/Paris' }],
    ['timeZone', { limits: [DAILY] }, { timeZone: 'Europe/Paris' }],
    ['timeZone', {}, { limits: [DAILY], timeZone: 'Europe/Paris' }],
  ])('the %s can not change', (part, before, after) => {
    expect(problem(before, after)).toEqual({ problem: 'locked_after_issue', part });
    expect(problem(before, after, false)).toBeNull();
  });

  it.each<[string, CouponChanges, CouponChanges]>([
    [
      'the time zone, where nothing is counted by period',
      { perClient: 1 },
      { perClient: 1, timeZone: 'UTC' },
    ],
    ['limits by period', {}, { limits: [DAILY] }],
    ['limits, below what is used', { activations: 9 }, { activations: 1 }],
    ['the spelling of the code', {}, { codes: { kind: 'friendly', code: 'winter' } }],
    ['whether uses come back', {}, { rollback: { givesBack: false } }],
  ])('%s may change', (_what, before, after) => expect(problem(before, after)).toBeNull());
});

describe('the state', () => {
  const states: readonly CouponState[] = ['draft', 'published', 'paused', 'archived'];
  const allowed = ['draft published', 'draft archived', 'published paused', 'published archived'];
  allowed.push('paused published', 'paused archived');

  it.each(states.flatMap((from) => states.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
    const expected =
      from === to || allowed.includes(`${from} ${to}`) ? null : { problem: 'state_final', from, to };
    expect(problem({ state: from }, { state: to }, false)).toEqual(expected);
  });
});
