import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

/** Six hearts of 2.55 and two mugs of 5.00, with 4.50 of shipping: 25.30 before the shipping. */
const CART = {
  currency: 'GBP',
  channel: 'web',
  lines: [
    { id: 'heart', sku: '85123A', quantity: 6, unitPrice: 255, categories: ['home'], taxRate: 20 },
    { id: 'mug', sku: 'MUG', quantity: 2, unitPrice: 500, categories: ['kitchen'], taxRate: 20 },
  ],
  shipping: { amount: 450, method: 'standard' },
  pricesIncludeTax: true,
} as const;

const codeOf = ({ codes }: V1Body): string => String((codes as { readonly code?: string }).code);
const friendly = async (fields: object = {}) => codeOf(await shop.coupon({ ...fields }));
const validate = (codes: readonly string[], fields: object = {}) =>
  shop.post('/v1/validations', { codes, cart: CART, ...fields });
const redeem = (codes: readonly string[], fields: object = {}, options = {}) =>
  shop.post('/v1/redemptions', { codes, cart: CART, ...fields }, options);
const reserve = (codes: readonly string[], fields: object = {}) =>
  shop.post('/v1/reservations', { codes, cart: CART, ...fields });
const rollBack = (id: string, json: object = {}) => shop.post(`/v1/redemptions/${id}/rollback`, json);
const reasonsOf = ({ body }: { readonly body: V1Body }) =>
  (body.results as readonly V1Body[]).map(({ reasons }) =>
    (reasons as readonly V1Body[]).map(({ code }) => code),
  );

async function statisticsOf(id: string) {
  return (await shop.get(`/v1/coupons/${id}/statistics`)).body.totals;
}

const onKitchen = { on: 'items', match: { category: { in: ['kitchen'] } } };
const FREE_SHIPPING = { kind: 'shipping', percent: 100, cap: null };

