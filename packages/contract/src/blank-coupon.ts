import {
  type Coupon,
  type CouponState,
  DEFAULT_EAN13_PREFIX,
  DEFAULT_STACKING,
  ON_ORDER,
} from '@couponry/engine';

/** What a new coupon takes from where it is made. `now` in milliseconds since the epoch. */
export interface CouponOrigin {
  readonly id: string;
  readonly currency: string;
  readonly timeZone: string;
  /** What its codes begin with; null: what is usual. */
  readonly codePrefix: string | null;
  readonly state: CouponState;
  readonly now: number;
}

/** What a new coupon is where nothing else is said; its name, codes and discount always are. It starts now, to the second. */
export function blankCoupon({ id, currency, timeZone, codePrefix, state, now }: CouponOrigin): Coupon {
  return {
    id,
    version: 1,
    name: '',
    state,
    hidden: false,
    currency,
    timeZone,
    startsAt: now - (now % 1000),
    endsAt: null,
    codes: { kind: 'ean13', prefix: codePrefix ?? DEFAULT_EAN13_PREFIX },
    activation: { required: false, validFor: null },
    strict: false,
    limits: [],
    rollback: { givesBack: true },
    eligibility: null,
    discount: { kind: 'percent', percent: 1, cap: null, target: ON_ORDER },
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
  };
}
