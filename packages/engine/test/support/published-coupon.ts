import type { Coupon, Limit } from '../../src/coupon/coupon.ts';
import { ON_ORDER } from '../../src/discount/discount.ts';
import { DEFAULT_STACKING } from '../../src/stacking/stacking.ts';

/** What a test says of a coupon; the usual limits by their short names too, 0 for none. */
export type CouponChanges = Partial<Coupon> & {
  readonly activations?: number;
  readonly perClient?: number;
};

/** The kind of coupon that gives each client a code of its own. */
export const EAN13 = { kind: 'ean13', prefix: '29' } as const;

/** A published coupon that started long ago, never ends and has no limit: 10 % off with the code WINTER. */
export function publishedCoupon({
  activations = 0,
  perClient = 0,
  limits: others = [],
  ...changes
}: CouponChanges = {}): Coupon {
  const limits: Limit[] = [...others];
  if (activations > 0) limits.push({ on: 'activations', max: activations });
  if (perClient > 0) limits.push({ on: 'redemptions', per: 'client', max: perClient });
  return {
    id: 'winter',
    version: 1,
    name: 'Winter',
    state: 'published',
    hidden: false,
    currency: 'GBP',
    timeZone: 'Europe/London',
    startsAt: 0,
    endsAt: null,
    codes: { kind: 'friendly', code: 'WINTER' },
    activation: { required: false, validFor: null },
    strict: false,
    rollback: { givesBack: true },
    eligibility: null,
    discount: { kind: 'percent', percent: 100_000, cap: null, target: ON_ORDER },
    stacking: DEFAULT_STACKING,
    info: {
      description: '',
      additionalDescription: '',
      termsUrl: '',
      image: '',
      tags: [],
      locations: [],
      attributes: {},
      products: [],
    },
    ...changes,
    limits,
  };
}
