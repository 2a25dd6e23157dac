import { describe, expect, it } from 'vitest';
import { cartLine, cartOf } from '../../test/support/cart.ts';
import { type CouponChanges, EAN13, publishedCoupon } from '../../test/support/published-coupon.ts';
import type { PastOrder } from './past-order.ts';
import { Simulation } from './simulation.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2010, 11, 1, 12);

/** An order of Ann's for 10.00, with what is given in place of it. */
function order(
  id: string,
  at: number,
  given: Partial<PastOrder> & { readonly by?: string | null } = {},
): PastOrder {
  const { by = 'ann', ...rest } = given;
  const client = by === null ? null : { id: by, tags: [], segments: [], attributes: {}, ordersBefore: 0 };
  return { id, at, client, cart: cartOf(), ...rest };
}

/** Replays orders, and tells for each what became of it: what it takes off, or why not. */
function replay(coupon: CouponChanges, orders: readonly PastOrder[], others: readonly CouponChanges[] = []) {
  const beside = others.map((other, place) => publishedCoupon({ id: `other ${place + 1}`, ...other }));
  const simulation = new Simulation(publishedCoupon(coupon), beside);
  const told = orders.map((each) => {
    const { draft, refusal } = simulation.replay(each);
    return refusal?.reason ?? draft.given;
  });
  return { told, report: simulation.report() };
}

const orders = (count: number, hours: number, by: (place: number) => string | null = () => 'ann') =>
  Array.from({ length: count }, (_, place) =>
    order(`o${place}`, NOON + place * hours * HOUR, { by: by(place) }),
  );

describe('limits hold in the order of time:', () => {
  it.each<[string, CouponChanges, (string | number)[]]>([
    ['per client', { perClient: 2 }, [100, 100, 'client_used_up', 'client_used_up']],
    [
      'per client and day of the coupon’s zone',
      { limits: [{ on: 'redemptions', per: 'client', period: 'day', max: 1 }] },
      [100, 'period_used_up', 100, 'period_used_up'],
    ],
    [
      'of the coupon',
      { limits: [{ on: 'redemptions', per: 'coupon', max: 3 }] },
      [100, 100, 100, 'coupon_used_up'],
    ],
    [
      'of the budget, whole or not at all',
      { limits: [{ on: 'discount', max: 250 }] },
      [100, 100, 'budget_used_up', 'budget_used_up'],
    ],
    ['when it starts', { startsAt: NOON + 7 * HOUR }, ['not_started', 100, 100, 100]],
    ['when it ends', { endsAt: NOON + 14 * HOUR }, [100, 100, 'ended', 'ended']],
    [
      'nth order',
      { eligibility: { rule: 'nth_order', min: 2, max: 3 } },
      ['nth_order_too_early', 100, 100, 'nth_order_too_late'],
    ],
  ])('%s', (_what, coupon, expected) => {
    expect(replay(coupon, orders(4, 7)).told).toEqual(expected);
  });

  it('of activations, one a client', () => {
    const { told } = replay(
      { activations: 2 },
      orders(6, 1, (place) => ['ann', 'bob', 'cleo'][place % 3] ?? null),
    );
    expect(told).toEqual([100, 100, 'activations_used_up', 100, 100, 'activations_used_up']);
  });

  it('of a code of its own, which each client has, and a guest for one order', () => {
    const limits = [{ on: 'redemptions', per: 'code', max: 1 }] as const;
    const by = (place: number) => ['ann', null, 'ann', null][place] ?? null;
    expect(replay({ codes: EAN13, limits }, orders(4, 1, by)).told).toEqual([100, 100, 'code_used_up', 100]);
  });
});

describe('an activation that is needed', () => {
  const required = { activation: { required: true, validFor: 10 * 3600 } };

  it('is made with the first order to which the coupon applies, and its window runs from then', () => {
    const small = { cart: cartOf({ lines: [cartLine({ unitPrice: 10 })] }) };
    const coupon = { ...required, eligibility: { rule: 'cart_subtotal', min: 500 } };
    const sent = [
      order('o0', NOON - 9 * HOUR, small),
      ...orders(3, 6).map((each, place) => ({ ...each, id: `o${place + 1}` })),
    ];
    expect(replay(coupon, sent).told).toEqual(['cart_subtotal_below_minimum', 100, 100, 'window_over']);
  });

  it.each([
    ['a friendly code', {}],
    ['codes of their own', { codes: EAN13 }],
  ])('counts under the limit of activations, with %s', (_what, codes) => {
    const { told } = replay(
      { ...required, ...codes, activations: 1 },
      orders(3, 1, (place) => ['ann', 'bob', 'ann'][place] ?? null),
    );
    expect(told).toEqual([100, 'activations_used_up', 100]);
  });

  it('nobody makes who is not named', () => {
    expect(
      replay(
        required,
        orders(1, 1, () => null),
      ).told,
    ).toEqual(['client_required']);
  });
});