describe('a cart', () => {
  test('of the most that can be told has sums above it, as the contract has it', async () => {
    const most = 10 ** 12;
    const cart = {
      ...CART,
      lines: [{ ...CART.lines[0], quantity: 1, unitPrice: most }],
      shipping: { amount: most },
    };
    const coupon = await shop.coupon({ discount: { kind: 'amount', amount: most } });
    const other = await friendly({ discount: FREE_SHIPPING });
    expect((await validate([other], { cart })).body.totals).toMatchObject({
      total: most,
      shippingDiscount: most,
    });
    for (let time = 0; time < 2; time += 1) await redeem([codeOf(coupon)], { cart });
    expect((await validate([await friendly()], { cart })).body.totals).toMatchObject({ total: 1.9 * most });
    expect(await statisticsOf(coupon.id)).toMatchObject({ amount: 2 * most, discount: 2 * most });
  });

  test('is told what a code gives on each line, and redeemed for exactly that', async () => {
    const coupon = await shop.coupon({ discount: { kind: 'percent', percent: 12.5, target: onKitchen } });
    const dry = await validate([codeOf(coupon)]);
    expect(dry.body).toMatchObject({
      valid: true,
      results: [{ applied: true, discount: 125, allocations: [{ lineId: 'mug', amount: 125 }] }],
      totals: { subtotal: 2530, discount: 125, shipping: 450, shippingDiscount: 0, total: 2855 },
      lines: [
        { lineId: 'heart', amount: 1530, discount: 0, total: 1530, tax: 255 },
        { lineId: 'mug', amount: 1000, discount: 125, total: 875, tax: 146 },
      ],
    });
    const orderId = freshCode();
    const { status, body } = await redeem([codeOf(coupon)], { orderId });
    expect(status).toBe(201);
    expect(body).toMatchObject({ amount: 2530, discount: 125, shippingDiscount: 0, totals: dry.body.totals });
    expect(body.lines).toEqual(dry.body.lines);
    expect((await shop.get(`/v1/redemptions/${body.id}`)).body).toEqual(body);
    expect(await statisticsOf(coupon.id)).toMatchObject({ redeemed: 1, amount: 2530, discount: 125 });
  });

  test('is redeemed with the parts of the dry run in their order, whatever the order of its lines', async () => {
    const codes = [await friendly()];
    const cart = { ...CART, lines: CART.lines.toReversed() };
    const dry = await validate(codes, { cart });
    const { status, body } = await redeem(codes, { cart, orderId: freshCode() });
    expect(status).toBe(201);
    const [told] = dry.body.results as V1Body[];
    expect(told?.allocations).toHaveLength(2);
    expect(body.results).toMatchObject([{ allocations: told?.allocations }]);
    expect((await shop.get(`/v1/redemptions/${body.id}`)).body).toEqual(body);
  });

  test('is the same whatever the order of its lines, and another one is refused for the same order', async () => {
    const code = await friendly();
    const orderId = freshCode();
    const first = await redeem([code], { orderId });
    const turned = { ...CART, lines: CART.lines.toReversed() };
    const again = await redeem([code], { orderId, cart: turned });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    const [line] = CART.lines;
    const other = await redeem([code], { orderId, cart: { ...CART, lines: [line] } });
    expect(other).toMatchObject({ status: 409, body: { code: 'order_mismatch' } });
    const amount = await shop.post('/v1/redemptions', { codes: [code], orderId, amount: 2530 });
    expect(amount).toMatchObject({ status: 409, body: { code: 'order_mismatch' } });
  });

  test('answers an idempotency key with the first answer again', async () => {
    const codes = [await friendly(), await friendly({ discount: FREE_SHIPPING })];
    const key = idempotent();
    const first = await redeem(codes, {}, key);
    const again = await redeem(codes, {}, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
  });

  test('is needed by what depends on it', async () => {
    const code = await friendly({ discount: FREE_SHIPPING });
    const { status, body } = await shop.post('/v1/redemptions', { codes: [code], amount: 2530 });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'cart_required' });
  });

  test('in another currency than the coupon is refused', async () => {
    const code = await friendly({ currency: 'EUR' });
    expect(reasonsOf(await validate([code]))).toEqual([['currency_mismatch']]);
    expect(await redeem([code])).toMatchObject({ status: 409, body: { code: 'currency_mismatch' } });
  });

  test('that does not fit the conditions is told what would help, and redeems nothing', async () => {
    const eligibility = { rule: 'cart_subtotal', min: 3000 };
    const coupon = await shop.coupon({ eligibility });
    const { body } = await validate([codeOf(coupon)]);
    expect(body).toMatchObject({
      valid: false,
      results: [
        {
          applied: false,
          reasons: [
            {
              ...{ code: 'cart_subtotal_below_minimum', actual: 2530, expected: 3000 },
              fix: { type: 'add_amount', amount: 470 },
            },
          ],
        },
      ],
    });
    const refused = await redeem([codeOf(coupon)]);
    expect(refused).toMatchObject({ status: 409, body: { code: 'cart_not_eligible' } });
    expect(await statisticsOf(coupon.id)).toMatchObject({ redeemed: 0 });
  });

  test('with too little of what counts is told which that is: at which prices, and how much of each line', async () => {
    const match = { unitPrice: { min: 300 } };
    const units = { max: 1, take: 'of_each_line' };
    const target = { on: 'items', match, units };
    const code = await friendly({ discount: { kind: 'new_price', price: 1000, quantity: 3, target } });
    const toAdd = { ...match, sku: { notIn: ['MUG'] } };
    const reason = {
      ...{ code: 'buy_quantity_missing', actual: 1, expected: 3 },
      fix: { type: 'add_units', quantity: 2, match: toAdd, maxOfEachLine: 1 },
      message:
        'Too little of what has to be bought is in the cart: 1 unit, and it is for at least 3. Add 2 units of items costing at least GBP 3 each, other than MUG (of each item at most 1 counts).',
    };
    expect((await validate([code])).body).toMatchObject({ results: [{ reasons: [reason] }] });
    const eligibility = { rule: 'line_match', match: { unitPrice: { min: 3000 } }, amount: { min: 470 } };
    const dear = await friendly({ eligibility });
    const { body } = await validate([dear]);
    expect(body).toMatchObject({ results: [{ reasons: [{ fix: { type: 'add_amount', amount: 3000 } }] }] });
  });

  test('can be tried at another instant, by admins', async () => {
    const code = await friendly({ startsAt: '2030-01-01T00:00:00Z' });
    expect(reasonsOf(await validate([code]))).toEqual([['not_started']]);
    expect((await validate([code], { at: '2030-01-01T00:00:00Z' })).body.valid).toBe(true);
    const asked = { codes: [code], cart: CART, at: '2030-01-01T00:00:00Z' };
    const store = await shop.post('/v1/validations', asked, { key: server.keys.client });
    expect(store).toMatchObject({ status: 400, body: { errors: [{ field: '/at' }] } });
  });
});

