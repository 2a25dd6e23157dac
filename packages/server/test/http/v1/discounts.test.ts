import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Shop } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { TEN_OFF, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
let deployed: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
  deployed = new Shop(server);
});

afterAll(() => server.stop());

const ORDER = { on: 'order' };
const MATCH = {
  sku: { in: ['85123A', '71053'], notIn: ['POST'] },
  category: { in: ['home'], notIn: ['sale'] },
  onSale: false,
  unitPrice: { min: 500, max: 5000 },
  attributes: { brand: { in: ['Acme'] }, colour: { notIn: ['red'] } },
};
const ITEMS = { on: 'items', match: MATCH, units: { max: 2, take: 'cheapest' } };
const OF_EACH_LINE = { on: 'items', match: MATCH, units: { max: 2, take: 'of_each_line' } };
const FREE = { unitPrice: { max: 0 } };
const GIFT = { kind: 'gift', sku: 'MUG', quantity: 1 };
const FREE_THIRD = {
  kind: 'buy_get',
  buy: { match: {}, quantity: 2 },
  get: { match: { category: { in: ['coffee'] } }, quantity: 1, percent: 33.3333 },
  repeat: 3,
};

const SAME_THIRD = {
  kind: 'buy_get',
  buy: { match: MATCH, quantity: 2 },
  get: { match: MATCH, quantity: 1, percent: 100 },
  sets: 'of_each_line',
  repeat: null,
};

const WHOLE: readonly (readonly [string, object])[] = [
  ['a percentage with a cap', { kind: 'percent', percent: 12.5, cap: 5000, target: ORDER }],
  ['a percentage of lines', { kind: 'percent', percent: 0.0001, cap: null, target: ITEMS }],
  ['an amount off lines', { kind: 'amount', amount: 1000, target: { on: 'items', match: {} } }],
  [
    'a percentage of some units of each line',
    { kind: 'percent', percent: 20, cap: null, target: OF_EACH_LINE },
  ],
  [
    'a price of more units together than are meant of each line',
    { kind: 'new_price', price: 1000, quantity: 3, target: OF_EACH_LINE },
  ],
  ['an amount off each unit', { kind: 'amount', amount: 300, per: 'unit', target: ORDER }],
  ['a new price', { kind: 'new_price', price: 0, target: ITEMS }],
  [
    'a percentage with free shipping',
    { kind: 'percent', percent: 10, cap: null, target: ORDER, freeShipping: true },
  ],
  ['an amount with free shipping', { kind: 'amount', amount: 500, target: ORDER, freeShipping: true }],
  ['a new price with free shipping', { kind: 'new_price', price: 500, target: ITEMS, freeShipping: true }],
  ['buy and get with free shipping', { ...FREE_THIRD, freeShipping: true }],
  ['a gift with free shipping', { ...GIFT, freeShipping: true }],
  ['a price of several', { kind: 'new_price', price: 1000, quantity: 3, target: ORDER }],
  ['free shipping', { kind: 'shipping', percent: 100, cap: null }],
  ['shipping for less', { kind: 'shipping', percent: 49.5, cap: 300 }],
  [
    'an amount for every so much',
    { kind: 'amount', amount: 1000, every: { by: 'subtotal', step: 10_000, repeat: 5 }, target: ORDER },
  ],
  [
    'a gift for every so many units of some lines',
    { ...GIFT, every: { by: 'quantity', step: 3, match: MATCH, repeat: null } },
  ],
  ['shipping for a price', { kind: 'shipping', price: 499 }],
  ['buy and get', FREE_THIRD],
  ['buy and get for a price', { ...FREE_THIRD, get: { match: {}, quantity: 1, price: 99 }, repeat: null }],
  ['buy and get for less', { ...FREE_THIRD, get: { match: {}, quantity: 1, amount: 500 } }],
  ['buy and get of the same', SAME_THIRD],
  [
    'a price of several of the same',
    {
      ...{ kind: 'new_price', price: 1000, quantity: 2, sets: 'of_each_line', target: OF_EACH_LINE },
      freeShipping: true,
    },
  ],
  ['a gift', GIFT],
  [
    'tiers of some lines',
    { kind: 'tiers', by: 'quantity', match: MATCH, tiers: [{ from: 3, discount: GIFT }] },
  ],
  [
    'tiers',
    {
      kind: 'tiers',
      by: 'subtotal',
      tiers: [
        { from: 0, discount: { kind: 'percent', percent: 5, cap: null, target: ORDER } },
        { from: 5000, discount: FREE_THIRD },
      ],
    },
  ],
];

