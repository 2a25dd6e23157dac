import { describe, expect, it } from 'vitest';
import { EAN13, publishedCoupon } from '../../test/support/published-coupon.ts';
import type { Limit, LimitScope } from './coupon.ts';
import { countsByClient, maxUses, periodLimits, sharesALimit } from './limit-of.ts';

const uses = (per: LimitScope, period?: 'day'): Limit => ({
  ...{ on: 'redemptions', per, max: 3 },
  ...(period && { period }),
});

describe('a limit in a period', () => {
  it('does not bound all uses', () => {
    const coupon = publishedCoupon({ limits: [uses('client', 'day'), { ...uses('client'), max: 7 }] });
    expect(maxUses(coupon, 'client')).toBe(7);
    expect(maxUses(coupon, 'coupon')).toBeNull();
    expect(periodLimits(coupon)).toEqual([uses('client', 'day')]);
  });

  it('per client needs to know the client, like one in all', () => {
    expect(countsByClient(publishedCoupon({ limits: [uses('client', 'day')] }))).toBe(true);
    expect(countsByClient(publishedCoupon({ limits: [uses('coupon', 'day')] }))).toBe(false);
  });
});

describe('all who use a coupon wait for one another', () => {
  const friendly = { kind: 'friendly', code: 'WINTER' } as const;

  it.each<[string, Limit, boolean, boolean]>([
    ['activations', { on: 'activations', max: 9 }, true, true],
    ['a budget', { on: 'discount', max: 9 }, true, true],
    ['uses of the coupon', uses('coupon'), true, true],
    ['uses of the coupon in a day', uses('coupon', 'day'), true, true],
    ['uses of a code', uses('code'), true, false],
    ['uses of a code in a day', uses('code', 'day'), true, false],
    ['uses by a client', uses('client'), false, false],
  ])('for %s', (_what, limit, ofFriendly, ofIndividual) => {
    expect(sharesALimit(publishedCoupon({ codes: friendly, limits: [limit] }))).toBe(ofFriendly);
    expect(sharesALimit(publishedCoupon({ codes: EAN13, limits: [limit] }))).toBe(ofIndividual);
  });

  it('for nothing without a limit', () => expect(sharesALimit(publishedCoupon())).toBe(false));
});