describe('the timeline of who bought a cart', () => {
  test('tells what a code took off each line and the shipping, and what of it came back', async () => {
    const client = { email: freshEmail() };
    const percent = await friendly({ discount: { kind: 'percent', percent: 12.5, target: onKitchen } });
    const shipping = await friendly({ discount: FREE_SHIPPING });
    const redeemed = await redeem([percent, shipping], { client, orderId: freshCode() });
    const [onMug] = redeemed.body.results as readonly V1Body[];
    await rollBack(String(onMug?.redemptionId), { lines: [{ lineId: 'mug', quantity: 1 }] });
    const held = await reserve([percent], { client, orderId: freshCode() });
    const timeline = await shop.get(`/v1/clients/${redeemed.body.clientId}/timeline`);
    expect(timeline.body.data).toMatchObject([
      { type: 'reservation', id: held.body.id, discount: 125, shippingDiscount: 0 },
      {
        ...{ type: 'rollback', discount: 62, shippingDiscount: 0 },
        lines: [{ lineId: 'mug', quantity: 1, discount: 62 }],
      },
      { code: shipping, discount: 0, shippingDiscount: 450, lines: [] },
      {
        ...{ code: percent, discount: 125, shippingDiscount: 0 },
        lines: [{ lineId: 'mug', quantity: 2, discount: 125 }],
      },
    ]);
  });
});

