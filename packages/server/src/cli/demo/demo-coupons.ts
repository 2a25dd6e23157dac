import type { CouponFields } from '@couponry/contract';

/** How an order can go wrong before it reaches the shop. */
export type Slip =
  /** The code is mistyped. */
  | 'mistyped'
  /** The client forgot to activate the coupon. */
  | 'not activated'
  /** The client brings the code of another one. */
  | 'borrowed';

/** A coupon of the demo. Its slug is how a later run finds it again. */
export interface DemoCoupon {
  readonly slug: string;
  readonly body: CouponFields & {
    readonly name: string;
    readonly description: string;
    readonly code: string | null;
  };
  /** What goes wrong with every so many of its known clients' orders. */
  readonly slip?: { readonly kind: Slip; readonly every: number };
}

/** Keeps how far the replay came in its attributes. Hidden and over: what is noted there disturbs nobody. */
export const MARKER = 'black-friday';

/** Six coupons of different kinds. */
export const DEMO_COUPONS: readonly DemoCoupon[] = [
  {
    slug: 'winter-sale',
    body: {
      name: 'Winter sale',
      description: '10 % off for everybody, guests too',
      discountType: 'percent',
      discountValue: 10,
      code: 'WINTER10',
    },
    slip: { kind: 'mistyped', every: 16 },
  },
  {
    slug: 'early-bird',
    body: {
      name: 'Early bird',
      description: '15 % off for the first 40 who come',
      discountType: 'percent',
      discountValue: 15,
      code: 'EARLY15',
      limitGlobal: 40,
    },
  },
  {
    slug: 'club-offer',
    body: {
      name: 'Club offer',
      description: '20 % off, once a client, within 30 days after activating it',
      discountType: 'percent',
      discountValue: 20,
      code: 'CLUB20',
      activationRequired: true,
      validFor: 2_592_000,
      limitPerClient: 1,
    },
    slip: { kind: 'not activated', every: 6 },
  },
  {
    slug: 'loyalty-card',
    body: {
      name: 'Loyalty card',
      description: '7.5 % off every order, with a barcode that only its owner can use',
      discountType: 'percent',
      discountValue: 7.5,
      code: null,
      activationRequired: true,
      strictUse: true,
    },
    slip: { kind: 'borrowed', every: 7 },
  },
  {
    slug: 'gift-card',
    body: {
      name: 'Gift card',
      description: 'GBP 10 off one order, for whoever brings the barcode',
      discountType: 'cost',
      discountValue: 10,
      code: null,
      limitPerClient: 1,
    },
  },
  {
    slug: MARKER,
    body: {
      name: 'Black Friday',
      description: '30 % off, hidden, and over since 29 November 2010',
      discountType: 'percent',
      discountValue: 30,
      code: 'BLACK30',
      startAt: '2010-11-26T00:00:00+00:00',
      endAt: '2010-11-29T00:00:00+00:00',
      hidden: true,
    },
  },
];
