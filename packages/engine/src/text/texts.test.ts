import { describe, expect, it } from 'vitest';
import type { Coupon } from '../coupon/coupon.ts';
import type { Fix } from '../eligibility/fix.ts';
import { RULES } from '../eligibility/rules.ts';
import { REASONS, type Refusal } from '../reasons.ts';
import {
  conditionText,
  couponSentence,
  fixText,
  LANGUAGES,
  type LanguageTag,
  nextText,
  reasonText,
  refusalText,
} from './index.ts';

const tags = Object.keys(LANGUAGES) as LanguageTag[];
const reader = (language: string) => ({ language, currency: 'GBP', timeZone: 'Europe/London' });

/** Words that show that something was not put into words. */
const LEFTOVER = /undefined|null|NaN|\[object|Invalid Date|_|^\s*$| {2}/;

const coffee = { category: { in: ['coffee'] } };
const FIXES: { readonly [Type in Fix['type']]: Extract<Fix, { readonly type: Type }> } = {
  add_amount: { type: 'add_amount', amount: 470, match: coffee },
  remove_amount: { type: 'remove_amount', amount: 470 },
  add_units: { type: 'add_units', quantity: 2, match: coffee },
  remove_units: { type: 'remove_units', quantity: 1 },
  remove_lines: { type: 'remove_lines', lineIds: ['1', '2'] },
  wait_until: { type: 'wait_until', at: Date.UTC(2026, 6, 6, 7) },
  choose_shipping: { type: 'choose_shipping', in: ['standard', 'pickup'] },
  use_channel: { type: 'use_channel', in: ['web'] },
  go_to_location: { type: 'go_to_location', in: ['leeds'] },
  use_currency: { type: 'use_currency', in: ['GBP'] },
  remove_codes: { type: 'remove_codes', codes: ['A', 'B'] },
  sign_in: { type: 'sign_in' },
  activate: { type: 'activate' },
  send_cart: { type: 'send_cart' },
  send_amount: { type: 'send_amount' },
  name_one_client: { type: 'name_one_client' },
};

const coupon: Parameters<typeof couponSentence>[0] = {
  currency: 'GBP',
  timeZone: 'Europe/London',
  startsAt: Date.UTC(2026, 11, 1),
  endsAt: Date.UTC(2027, 0, 1),
  activation: { required: false, validFor: null },
  limits: [{ on: 'redemptions', per: 'client', max: 1 }],
  eligibility: { rule: 'cart_subtotal', min: 5000 },
  discount: { kind: 'percent', percent: 100_000, cap: null, target: { on: 'order' } },
};

/** What helps where only some lines or some units of them count, in both languages. */
const FIXES_OF_SOME: readonly (readonly [Fix, en: string, pl: string])[] = [
  [
    { type: 'add_amount', amount: 1000, match: { ...coffee, unitPrice: { min: 1000 } } },
    'Add GBP 10 of coffee costing at least GBP 10 each',
    'Dodaj produkty (coffee w cenie co najmniej 10 GBP za sztukę) za 10 GBP',
  ],
  [
    { type: 'add_units', quantity: 2, match: { unitPrice: { min: 1000, max: 2000 } } },
    'Add 2 units of items costing between GBP 10 and GBP 20 each',
    'Dodaj 2 sztuki: produkty w cenie od 10 GBP do 20 GBP za sztukę',
  ],
  [
    { type: 'add_units', quantity: 2, match: { ...coffee, sku: { notIn: ['A'] } }, maxOfEachLine: 1 },
    'Add 2 units of coffee other than A (of each item at most 1 counts)',
    'Dodaj 2 sztuki: coffee oprócz: A (najwyżej 1 sztukę z każdej pozycji)',
  ],
  [
    { type: 'add_units', quantity: 3, match: coffee, ofOneLine: true },
    'Add 3 units of coffee (all of the same item)',
    'Dodaj 3 sztuki: coffee (wszystkie tego samego produktu)',
  ],
  [
    { type: 'add_units', quantity: 1, match: { sku: { in: ['MUG'] } }, lineIds: ['b'] },
    'Add 1 unit of MUG',
    'Dodaj 1 sztukę: MUG',
  ],
  [
    { type: 'add_units', quantity: 5, match: { unitPrice: { max: 500 } }, maxOfEachLine: 2 },
    'Add 5 units of items costing at most GBP 5 each (of each item at most 2 count)',
    'Dodaj 5 sztuk: produkty w cenie co najwyżej 5 GBP za sztukę (najwyżej 2 sztuki z każdej pozycji)',
  ],
];

const PLAIN = { eligibility: null, endsAt: null, limits: [] };

/** What is off each unit, and tiers of some lines only, in both languages. */
const EACH: readonly (readonly [Coupon['discount'], en: string, pl: string])[] = [
  [
    { kind: 'amount', amount: 300, per: 'unit', target: { on: 'order' } },
    'GBP 3 off each item',
    '3 GBP rabatu na każdą sztukę',
  ],
  [
    { kind: 'amount', amount: 300, per: 'unit', target: { on: 'items', match: coffee } },
    'GBP 3 off each unit of coffee',
    '3 GBP rabatu na każdą sztukę z: coffee',
  ],
  [
    {
      ...{ kind: 'percent', percent: 100_000, cap: null },
      target: { on: 'items', match: { category: { in: ['shoes'] }, unitPrice: { min: 5000 } } },
    },
    '10% off shoes costing at least GBP 50 each',
    '10% rabatu na: shoes w cenie co najmniej 50 GBP za sztukę',
  ],
  [
    {
      ...{ kind: 'percent', percent: 100_000, cap: null },
      target: { on: 'items', match: { onSale: false, unitPrice: { min: 1000, max: 1999 } } },
    },
    '10% off items not on sale costing between GBP 10 and GBP 19.99 each',
    '10% rabatu na: produkty spoza promocji w cenie od 10 GBP do 19,99 GBP za sztukę',
  ],
  [
    {
      ...{ kind: 'amount', amount: 300, per: 'unit' },
      target: { on: 'items', match: coffee, units: { max: 2, take: 'dearest' } },
    },
    'GBP 3 off each of the 2 dearest of coffee',
    '3 GBP rabatu na każdą sztukę z: najdroższe 2 sztuki: coffee',
  ],
  [
    {
      ...{ kind: 'percent', percent: 200_000, cap: 500 },
      target: { on: 'items', match: coffee, units: { max: 2, take: 'of_each_line' } },
    },
    '20% off at most 2 of each item of coffee (at most GBP 5)',
    '20% rabatu na: najwyżej 2 sztuki z każdej pozycji: coffee (najwyżej 5 GBP)',
  ],
  [
    {
      ...{ kind: 'percent', percent: 200_000, cap: null },
      target: { on: 'items', match: { unitPrice: { min: 1000 } }, units: { max: 2, take: 'of_each_line' } },
    },
    '20% off at most 2 of each item costing at least GBP 10 each',
    '20% rabatu na: najwyżej 2 sztuki z każdej pozycji: produkty w cenie co najmniej 10 GBP za sztukę',
  ],
  [
    {
      ...{ kind: 'amount', amount: 300, per: 'unit' },
      target: { on: 'items', match: {}, units: { max: 1, take: 'of_each_line' } },
    },
    'GBP 3 off each of at most 1 of each item',
    '3 GBP rabatu na każdą sztukę z: najwyżej 1 sztukę z każdej pozycji: produkty',
  ],
  [
    {
      ...{ kind: 'new_price', price: 999 },
      target: { on: 'items', match: coffee, units: { max: 2, take: 'of_each_line' } },
    },
    'at most 2 of each item of coffee for GBP 9.99 each',
    'cena 9,99 GBP za sztukę na: najwyżej 2 sztuki z każdej pozycji: coffee',
  ],
  [
    {
      ...{ kind: 'new_price', price: 1000, quantity: 3 },
      target: { on: 'items', match: coffee, units: { max: 2, take: 'of_each_line' } },
    },
    'any 3 of at most 2 of each item of coffee for GBP 10',
    'dowolne 3 sztuki z: najwyżej 2 sztuki z każdej pozycji: coffee za 10 GBP',
  ],
  [
    {
      ...{ kind: 'amount', amount: 1000, target: { on: 'order' } },
      every: { by: 'subtotal', step: 10_000, repeat: 5 },
    },
    'GBP 10 off for every GBP 100 (at most 5 times)',
    '10 GBP rabatu za każde 100 GBP (najwyżej 5 razy)',
  ],
  [
    {
      ...{ kind: 'amount', amount: 100, target: { on: 'items', match: coffee }, freeShipping: true },
      every: { by: 'quantity', step: 1, match: coffee, repeat: 1 },
    },
    'GBP 1 off coffee for every unit of coffee (at most 1 time) with free shipping',
    '1 GBP rabatu na: coffee za każdą sztukę (coffee; najwyżej 1 raz) z darmową dostawą',
  ],
  [
    {
      ...{ kind: 'gift', sku: 'MUG', quantity: 1 },
      every: { by: 'quantity', step: 3, match: coffee, repeat: null },
    },
    '1 × MUG as a gift for every 3 units of coffee',
    '1 × MUG w prezencie za każde 3 sztuki (coffee)',
  ],
  [{ kind: 'shipping', price: 499 }, 'shipping for GBP 4.99', 'dostawa za 4,99 GBP'],
  [
    { kind: 'percent', percent: 100_000, cap: 500, target: { on: 'order' }, freeShipping: true },
    '10% off (at most GBP 5) with free shipping',
    '10% rabatu (najwyżej 5 GBP) z darmową dostawą',
  ],
  [
    {
      ...{ kind: 'tiers', by: 'quantity' },
      tiers: [{ from: 3, discount: { kind: 'gift', sku: 'MUG', quantity: 1, freeShipping: true } }],
    },
    '1 × MUG as a gift with free shipping from 3 units on',
    '1 × MUG w prezencie z darmową dostawą od 3 sztuk',
  ],
  [
    { kind: 'new_price', price: 1000, quantity: 3, target: { on: 'order' } },
    'any 3 units for GBP 10',
    'dowolne 3 sztuki za 10 GBP',
  ],
  [
    { kind: 'new_price', price: 1000, quantity: 5, target: { on: 'items', match: coffee } },
    'any 5 of coffee for GBP 10',
    'dowolne 5 sztuk z: coffee za 10 GBP',
  ],
  [
    {
      ...{ kind: 'new_price', price: 1000, quantity: 2 },
      target: { on: 'items', match: coffee, units: { max: 4, take: 'dearest' } },
    },
    'any 2 of the 4 dearest of coffee for GBP 10',
    'dowolne 2 sztuki z: najdroższe 4 sztuki: coffee za 10 GBP',
  ],
  [
    {
      ...{ kind: 'buy_get', buy: { match: {}, quantity: 2 }, repeat: null },
      get: { match: coffee, quantity: 1, amount: 500 },
    },
    'buy 2, get 1 of coffee GBP 5 off each',
    'kup 2 sztuki, a 1 sztukę (coffee) weź o 5 GBP taniej za sztukę',
  ],
  [
    {
      ...{ kind: 'buy_get', buy: { match: {}, quantity: 2 }, sets: 'of_each_line', repeat: null },
      get: { match: {}, quantity: 1, percent: 1_000_000 },
    },
    'buy 2 of the same item, get 1 more free',
    'kup 2 sztuki tego samego produktu, a jeszcze 1 sztukę weź gratis',
  ],
  [
    {
      ...{ kind: 'buy_get', buy: { match: coffee, quantity: 1 }, sets: 'of_each_line', repeat: 3 },
      get: { match: coffee, quantity: 1, price: 100 },
    },
    'buy 1 of the same item of coffee, get 1 more for GBP 1 each, at most 3 times',
    'kup 1 sztukę tego samego produktu (coffee), a jeszcze 1 sztukę weź po 1 GBP, najwyżej 3 razy',
  ],
  [
    { kind: 'new_price', price: 1000, quantity: 3, sets: 'of_each_line', target: { on: 'order' } },
    'any 3 of the same item for GBP 10',
    'dowolne 3 sztuki tego samego produktu za 10 GBP',
  ],
  [
    {
      ...{ kind: 'new_price', price: 1000, quantity: 3, sets: 'of_each_line' },
      target: { on: 'items', match: coffee },
    },
    'any 3 of the same item of coffee for GBP 10',
    'dowolne 3 sztuki tego samego produktu z: coffee za 10 GBP',
  ],
  [
    {
      ...{ kind: 'new_price', price: 1000, quantity: 3, sets: 'of_each_line' },
      target: { on: 'items', match: coffee, units: { max: 6, take: 'of_each_line' } },
    },
    'any 3 of the same item of at most 6 of each item of coffee for GBP 10',
    'dowolne 3 sztuki tego samego produktu z: najwyżej 6 sztuk z każdej pozycji: coffee za 10 GBP',
  ],
  [
    {
      ...{ kind: 'tiers', by: 'quantity', match: coffee },
      tiers: [{ from: 3, discount: { kind: 'gift', sku: 'MUG', quantity: 1 } }],
    },
    '1 × MUG as a gift from 3 units of coffee on',
    '1 × MUG w prezencie od 3 sztuk (coffee)',
  ],
];

describe.each(tags)('the texts in %s', (tag) => {
  it.each(REASONS)('say what %s is', (reason) => {
    expect(reasonText(reason, tag)).not.toMatch(LEFTOVER);
    expect(refusalText({ reason }, reader(tag))).toMatch(/^\p{Lu}.*\.$/u);
  });

  it.each(Object.values(FIXES))('say what $type is', (fix) => {
    expect(fixText(fix, reader(tag))).not.toMatch(LEFTOVER);
  });

  it.each([...RULES.values()])('say what $name asks, and name it and its parameters', (rule) => {
    const texts = LANGUAGES[tag].rules[rule.name];
    expect(texts.name).not.toMatch(LEFTOVER);
    expect(Object.keys(texts.parameters).toSorted()).toEqual(Object.keys(rule.parameters).toSorted());
    for (const name of Object.values(texts.parameters)) expect(name).not.toMatch(LEFTOVER);
    for (const example of rule.examples) {
      const condition = { rule: rule.name, ...example };
      const [holds, fails] = [
        conditionText(condition, reader(tag)),
        conditionText({ not: condition }, reader(tag)),
      ];
      expect(holds).not.toMatch(LEFTOVER);
      expect(fails).not.toMatch(LEFTOVER);
      expect(fails).not.toBe(holds);
    }
  });

  it('have no reason of a rule that the rule does not have', () => {
    const known = new Set<string>(REASONS);
    const told = Object.values(LANGUAGES[tag].rules).flatMap(({ reasons }) => Object.keys(reasons));
    expect([...told, ...Object.keys(LANGUAGES[tag].reasons)].filter((reason) => !known.has(reason))).toEqual(
      [],
    );
  });
});

describe('a refusal', () => {
  const tooSmall: Refusal = {
    ...{ reason: 'line_match_amount_below_minimum', rule: 'line_match', actual: 950, expected: 1420 },
    fix: { type: 'add_amount', amount: 470, match: { category: { in: ['Coffee'] } } },
  };
  const monday: Refusal = {
    ...{ reason: 'hours_outside', rule: 'hours', actual: '07:00' },
    expected: { rule: 'hours', from: '08:00', to: '12:00' },
    fix: { type: 'wait_until', at: Date.UTC(2026, 6, 6, 7) },
  };
  const choice: Refusal = {
    reason: 'any_of',
    alternatives: [[tooSmall], [{ reason: 'client_not_told', fix: { type: 'sign_in' } }]],
  };

  it.each([
    [
      'en',
      tooSmall,
      'Some items come to too little: GBP 9.50, and it is for at least GBP 14.20. Add GBP 4.70 of Coffee.',
    ],
    [
      'pl',
      tooSmall,
      'Niektóre produkty są warte za mało: 9,50 GBP, a potrzeba co najmniej 14,20 GBP. Dodaj produkty (Coffee) za 4,70 GBP.',
    ],
    [
      'en',
      monday,
      'The coupon is for other hours of the day: only if it is between 08:00 and 12:00, London time. It applies from Monday, 6 July 2026 at 08:00, London time.',
    ],
    [
      'pl',
      monday,
      'Kupon działa o innej porze dnia: tylko jeśli jest między 08:00 a 12:00 czasu londyńskiego. Zadziała od 6 lipca 2026 08:00 czasu londyńskiego.',
    ],
    [
      'en',
      choice,
      'One of several things is needed. (1) Some items come to too little: GBP 9.50, and it is for at least GBP 14.20. Add GBP 4.70 of Coffee. (2) The conditions of the coupon need to know the client. Sign in.',
    ],
    [
      'en',
      { reason: 'excluded_by', rule: 'better', excludedBy: ['AA', 'BB'] },
      'The coupon would not make the order cheaper beside what is applied: AA and BB.',
    ],
    [
      'pl',
      { reason: 'excluded_by', rule: 'better', excludedBy: ['AA', 'BB'] },
      'Kupon nie obniżyłby już ceny zamówienia obok tego, co działa: AA i BB.',
    ],
    [
      'en',
      { reason: 'excluded_by', rule: 'group', excludedBy: ['AA'] },
      'The coupon does not go together with another one that is applied: AA.',
    ],
  ] as const)('in %s is told with what was seen, wanted and would help', (language, refusal, text) => {
    expect(refusalText(refusal, reader(language))).toBe(text);
  });

  it.each([
    [1, 'Dodaj 1 sztukę'],
    [2, 'Dodaj 2 sztuki'],
    [5, 'Dodaj 5 sztuk'],
    [12, 'Dodaj 12 sztuk'],
    [22, 'Dodaj 22 sztuki'],
  ])('of %d units has the Polish form for it', (quantity, text) => {
    expect(fixText({ type: 'add_units', quantity }, reader('pl'))).toBe(text);
  });

  it.each([
    [1, 'Wyjmij 1 pozycję, której kupon nie obejmuje'],
    [2, 'Wyjmij 2 pozycje, których kupon nie obejmuje'],
    [5, 'Wyjmij 5 pozycji, których kupon nie obejmuje'],
  ])('of %d lines has the Polish form for it', (count, text) => {
    const lineIds = Array.from({ length: count }, (_, index) => String(index));
    expect(fixText({ type: 'remove_lines', lineIds }, reader('pl'))).toBe(text);
  });

  it.each(FIXES_OF_SOME)('says what counts: %j', (fix, inEnglish, inPolish) => {
    expect(fixText(fix, reader('en'))).toBe(inEnglish);
    expect(fixText(fix, reader('pl'))).toBe(inPolish);
  });

  it('is told of a code that gives something already, too', () => {
    const fix = { type: 'add_amount', amount: 470 } as const;
    expect(nextText(fix, reader('en'))).toBe('Add GBP 4.70 to reach the next step of the coupon.');
    expect(nextText(fix, reader('pl'))).toBe(
      'Dodaj produkty za 4,70 GBP, aby sięgnąć kolejnego progu kuponu.',
    );
  });

  it('is told in the currency and by the clock of the coupon', () => {
    const yen = { language: 'en', currency: 'JPY', timeZone: 'Asia/Tokyo' };
    expect(fixText({ type: 'add_amount', amount: 470 }, yen)).toBe('Add JPY 470');
    expect(fixText({ type: 'wait_until', at: 0 }, yen)).toBe(
      'It applies from Thursday, 1 January 1970 at 09:00, Tokyo time',
    );
    expect(() => fixText({ type: 'sign_in' }, { ...yen, language: 'xx' })).toThrow(RangeError);
  });
});

describe('a condition read aloud', () => {
  it('puts in brackets what is put together otherwise', () => {
    const condition = {
      all: [
        { rule: 'cart_subtotal', min: 5000 },
        {
          any: [
            { rule: 'client_tag', in: ['vip'] },
            { rule: 'nth_order', equals: 1 },
          ],
        },
      ],
    };
    expect(conditionText(condition, reader('en'))).toBe(
      "the order comes to at least GBP 50 and (the client is tagged vip or it is the client's first order)",
    );
    expect(conditionText({ not: condition }, reader('pl'))).toBe(
      'zamówienie jest warte mniej niż 50 GBP lub (klient nie ma tagu vip i to nie pierwsze zamówienie klienta)',
    );
  });

  it('of nothing is always, or never', () => {
    expect(conditionText({ all: [] }, reader('en'))).toBe('always');
    expect(conditionText({ any: [] }, reader('en'))).toBe('never');
    expect(conditionText({ not: { any: [] } }, reader('pl'))).toBe('zawsze');
  });

  it('tells a rule that it does not know by its name', () => {
    expect(conditionText({ rule: 'moon' }, reader('en'))).toBe('moon');
  });
});

describe('a coupon', () => {
  const sentences: readonly (readonly [LanguageTag, Partial<Coupon>, string])[] = [
    [
      'en',
      {},
      '10% off if the order comes to at least GBP 50, once per client, until 31 December 2026, London time',
    ],
    [
      'pl',
      {},
      '10% rabatu, jeśli zamówienie jest warte co najmniej 50 GBP, raz na klienta, do 31 grudnia 2026 czasu londyńskiego',
    ],
    ['en', { eligibility: null, limits: [], endsAt: null }, '10% off'],
    [
      'en',
      { eligibility: null, limits: [], endsAt: Date.UTC(2026, 11, 24, 18) },
      '10% off, until 24 December 2026 at 18:00, London time',
    ],
    [
      'en',
      {
        ...{ eligibility: null, endsAt: null },
        activation: { required: true, validFor: 60 },
        limits: [
          { on: 'activations', max: 1000 },
          { on: 'discount', max: 500_000 },
        ],
      },
      '10% off, to be activated first, for 1,000 activations, GBP 5,000 of discount in all',
    ],
    [
      'en',
      {
        ...{ eligibility: null, endsAt: null, limits: [] },
        discount: {
          kind: 'buy_get',
          buy: { match: {}, quantity: 2 },
          get: { match: coffee, quantity: 1, percent: 1_000_000 },
          repeat: 3,
        },
      },
      'buy 2, get 1 of coffee free, at most 3 times',
    ],
    [
      'pl',
      {
        ...{ eligibility: null, endsAt: null, limits: [] },
        discount: { kind: 'shipping', percent: 1_000_000, cap: null },
      },
      'darmowa dostawa',
    ],
    [
      'en',
      {
        ...{ eligibility: null, endsAt: null, limits: [] },
        discount: {
          kind: 'tiers',
          by: 'subtotal',
          tiers: [
            { from: 5000, discount: { kind: 'amount', amount: 500, target: { on: 'order' } } },
            { from: 10_000, discount: { kind: 'gift', sku: 'MUG', quantity: 1 } },
          ],
        },
      },
      'GBP 5 off from GBP 50 on; 1 × MUG as a gift from GBP 100 on',
    ],
    [
      'en',
      {
        ...{ eligibility: null, endsAt: null, limits: [] },
        discount: {
          kind: 'new_price',
          price: 999,
          target: { on: 'items', match: coffee, units: { max: 2, take: 'dearest' } },
        },
      },
      'the 2 dearest of coffee for GBP 9.99 each',
    ],
    ...EACH.flatMap(([discount, en, pl]): (typeof sentences)[number][] => [
      ['en', { ...PLAIN, discount }, en],
      ['pl', { ...PLAIN, discount }, pl],
    ]),
  ];

  it.each(sentences)('in %s, %j, is one sentence', (language, given, text) => {
    expect(couponSentence({ ...coupon, ...given }, language)).toBe(text);
  });

  it('that has not started says when it does', () => {
    const before = { ...coupon, eligibility: null, limits: [], endsAt: null };
    expect(couponSentence(before, 'en', coupon.startsAt - 1)).toBe(
      '10% off, from 1 December 2026, London time',
    );
    expect(couponSentence(before, 'en', coupon.startsAt)).toBe('10% off');
  });
});