describe('several codes on a cart', () => {
  test('are taken by their priority, and counted together', async () => {
    const codes = [
      await friendly({ discount: { kind: 'amount', amount: 530 }, stacking: { priority: 1 } }),
      await friendly({ discount: { kind: 'percent', percent: 10 } }),
      await friendly({ discount: FREE_SHIPPING }),
    ];
    const dry = await validate(codes);
    const { body } = await redeem(codes, { orderId: freshCode() });
    expect((body.results as readonly V1Body[]).map(({ discount }) => discount)).toEqual([530, 200, 0]);
    expect(body).toMatchObject({ discount: 730, shippingDiscount: 450, totals: { total: 1800 } });
    expect(body.totals).toEqual(dry.body.totals);
    expect(body.lines).toEqual(dry.body.lines);
  });

  test('that keep another one out are named as the answer spells them', async () => {
    const stacking = { group: 'season' };
    const less = await friendly({ stacking });
    const code = `Twenty-${freshCode()}`;
    const discount = { kind: 'percent', percent: 20 };
    await shop.coupon({ stacking, discount, codes: { kind: 'friendly', code } });
    const told = (spelling: string) => ({
      ...{ code: 'excluded_by', excludedBy: [spelling], fix: { type: 'remove_codes', codes: [spelling] } },
      message: expect.stringContaining(`Leave out ${spelling}.`),
    });
    const asked = [less, code.toLowerCase()];
    const dry = await validate(asked);
    expect(dry.body.results).toMatchObject([{ reasons: [told(code.toLowerCase())] }, { applied: true }]);
    const all = await redeem(asked);
    expect(all).toMatchObject({ status: 409, body: { excludedBy: [code.toLowerCase()] } });
    const one = await redeem(asked, { mode: 'applicable' });
    const asAsked = { code: code.toLowerCase(), applied: true };
    expect(one.body.results).toMatchObject([{ reasons: [told(code.toLowerCase())] }, asAsked]);
  });

  test('of one group are the one that is worth most, and the other says why', async () => {
    const stacking = { group: 'season' };
    const less = await friendly({ stacking });
    const more = await friendly({ stacking, discount: { kind: 'percent', percent: 20 } });
    expect(reasonsOf(await validate([less, more]))).toEqual([['excluded_by'], []]);
    const all = await redeem([less, more]);
    expect(all).toMatchObject({ status: 409, body: { code: 'cart_not_eligible', rule: 'group' } });
    const applicable = await redeem([less, more], { mode: 'applicable' });
    expect(applicable.body).toMatchObject({ discount: 506 });
  });

  test('keep to one group without a cart too, and over several requests for one order', async () => {
    const stacking = { group: 'season' };
    const codes = [await friendly({ stacking }), await friendly({ stacking })];
    const both = await shop.post('/v1/redemptions', { codes, amount: 1000 });
    expect(both).toMatchObject({ status: 409, body: { code: 'cart_not_eligible', rule: 'group' } });
    const orderId = freshCode();
    const [one = '', two = ''] = codes;
    await shop.post('/v1/redemptions', { codes: [one], amount: 1000, orderId });
    const later = await shop.post('/v1/redemptions', { codes: [two], amount: 1000, orderId });
    expect(later).toMatchObject({ status: 409, body: { code: 'cart_not_eligible', rule: 'group' } });
  });

  test('of an order are decided beside those that it has already', async () => {
    const orderId = freshCode();
    await redeem([await friendly({ discount: { kind: 'amount', amount: 530 } })], { orderId });
    const late = await friendly();
    const dry = await validate([late], { orderId });
    const { body } = await redeem([late], { orderId });
    expect(body).toMatchObject({ discount: 200, totals: { discount: 730, total: 2250 } });
    expect(body.totals).toEqual(dry.body.totals);
    expect((await shop.get(`/v1/redemptions/${body.id}`)).body).toEqual(body);
  });

  test('share what is left of a budget', async () => {
    const limits = [{ on: 'discount', max: 300 }];
    const { id } = await shop.coupon({ codes: { kind: 'ean13' }, limits });
    const codes: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      codes.push(String((await shop.post('/v1/activations', { couponId: id })).body.code));
    }
    const { body } = await redeem(codes, { mode: 'applicable' });
    expect(body).toMatchObject({ discount: 253 });
    expect(reasonsOf({ body }).flat()).toEqual(['budget_used_up']);
  });
});

describe('a budget that is used up', () => {
  const limits = [{ on: 'discount', max: 300 }];
  const eligibility = { rule: 'cart_subtotal', min: 100_000 };
  const spent = async (fields: object): Promise<string> => {
    const coupon = await shop.coupon({ limits, ...fields });
    await redeem([codeOf(coupon)]);
    await shop.patch(`/v1/coupons/${coupon.id}`, { eligibility });
    return codeOf(coupon);
  };

  test('is told before what is in the cart, which would not help', async () => {
    const code = await spent({});
    const both = ['budget_used_up', 'cart_subtotal_below_minimum'];
    expect(reasonsOf(await validate([code]))).toEqual([both]);
    const refused = await redeem([code]);
    expect([refused.status, refused.body.code, reasonsOf(refused)]).toEqual([409, both[0], [both]]);
    const { body } = await server.call('POST', `/coupons/active/${code}/use`, { json: { cart: CART } });
    expect(body.code).toBe(20105);
  });

  test('is told beside other limits, of several codes too', async () => {
    const code = await spent({ limits: [...limits, { on: 'redemptions', per: 'coupon', max: 1 }] });
    const all = ['coupon_used_up', 'budget_used_up', 'cart_subtotal_below_minimum'];
    expect(reasonsOf(await validate([code]))).toEqual([all]);
    expect(reasonsOf(await validate([code, await friendly()]))).toEqual([all, []]);
  });

  test('is not told where the order has no value that is known', async () => {
    const code = codeOf(await shop.coupon({ limits }));
    const codes = [code, await friendly()];
    const { body } = await shop.post('/v1/validations', { codes });
    expect(reasonsOf({ body })).toEqual([['amount_required'], []]);
  });
});

