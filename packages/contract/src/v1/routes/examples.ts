const COUPON_ID = '01a20380-0000-7000-8000-000000000001';
const CLIENT_ID = '01a20380-0000-7000-8000-000000000010';
/** Another client, who has another account. */
export const OTHER_CLIENT_ID = '01a20380-0000-7000-8000-000000000011';
const MADE_AT = '2026-11-22T12:00:00Z';

/** A coupon as it is sent. */
export const NEW_COUPON = {
  name: 'Winter',
  codes: { kind: 'friendly', code: 'WINTER10' },
  discount: { kind: 'percent', percent: 10 },
  limits: [
    { on: 'redemptions', per: 'client', max: 1 },
    { on: 'discount', max: 500_000 },
  ],
  endsAt: '2027-01-01T00:00:00Z',
  state: 'published',
};

/** The same coupon as it is answered. */
export const COUPON = {
  id: COUPON_ID,
  name: 'Winter',
  description: '',
  additionalDescription: '',
  termsUrl: '',
  image: '',
  tags: [],
  products: [],
  locations: [],
  attributes: {},
  state: 'published',
  currency: 'GBP',
  timeZone: 'Europe/London',
  startsAt: MADE_AT,
  endsAt: '2027-01-01T00:00:00Z',
  codes: { kind: 'friendly', code: 'WINTER10' },
  activation: { required: false, validFor: null },
  strict: false,
  limits: NEW_COUPON.limits,
  discount: { kind: 'percent', percent: 10, cap: null, target: { on: 'order' } },
  eligibility: null,
  stacking: { priority: 0, group: null, exclusive: false, base: 'reduced' },
  hidden: false,
  rollback: { givesBack: true },
  version: 1,
  createdAt: MADE_AT,
  updatedAt: MADE_AT,
};

/** The client whose a code can be. */
export const CODE_CLIENT = CLIENT_ID;

/** A code that was generated. */
export const CODE = {
  code: '2912345678906',
  coupon: { id: COUPON_ID, name: 'Winter' },
  kind: 'individual',
  state: 'issued',
  clientId: null,
  issuedAt: MADE_AT,
  activatedAt: null,
  expiresAt: '2027-01-01T00:00:00Z',
  usedAt: null,
  disabledAt: null,
  redemptions: 0,
};

const COUNTS = {
  issued: 0,
  activated: 2,
  deactivated: 0,
  redeemed: 2,
  rolledBack: 0,
  clients: 2,
  discount: 1100,
  discountBack: 200,
  amount: 11_000,
  amountBack: 2000,
};

/** What a coupon has seen. */
export const STATISTICS = {
  couponId: COUPON_ID,
  currency: 'GBP',
  timeZone: 'Europe/London',
  totals: COUNTS,
  buckets: [{ startsOn: '2026-12-01', ...COUNTS }],
  refused: { client_used_up: 1 },
};

/** What a coupon has seen in an hour. */
export const STATISTICS_HOUR = {
  ...{ startsAt: '2026-12-01T10:00:00Z', issued: 0, activated: 2, redeemed: 2, rolledBack: 0 },
  ...{ discount: 1100, discountBack: 200 },
};

/** A client. */
export const CLIENT = {
  id: CLIENT_ID,
  email: 'ann@example.com',
  customIdentify: null,
  attributes: { city: 'Leeds' },
  tags: ['vip'],
  segments: [],
  orders: null,
  createdAt: MADE_AT,
  updatedAt: MADE_AT,
};

/** What a client has. */
export const WALLET = {
  clientId: CLIENT_ID,
  usable: [
    {
      coupon: COUPON,
      code: 'WINTER10',
      activatedAt: MADE_AT,
      usedAt: null,
      expiresAt: '2027-01-01T00:00:00Z',
      reason: null,
      words: {
        gives: '10% off',
        conditions: null,
        sentence: '10% off, once per client, until 31 December 2026, London time',
      },
    },
  ],
  activatable: [],
  unusable: [],
};

/** A coupon that was activated. */
export const ACTIVATION = {
  id: '01a20380-0000-7000-8000-000000000020',
  couponId: COUPON_ID,
  code: '2912345678906',
  clientId: CLIENT_ID,
  activatedAt: MADE_AT,
  expiresAt: null,
};

/** A key. */
export const KEY = {
  id: '01a20380-0000-7000-8000-000000000030',
  scope: 'client',
  name: 'Web shop',
  store: 'web',
  hint: '3E02',
  createdAt: MADE_AT,
  lastUsedAt: null,
  revokedAt: null,
};

/** Something that a client did. */
export const TIMELINE_ENTRY = {
  type: 'redemption',
  id: '01a20380-0000-7000-8000-000000000040',
  at: '2026-12-01T10:00:00Z',
  coupon: { id: COUPON_ID, name: 'Winter' },
  code: 'WINTER10',
  orderId: '1001',
  currency: 'GBP',
  amount: 5990,
  discount: 599,
  shippingDiscount: 0,
  lines: null,
  expiresAt: '2027-01-01T00:00:00Z',
  state: null,
  redemptionId: null,
  reason: null,
};