describe('a discount', () => {
  test.each(WHOLE)('%s is kept as it was sent, and stays so over both APIs', async (_, discount) => {
    const stacking = { priority: -5, group: 'seasonal', exclusive: true, base: 'original' };
    const made = await shop.coupon({ discount, stacking });
    expect(made).toMatchObject({ discount, stacking });
    const again = await shop.patch(`/v1/coupons/${made.id}`, { discount: made.discount });
    expect(again.body.discount).toEqual(discount);
    const { body } = await deployed.patch(made.id, { name: 'Renamed' });
    expect(body.data.coupon).toMatchObject({ name: 'Renamed', discountType: 'cost', discountValue: 0 });
    expect((await shop.get(`/v1/coupons/${made.id}`)).body).toMatchObject({ discount, stacking });
  });

  test('is whole where something was left out', async () => {
    const discount = { kind: 'shipping', percent: 100 };
    expect((await shop.coupon({ discount })).discount).toEqual({ ...discount, cap: null });
    const { repeat: _, ...buyGet } = FREE_THIRD;
    expect((await shop.coupon({ discount: buyGet })).discount).toEqual({ ...buyGet, repeat: null });
    expect((await shop.coupon({ discount: { kind: 'gift', sku: 'MUG' } })).discount).toEqual(GIFT);
    expect((await shop.coupon({ discount: { ...GIFT, freeShipping: false } })).discount).toEqual(GIFT);
    const every = { by: 'subtotal', step: 10_000 };
    expect((await shop.coupon({ discount: { kind: 'gift', sku: 'MUG', every } })).discount).toEqual({
      ...GIFT,
      every: { ...every, repeat: null },
    });
    const { stacking } = await shop.coupon({ stacking: { priority: 7 } });
    expect(stacking).toEqual({ priority: 7, group: null, exclusive: false, base: 'reduced' });
  });

  test.each([
    ['of an unknown kind', { kind: 'precent', percent: 5 }, '/kind', /did you mean "percent"\?$/],
    ['with a cap of 0', { kind: 'percent', percent: 5, cap: 0 }, '/cap', />= 1/],
    ['on nothing', { kind: 'amount', amount: 5, target: {} }, '/target/on', /^must be one of order, items$/],
    [
      'on lines of no match',
      { kind: 'amount', amount: 5, target: { on: 'items' } },
      '/target/match',
      /^is missing$/,
    ],
    [
      'with a mistyped match',
      { kind: 'amount', amount: 5, target: { on: 'items', match: { categories: { in: ['a'] } } } },
      '/target/match/categories',
      /did you mean "category"/,
    ],
    [
      'with a membership of nothing',
      { kind: 'amount', amount: 5, target: { on: 'items', match: { sku: {} } } },
      '/target/match/sku',
      /^needs at least one of in, notIn$/,
    ],
    [
      'on lines of no price',
      { kind: 'amount', amount: 5, target: { on: 'items', match: { unitPrice: {} } } },
      '/target/match/unitPrice',
      /^needs at least one of min, max$/,
    ],
    [
      'on lines of a price below nothing',
      { kind: 'amount', amount: 5, target: { on: 'items', match: { unitPrice: { max: -1 } } } },
      '/target/match/unitPrice/max',
      />= 0/,
    ],
    [
      'on lines of a price that can not be',
      { kind: 'amount', amount: 5, target: { on: 'items', match: { unitPrice: { min: 2, max: 1 } } } },
      '/target/match/unitPrice/min',
      /^must not be above "max"$/,
    ],
    [
      'with what is bought at a price that can not be',
      { ...FREE_THIRD, buy: { match: { unitPrice: { min: 2, max: 1 } }, quantity: 2 } },
      '/buy/match/unitPrice/min',
      /^must not be above "max"$/,
    ],
    [
      'on lines that can not be',
      {
        kind: 'amount',
        amount: 5,
        target: { on: 'items', match: { category: { in: ['a', 'b'], notIn: ['b', 'a', 'c'] } } },
      },
      '/target/match/category/in',
      /^must have one that is not in "notIn"$/,
    ],
    [
      'for what can not be bought',
      { ...FREE_THIRD, buy: { match: { sku: { in: ['A'], notIn: ['A'] } }, quantity: 2 } },
      '/buy/match/sku/in',
      /^must have one that is not in "notIn"$/,
    ],
    [
      'on what one can not get, in a tier',
      {
        kind: 'tiers',
        by: 'quantity',
        tiers: [
          {
            from: 1,
            discount: {
              ...FREE_THIRD,
              get: {
                match: { attributes: { 'a/b': { in: ['x'], notIn: ['x'] } } },
                quantity: 1,
                percent: 100,
              },
            },
          },
        ],
      },
      '/tiers/0/discount/get/match/attributes/a~1b/in',
      /^must have one that is not in "notIn"$/,
    ],
    [
      'of tiers by lines that can not be',
      {
        kind: 'tiers',
        by: 'quantity',
        match: { sku: { in: ['A'], notIn: ['A'] } },
        tiers: [{ from: 1, discount: GIFT }],
      },
      '/match/sku/in',
      /^must have one that is not in "notIn"$/,
    ],
    ['without shipping left out', { kind: 'shipping', percent: 0 }, '/percent', /> 0/],
    ['of shipping for neither less nor a price', { kind: 'shipping' }, '/percent', /^is missing/],
    ['of shipping for a price below nothing', { kind: 'shipping', price: -1 }, '/price', />= 0/],
    [
      'of shipping for less and for a price',
      { kind: 'shipping', percent: 50, price: 499 },
      '/price',
      /^can not stand beside percent/,
    ],
    [
      'of shipping for a price with a cap',
      { kind: 'shipping', price: 499, cap: 100 },
      '/cap',
      /^can not stand beside price/,
    ],
    [
      'of five decimals in a tier',
      {
        kind: 'tiers',
        by: 'quantity',
        tiers: [{ from: 1, discount: { kind: 'percent', percent: 0.12345 } }],
      },
      '/tiers/0/discount/percent',
      /at most 4 decimals/,
    ],
    [
      'of tiers that fall',
      { kind: 'tiers', by: 'quantity', tiers: [5, 5].map((from) => ({ from, discount: GIFT })) },
      '/tiers/1/from',
      /^must be more than the 5 of the tier before/,
    ],
    [
      'of tiers in tiers',
      { kind: 'tiers', by: 'quantity', tiers: [{ from: 1, discount: { kind: 'tiers', tiers: [] } }] },
      '/tiers/0/discount/kind',
      /^must be one of percent, amount/,
    ],
    [
      'that gives neither percentage nor price',
      { ...FREE_THIRD, get: { match: {}, quantity: 1 } },
      '/get/percent',
      /^is missing/,
    ],
    [
      'that gives both',
      { ...FREE_THIRD, get: { match: {}, quantity: 1, percent: 100, price: 5 } },
      '/get/price',
      /^can not stand beside percent/,
    ],
    [
      'that gives an amount and a price',
      { ...FREE_THIRD, get: { match: {}, quantity: 1, amount: 100, price: 5 } },
      '/get/price',
      /^can not stand beside amount/,
    ],
    ['of an amount per line', { kind: 'amount', amount: 5, per: 'line' }, '/per', /^must be one of unit$/],
    ['of a price of one', { kind: 'new_price', price: 5, quantity: 1 }, '/quantity', />= 2/],
    [
      'of a price of more units than it is for',
      { kind: 'new_price', price: 5, quantity: 3, target: ITEMS },
      '/target/units/max',
      /^must be at least 3: so many have the price together$/,
    ],
    [
      'of a set of each line for which another is got than bought',
      { ...SAME_THIRD, get: { ...SAME_THIRD.get, match: {} } },
      '/get/match',
      /^must be the same as that of buy/,
    ],
    [
      'of sets of each line for which another is got, in a tier',
      {
        ...{ kind: 'tiers', by: 'quantity' },
        tiers: [{ from: 1, discount: { ...SAME_THIRD, buy: { match: {}, quantity: 1 } } }],
      },
      '/tiers/0/discount/get/match',
      /^must be the same as that of buy/,
    ],
    [
      'of sets of something else',
      { ...SAME_THIRD, sets: 'of_each_article' },
      '/sets',
      /^must be one of of_each_line$/,
    ],
    [
      'of sets of a price of each',
      { kind: 'new_price', price: 5, sets: 'of_each_line' },
      '/sets',
      /^can not stand without quantity/,
    ],
    [
      'of sets of each line of the cheapest',
      { kind: 'new_price', price: 5, quantity: 2, sets: 'of_each_line', target: ITEMS },
      '/target/units/take',
      /^must be of_each_line where sets are/,
    ],
    [
      'of sets of each line of which too few are meant',
      { kind: 'new_price', price: 5, quantity: 3, sets: 'of_each_line', target: OF_EACH_LINE },
      '/target/units/max',
      /^must be at least 3: so many have the price together$/,
    ],
    ['of sets of a gift', { ...GIFT, sets: 'of_each_line' }, '/sets', /^is unknown/],
    ['for every nothing', { ...GIFT, every: { by: 'subtotal', step: 0 } }, '/every/step', />= 1/],
    [
      'for every so much of nothing that is counted',
      { ...GIFT, every: { step: 3 } },
      '/every/by',
      /^is missing$/,
    ],
    [
      'for every so much, no times',
      { ...GIFT, every: { by: 'quantity', step: 3, repeat: 0 } },
      '/every/repeat',
      />= 1/,
    ],
    [
      'for every so many of lines that can not be',
      { ...GIFT, every: { by: 'quantity', step: 3, match: { sku: { in: ['A'], notIn: ['A'] } } } },
      '/every/match/sku/in',
      /^must have one that is not in "notIn"$/,
    ],
    [
      'off each unit and for every so much',
      { kind: 'amount', amount: 5, per: 'unit', every: { by: 'subtotal', step: 100 } },
      '/every',
      /^can not stand beside per/,
    ],
    [
      'of a percentage for every so much',
      { kind: 'percent', percent: 5, every: { by: 'subtotal', step: 100 } },
      '/every',
      /^is unknown/,
    ],
    ['repeated 0 times', { ...FREE_THIRD, repeat: 0 }, '/repeat', />= 1/],
  ])('%s is refused', async (_, discount, field, message) => {
    const { status, body } = await shop.post('/v1/coupons', { ...TEN_OFF(), discount });
    expect(status).toBe(400);
    expect(body.errors).toContainEqual(
      expect.objectContaining({ field: `/discount${field}`, message: expect.stringMatching(message) }),
    );
  });

  // A free sample is neither bought nor got, is in no set and comes to no step: nothing would ever be given, and nobody told why.
  const TIERS = { kind: 'tiers', match: FREE, tiers: [{ from: 5, discount: GIFT }] };
  const EVERY = { by: 'subtotal', step: 5, match: FREE };
  const OFF = { kind: 'percent', percent: 5, target: { on: 'items', match: FREE } };
  const SET = { ...OFF, percent: undefined, kind: 'new_price', price: 5 };

  test.each([
    ['a gift for every so much of them', { ...GIFT, every: EVERY }, '/every/match'],
    ['tiers by what they come to', { ...TIERS, by: 'subtotal' }, '/match'],
    ['buying them', { ...FREE_THIRD, buy: { match: FREE, quantity: 2 } }, '/buy/match'],
    ['getting them', { ...FREE_THIRD, get: { match: FREE, quantity: 1, price: 5 } }, '/get/match'],
    ['a percentage off them', OFF, '/target/match'],
    ['an amount off them', { ...OFF, percent: undefined, kind: 'amount', amount: 5 }, '/target/match'],
    ['a new price', SET, '/target/match'],
    ['a price of several', { ...SET, quantity: 2, freeShipping: true }, '/target/match'],
  ])('of lines that cost nothing is refused where they do not count: %s', async (_, discount, match) => {
    const { status, body } = await shop.post('/v1/coupons', { ...TEN_OFF(), discount });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([
      { field: `/discount${match}/unitPrice/max`, message: expect.stringMatching(/^must be at least 1/) },
    ]);
  });

  test.each([
    ['a gift for every so many of them', { ...GIFT, every: { ...EVERY, by: 'quantity', repeat: null } }],
    ['tiers by how many they are', { ...TIERS, by: 'quantity' }],
    ['a tier from nothing on', { ...TIERS, by: 'subtotal', tiers: [{ from: 0, discount: GIFT }] }],
    ['free shipping with what they cost less', { ...OFF, cap: null, freeShipping: true }],
  ])('of lines that cost nothing is kept where they count: %s', async (_, discount) => {
    expect((await shop.coupon({ discount })).discount).toEqual(discount);
  });

  test('of the same is given with what is got in any order of its lists, or told which line lacks least', async () => {
    const match = (...skus: string[]) => ({ sku: { in: skus } });
    const discount = {
      ...SAME_THIRD,
      ...{
        buy: { match: match('A', 'B'), quantity: 2 },
        get: { match: match('B', 'A'), quantity: 1, percent: 100 },
      },
    };
    const { codes } = await shop.coupon({ discount });
    const code = String((codes as Readonly<Record<string, unknown>>).code);
    const sent = async (a: number, b: number) => {
      const lines = [
        { id: '1', sku: 'A', quantity: a, unitPrice: 1000 },
        { id: '2', sku: 'B', quantity: b, unitPrice: 500 },
      ];
      return (await shop.post('/v1/validations', { codes: [code], cart: { currency: 'GBP', lines } })).body
        .results;
    };
    expect(await sent(7, 4)).toMatchObject([{ applied: true, discount: 2500 }]);
    const fix = { type: 'add_units', quantity: 1, match: match('B'), lineIds: ['2'] };
    expect(await sent(1, 2)).toMatchObject([
      { applied: false, reasons: [{ code: 'get_quantity_missing', actual: 0, expected: 1, fix }] },
    ]);
    const others = [{ id: '1', sku: 'C', quantity: 9, unitPrice: 1000 }];
    const none = await shop.post('/v1/validations', {
      codes: [code],
      cart: { currency: 'GBP', lines: others },
    });
    const whole = { type: 'add_units', quantity: 3, match: match('A', 'B'), ofOneLine: true };
    expect(none.body.results).toMatchObject([
      { reasons: [{ code: 'buy_quantity_missing', actual: 0, expected: 2, fix: whole }] },
    ]);
  });

  test('for every so much is given so often, or told what is missing', async () => {
    const discount = { kind: 'gift', sku: 'MUG', every: { by: 'subtotal', step: 1000 } };
    const { codes } = await shop.coupon({ discount });
    const code = String((codes as Readonly<Record<string, unknown>>).code);
    const sent = (unitPrice: number) =>
      shop.post('/v1/validations', {
        codes: [code],
        cart: { currency: 'GBP', lines: [{ id: '1', sku: 'A', quantity: 1, unitPrice }] },
      });
    expect((await sent(3999)).body.results).toMatchObject([{ gifts: [{ sku: 'MUG', quantity: 3 }] }]);
    expect((await sent(999)).body.results).toMatchObject([
      { applied: false, reasons: [{ code: 'tier_not_reached', fix: { type: 'add_amount', amount: 1 } }] },
    ]);
    const plain = await shop.post('/v1/validations', { codes: [code], orderId: '1', amount: 5000 });
    expect(plain.body.results).toMatchObject([{ applied: false, reasons: [{ code: 'cart_required' }] }]);
  });

  test('of an amount for every so much needs the cart, as any that depends on it', async () => {
    const discount = { kind: 'amount', amount: 100, every: { by: 'subtotal', step: 1000 } };
    const { codes } = await shop.coupon({ discount });
    const code = String((codes as Readonly<Record<string, unknown>>).code);
    const { body } = await shop.post('/v1/validations', { codes: [code], orderId: '1', amount: 5000 });
    expect(body.results).toMatchObject([{ applied: false, reasons: [{ code: 'cart_required' }] }]);
  });

  test('that depends on the cart is not given, nor changed, over 3.0.0', async () => {
    const { id, codes } = await shop.coupon({ discount: GIFT });
    const code = String((codes as Readonly<Record<string, unknown>>).code);
    const looked = await deployed.lookUp(code);
    expect(looked.body.data).toMatchObject({ isValid: false, reason: { code: 20111 } });
    expect((await deployed.use(code)).body.code).toBe(20111);
    for (const fields of [{ discountType: 'percent', discountValue: 10 }, { discountValue: 5 }]) {
      const { status, body } = await deployed.patch(id, fields);
      expect(status).toBe(400);
      expect(body.errors[0]?.message).toMatch(/depends on the cart/);
    }
    expect((await shop.get(`/v1/coupons/${id}`)).body.discount).toEqual(GIFT);
    // A store that sends back what it read changes nothing.
    expect((await deployed.patch(id, { discountType: 'cost', discountValue: 0 })).status).toBe(200);
  });
});