describe('the report', () => {
  const cart = (unitPrice: number) => ({ cart: cartOf({ lines: [cartLine({ unitPrice })] }) });

  it('sums what applies, by day of the coupon’s zone, and finds the middle', () => {
    const sent = [
      order('a', Date.UTC(2010, 6, 1, 22, 30), cart(1000)),
      order('b', Date.UTC(2010, 6, 1, 23, 30), cart(4000)),
      order('c', Date.UTC(2010, 6, 2, 9), { ...cart(2005), by: null }),
      order('d', Date.UTC(2010, 6, 2, 10), cart(10)),
    ];
    const { report } = replay({ eligibility: { rule: 'cart_subtotal', min: 500 } }, sent);
    expect(report).toMatchObject({
      ...{ firstAt: sent[0]?.at, lastAt: sent[3]?.at },
      replayed: { orders: 4, clients: 1, guestOrders: 1, value: 7015 },
      applied: { orders: 3, clients: 1, guestOrders: 1, value: 7005 },
      discount: {
        total: 701,
        shipping: 0,
        mean: 234,
        median: 201,
        shareOfApplied: 100_071,
        shareOfReplayed: 99_929,
      },
      refusals: [{ reason: 'cart_subtotal_below_minimum', orders: 1, ordersAmongOthers: 1 }],
      days: [
        { day: '2010-07-01', orders: 1, applied: 1, value: 1000, appliedValue: 1000, discount: 100 },
        { day: '2010-07-02', orders: 3, applied: 2, value: 6015, appliedValue: 6005, discount: 601 },
      ],
    });
    expect(report.largest.map(({ orderId }) => orderId)).toEqual(['b', 'c', 'a']);
  });

  it('keeps the ten largest, the earlier of equal ones', () => {
    const sent = Array.from({ length: 25 }, (_, place) =>
      order(`${place}`, NOON + place, cart(100 + ((place * 7) % 12) * 10)),
    );
    const expected = sent
      .map((each, place) => ({ id: each.id, discount: 10 + ((place * 7) % 12) }))
      .sort((one, other) => other.discount - one.discount)
      .slice(0, 10);
    const { report } = replay({}, sent);
    expect(report.largest.map(({ orderId: id, discount }) => ({ id, discount }))).toEqual(expected);
  });

  it('rounds the middle of two half up', () => {
    expect(replay({}, [order('a', 0, cart(10)), order('b', 1, cart(20))]).report.discount.median).toBe(2);
  });

  it('of no order has nothing to tell', () => {
    const { discount, firstAt, days } = replay({}, []).report;
    expect({ firstAt, days, ...discount }).toEqual({
      ...{ firstAt: null, days: [], total: 0, shipping: 0, mean: null, median: null },
      ...{ shareOfApplied: null, shareOfReplayed: null },
    });
  });

  it('tells how it goes with coupons beside it', () => {
    const alone = { ...publishedCoupon().stacking, exclusive: true };
    const others: CouponChanges[] = [
      {
        codes: { kind: 'friendly', code: 'FIVER' },
        discount: { kind: 'amount', amount: 500, target: { on: 'order' } },
        perClient: 1,
      },
      {
        ...{ codes: { kind: 'friendly', code: 'ALONE' }, stacking: alone, perClient: 1 },
        ...{ discount: { kind: 'amount', amount: 999, target: { on: 'order' } } },
      },
    ];
    const { told, report } = replay({}, orders(3, 1), others);
    expect(told).toEqual(['excluded_by', 50, 100]);
    expect(report.companions).toEqual([
      {
        ...{ couponId: 'other 1', orders: 1, ordersTogether: 1, discountTogether: 50 },
        ...{ otherDiscountTogether: 500, ordersInstead: 0 },
      },
      {
        ...{ couponId: 'other 2', orders: 1, ordersTogether: 0, discountTogether: 0 },
        ...{ otherDiscountTogether: 0, ordersInstead: 1 },
      },
    ]);
  });
});

describe('a simulation', () => {
  it('takes orders by time only', () => {
    expect(() => replay({}, [order('a', 1), order('b', 0)])).toThrow(RangeError);
  });

  it('has no two coupons with one code, and no more than can be weighed', () => {
    expect(() => replay({}, [], [{}])).toThrow('the same code');
    const many = Array.from({ length: 12 }, (_, place) => ({
      codes: { kind: 'friendly', code: `CODE${place}` } as const,
    }));
    expect(() => replay({}, [], many)).toThrow('Too many');
  });
});
