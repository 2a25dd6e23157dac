import { CLIENT, COUPON } from './examples.ts';

const coupon = { id: COUPON.id, name: COUPON.name };
const REDEMPTION_ID = '01a20380-0000-7000-8000-000000000040';
const RESERVATION_ID = '01a20380-0000-7000-8000-000000000050';
const totals = {
  ...{ amount: 5990, subtotal: 5990, discount: 599, total: 5391 },
  ...{ shipping: null, shippingDiscount: null, tax: null },
};
const parts = { shippingDiscount: 0, allocations: [], gifts: [] };
const applied = { code: 'WINTER10', coupon, applied: true, discount: 599, ...parts, reasons: [] };

/** What a checkout sends. */
export const USE = {
  codes: ['WINTER10'],
  client: { email: 'ann@example.com' },
  orderId: '1001',
  amount: 5990,
  currency: 'GBP',
};

/** What a shop asks that tells its cart. */
export const CART_USE = {
  codes: ['WINTER10'],
  client: { email: 'ann@example.com', orders: 4 },
  cart: {
    currency: 'GBP',
    channel: 'web',
    lines: [
      {
        ...{ id: '1', sku: '85123A', name: 'White hanging heart', quantity: 6, unitPrice: 255 },
        ...{ categories: ['home'], onSale: false, taxRate: 20 },
      },
    ],
    shipping: { amount: 450, method: 'standard' },
    pricesIncludeTax: true,
  },
};

/** What a redemption would do. */
export const VALIDATION = {
  valid: true,
  results: [{ ...applied, discount: 153, allocations: [{ lineId: '1', amount: 153 }] }],
  totals: {
    ...{ amount: 1530, subtotal: 1530, discount: 153, shipping: 450, shippingDiscount: 0 },
    ...{ total: 1827, tax: 230 },
  },
  lines: [{ lineId: '1', amount: 1530, discount: 153, total: 1377, tax: 230 }],
  exhaustive: true,
};

/** A redemption. */
export const REDEMPTION = {
  id: REDEMPTION_ID,
  jointId: null,
  orderId: '1001',
  clientId: CLIENT.id,
  currency: 'GBP',
  amount: 5990,
  discount: 599,
  shippingDiscount: 0,
  redeemedAt: '2026-12-01T10:00:00Z',
  reservationId: null,
  results: [{ ...applied, redemptionId: REDEMPTION_ID, clientId: CLIENT.id, usableAfter: false }],
  totals,
  lines: null,
  rolledBack: null,
  rollbacks: [],
};

/** The same after a part of the order came back. */
export const ROLLED_BACK = {
  ...REDEMPTION,
  rolledBack: { amount: 2000, discount: 200, shippingDiscount: 0, uses: 0 },
  rollbacks: [
    {
      id: '01a20380-0000-7000-8000-000000000060',
      redemptionId: REDEMPTION_ID,
      at: '2026-12-02T10:00:00Z',
      reason: 'order_returned',
      amount: 2000,
      discount: 200,
      shippingDiscount: 0,
      lines: null,
      completes: false,
      givesBackUse: false,
    },
  ],
};

/** A reservation. */
export const RESERVATION = {
  id: RESERVATION_ID,
  state: 'held',
  orderId: '1001',
  clientId: CLIENT.id,
  currency: 'GBP',
  amount: 5990,
  discount: 599,
  shippingDiscount: 0,
  reservedAt: '2026-12-01T10:00:00Z',
  expiresAt: '2026-12-01T10:15:00Z',
  results: [{ ...applied, reservationId: RESERVATION_ID }],
  totals,
  lines: null,
  redemptionId: null,
};