describe('the shipping', () => {
  test('counts against the budget and in statistics, and comes back with the last unit', async () => {
    const limits = [{ on: 'discount', max: 450 }];
    const coupon = await shop.coupon({ discount: FREE_SHIPPING, limits });
    const { body } = await redeem([codeOf(coupon)]);
    expect(body).toMatchObject({ discount: 0, shippingDiscount: 450 });
    expect(await redeem([codeOf(coupon)])).toMatchObject({ status: 409, body: { code: 'budget_used_up' } });
    expect(await statisticsOf(coupon.id)).toMatchObject({ discount: 450 });
    const part = await rollBack(body.id, { lines: [{ lineId: 'heart', quantity: 6 }] });
    expect(part.body.rolledBack).toEqual({ amount: 1530, discount: 0, shippingDiscount: 0, uses: 0 });
    const rest = await rollBack(body.id);
    expect(rest.body.rolledBack).toEqual({ amount: 2530, discount: 0, shippingDiscount: 450, uses: 1 });
    expect((await redeem([codeOf(coupon)])).status).toBe(201);
  });
});

describe('a return of lines', () => {
  test('gives back the part of each line, over all codes of a request', async () => {
    const codes = [
      await friendly(),
      await friendly({ discount: { kind: 'percent', percent: 10, target: onKitchen } }),
    ];
    const { body } = await redeem(codes);
    const part = await rollBack(body.id, { lines: [{ lineId: 'mug', quantity: 1 }] });
    const given = (body.lines as readonly { readonly discount: number }[])[1]?.discount ?? 0;
    expect(part.body.rolledBack).toMatchObject({ amount: 500, discount: Math.floor(given / 2), uses: 0 });
    expect(part.body.rollbacks).toHaveLength(2);
    const rest = await rollBack(body.id);
    expect(rest.body.rolledBack).toMatchObject({ amount: 2530, discount: body.discount, uses: 2 });
  });

  test('of more than is left, or of a line that is not there, gives back nothing', async () => {
    const { body } = await redeem([await friendly()]);
    const unknown = await rollBack(body.id, { lines: [{ lineId: 'cup', quantity: 1 }] });
    expect(unknown).toMatchObject({ status: 409, body: { code: 'line_unknown' } });
    const more = await rollBack(body.id, { lines: [{ lineId: 'mug', quantity: 3 }] });
    expect(more).toMatchObject({ status: 409, body: { code: 'more_than_left', actual: 3, expected: 2 } });
    expect(await rollBack(body.id, { amount: 100 })).toMatchObject({
      ...{ status: 409, body: { code: 'lines_required' } },
    });
    expect((await shop.get(`/v1/redemptions/${body.id}`)).body.rollbacks).toEqual([]);
  });
});