test('a dry run tells what the next step of a code takes, in the language that is asked for', async () => {
  const tiers = [
    { from: 1000, discount: { kind: 'percent', percent: 5, cap: null, target: ORDER } },
    { from: 5000, discount: { kind: 'percent', percent: 10, cap: null, target: ORDER } },
  ];
  await shop.coupon({
    codes: { kind: 'friendly', code: 'STEPS' },
    discount: { kind: 'tiers', by: 'subtotal', tiers },
  });
  const tell = async (unitPrice: number, headers: Readonly<Record<string, string>> = {}) => {
    const cart = { currency: 'GBP', lines: [{ id: '1', sku: 'A', quantity: 1, unitPrice }] };
    const { body } = await shop.post('/v1/validations', { codes: ['STEPS'], cart }, { headers });
    return (body.results as object[])[0];
  };
  const next = {
    ...{ actual: 4530, expected: 5000, fix: { type: 'add_amount', amount: 470 } },
    message: 'Add GBP 4.70 to reach the next step of the coupon.',
  };
  expect(await tell(4530)).toMatchObject({ applied: true, discount: 227, next });
  expect(await tell(4530, { 'accept-language': 'pl' })).toMatchObject({
    next: { message: 'Dodaj produkty za 4,70 GBP, aby sięgnąć kolejnego progu kuponu.' },
  });
  const last = await tell(5000);
  expect(last).toMatchObject({ applied: true, discount: 500 });
  expect(last).not.toHaveProperty('next');
  const refused = await tell(999);
  expect(refused).toMatchObject({ applied: false, reasons: [{ code: 'tier_not_reached' }] });
  expect(refused).not.toHaveProperty('next');
});