describe('a code that does not apply', () => {
  const MANY = ['coupon_paused', 'client_required', 'not_activated', 'cart_subtotal_below_minimum'];

  /** Paused, for clients who activated it, and for larger carts. */
  async function useless() {
    const eligibility = { rule: 'cart_subtotal', min: 10_000 };
    const coupon = await shop.coupon({ activation: { required: true }, eligibility });
    await shop.post(`/v1/coupons/${coupon.id}/pause`);
    return { id: coupon.id, code: codeOf(coupon) };
  }

  test('is told with all reasons, as the dry run tells them, when it is redeemed or held', async () => {
    const { id, code } = await useless();
    const dry = await validate([code]);
    expect(reasonsOf(dry)).toEqual([MANY]);
    for (const refused of [
      await redeem([code]),
      await reserve([code]),
      await redeem([code, await friendly()]),
    ]) {
      expect(refused).toMatchObject({ status: 409, body: { code: 'coupon_paused' } });
      expect(refused.body.results).toMatchObject([(dry.body.results as V1Body[])[0]]);
    }
    const plain = await redeem([code], { cart: undefined, amount: 1000 });
    expect(reasonsOf(plain)).toEqual([
      ['coupon_paused', 'client_required', 'not_activated', 'cart_required'],
    ]);
    expect(await statisticsOf(id)).toMatchObject({ redeemed: 0 });
  });

  test('is told with all of them beside one that applies, also when the request is sent again', async () => {
    const codes = [(await useless()).code, await friendly()];
    const key = idempotent();
    const send = () => redeem(codes, { mode: 'applicable' }, key);
    for (const answer of [await send(), await send()]) expect(reasonsOf(answer)).toEqual([MANY, []]);
  });
});

describe('a reservation of a cart', () => {
  test('is confirmed at its amounts, whatever the coupon gives by then', async () => {
    const coupon = await shop.coupon();
    const held = await reserve([codeOf(coupon)], { orderId: freshCode() });
    expect(held.body).toMatchObject({ discount: 253, totals: { total: 2727 } });
    await shop.patch(`/v1/coupons/${coupon.id}`, { discount: { kind: 'percent', percent: 50 } });
    const confirmed = await shop.post(`/v1/reservations/${held.body.id}/confirm`);
    expect(confirmed.body).toMatchObject({ discount: 253, lines: held.body.lines });
    expect((await rollBack(confirmed.body.id, { lines: [{ lineId: 'mug', quantity: 2 }] })).status).toBe(200);
  });

  test('is what a redemption of the same order and cart uses, and no other', async () => {
    const code = await friendly();
    const orderId = freshCode();
    const held = await reserve([code], { orderId });
    expect((await redeem([code], { orderId })).body.reservationId).toBe(held.body.id);
  });

  test('for no order takes of the one that it is confirmed for what the other codes leave of its lines', async () => {
    const percent = (share: number) => friendly({ discount: { kind: 'percent', percent: share } });
    const held = [await reserve([await percent(50)]), await reserve([await percent(50)])];
    const orderId = freshCode();
    await redeem([await percent(90)], { orderId });
    const [first, second] = [held[0]?.body.id, held[1]?.body.id];
    const confirmed = await shop.post(`/v1/reservations/${first}/confirm`, { orderId });
    expect(confirmed).toMatchObject({
      status: 201,
      body: { discount: 253, totals: { subtotal: 2530, discount: 2530, total: 450 } },
    });
    expect(await shop.post(`/v1/reservations/${second}/confirm`, { orderId })).toMatchObject({
      status: 409,
      body: { code: 'cart_not_eligible', results: [{ reasons: [{ code: 'nothing_to_discount' }] }] },
    });
    expect((await shop.get(`/v1/reservations/${second}`)).body).toMatchObject({
      state: 'held',
      discount: 1265,
    });
    expect((await server.audit()).differences).toEqual([]);
  });
});

describe('who buys', () => {
  const first = { rule: 'nth_order', equals: 1 };

  test('is asked of what is stored and of what the request tells', async () => {
    const code = await friendly({ eligibility: { rule: 'client_tag', in: ['vip'] } });
    const email = freshEmail();
    expect(reasonsOf(await validate([code]))).toEqual([['client_not_told']]);
    expect(reasonsOf(await validate([code], { client: { email } }))).toEqual([['client_tag_not_in']]);
    expect((await validate([code], { client: { email, tags: ['vip'] } })).body.valid).toBe(true);
    await shop.post('/v1/clients', { email, tags: ['vip'], segments: ['news'], orders: 3 });
    expect((await validate([code], { client: { email } })).body.valid).toBe(true);
    expect((await redeem([code], { client: { email } })).status).toBe(201);
    await shop.post('/v1/clients', { email, tags: [] });
    expect(reasonsOf(await validate([code], { client: { email } }))).toEqual([['client_tag_not_in']]);
  });

  test('has a first order once, by what is told and by what was redeemed', async () => {
    const code = await friendly({ eligibility: first });
    const email = freshEmail();
    const told = await validate([code], { client: { email, orders: 1 } });
    expect(reasonsOf(told)).toEqual([['nth_order_too_late']]);
    const orderId = freshCode();
    const redeemed = await redeem([code], { client: { email }, orderId });
    expect(redeemed.status).toBe(201);
    expect((await redeem([code], { client: { email }, orderId })).status).toBe(200);
    const second = await redeem([code], { client: { email, orders: 0 }, orderId: freshCode() });
    expect(second).toMatchObject({ status: 409, body: { code: 'cart_not_eligible', rule: 'nth_order' } });
    await rollBack(redeemed.body.id);
    expect((await redeem([code], { client: { email }, orderId: freshCode() })).status).toBe(201);
  });

  test('has one first order, however many are sent at once', async () => {
    const code = await friendly({ eligibility: first });
    for (const email of [freshEmail(), freshEmail()]) {
      const all = await Promise.all(
        Array.from({ length: 8 }, () => redeem([code], { client: { email }, orderId: freshCode() })),
      );
      expect(all.map(({ status }) => status).toSorted()).toEqual([201, ...Array(7).fill(409)]);
    }
  });
});

describe('a cart that can not be read', () => {
  const [line] = CART.lines;
  const withLine = (changes: object) => ({ cart: { ...CART, lines: [{ ...line, ...changes }] } });

  test.each([
    ['two amounts', { amount: 2530 }, '/amount'],
    ['two currencies', { currency: 'EUR' }, '/currency'],
    ['a line twice', { cart: { ...CART, lines: [line, line] } }, '/cart/lines/1/id'],
    ['no line', { cart: { ...CART, lines: [] } }, '/cart/lines'],
    ['a negative price', withLine({ unitPrice: -1 }), '/cart/lines/0/unitPrice'],
    ['a price that is no integer', withLine({ unitPrice: 2.5 }), '/cart/lines/0/unitPrice'],
    ['no unit', withLine({ quantity: 0 }), '/cart/lines/0/quantity'],
    ['too much in a line', withLine({ unitPrice: 10 ** 12, quantity: 2 }), '/cart/lines/0/unitPrice'],
    [
      'too much together',
      {
        cart: { ...CART, lines: ['a', 'b'].map((id) => ({ ...line, id, quantity: 1, unitPrice: 10 ** 12 })) },
      },
      '/cart/lines',
    ],
    ['a tax of too many decimals', withLine({ taxRate: 7.123456 }), '/cart/lines/0/taxRate'],
    ['a field that does not exist', withLine({ unitprice: 1 }), '/cart/lines/0/unitprice'],
    [
      'too many lines',
      { cart: { ...CART, lines: Array.from({ length: 10_000 }, (_, id) => ({ ...line, id: `${id}` })) } },
      '/cart/lines',
    ],
  ])('for %s says which field, and stores nothing', async (_what, fields, field) => {
    const code = await friendly();
    const before = await server.pool.query('select count(*) from redemptions');
    const { status, body } = await redeem([code], fields);
    expect(status).toBe(400);
    expect(body.errors[0]?.field).toBe(field);
    expect((await server.pool.query('select count(*) from redemptions')).rows).toEqual(before.rows);
  });

  test('of too many lines is told the bound', async () => {
    const lines = Array.from({ length: 1001 }, (_, id) => ({ ...line, id: `${id}` }));
    const { body } = await validate([await friendly()], { cart: { ...CART, lines } });
    expect(body.errors[0]?.message).toContain('1000 (COUPONRY_MAX_CART_LINES)');
  });
});
