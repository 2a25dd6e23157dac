import { couponToAdminV1 } from '@couponry/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Coupon } from '../../../api/coupon.ts';
import { changedFields } from './changed-fields.ts';
import { newGroup, newRule } from './condition-form.ts';
import { blankForm, type CouponForm } from './coupon-form.ts';
import { formOfCoupon } from './form-of-coupon.ts';
import { endClock, endInstant, shownClock, startClock, startInstant } from './local-clock.ts';
import { readForm } from './read-form.ts';

const NOW = Date.UTC(2026, 10, 29, 12);
const ground = { id: null, hasComma: false, now: NOW };
const blank = blankForm({ currency: 'GBP', timeZone: 'Europe/London', codePrefix: null });
const whole: CouponForm = { ...blank, name: 'Winter', codes: { ...blank.codes, code: 'WINTER10' } };
const read = (patch: Partial<CouponForm>) => readForm({ ...whole, ...patch }, ground);

describe('what is read of the form', () => {
  test('is what the API takes', () => {
    const { fields, errors } = read({});
    expect(errors).toEqual([]);
    expect(fields).toMatchObject({
      name: 'Winter',
      discount: { kind: 'percent', percent: 10, cap: null, target: { on: 'order' } },
      codes: { kind: 'friendly', code: 'WINTER10' },
      eligibility: null,
      endsAt: null,
    });
  });

  test('leaves out what is wrong, and says where it is by the pointer that the server would say', () => {
    const limit = { key: '1', on: 'redemptions', per: 'client', period: '' } as const;
    const { fields, errors, coupon } = read({
      name: ' ',
      discount: { ...whole.discount, percent: '200' },
      limits: [
        { ...limit, max: '1' },
        { ...limit, key: '2', max: '2' },
      ],
      end: { day: '2020-01-01', time: '' },
    });
    expect(errors.map(({ field }) => field).sort()).toEqual([
      '/discount/percent',
      '/endsAt',
      '/limits/1',
      '/name',
    ]);
    expect(Object.keys(fields)).not.toContain('limits');
    expect(coupon.limits).toEqual([]);
  });

  test('a day of which there is no instant, and a time without a day, are told and break nothing', () => {
    const end = { day: '9999-12-31', time: '' };
    expect(read({ end, start: { day: '', time: '10:00' } }).errors).toEqual([
      { field: '/startsAt', code: 'day_of_time' },
      { field: '/endsAt', code: 'day' },
    ]);
  });

  test('takes no prices from fields that were left empty, and says which price is none', () => {
    const target = { on: 'items', match: { unitPrice: { min: '', max: ' ' } }, max: '1' } as const;
    const discount = { ...whole.discount, target };
    expect(read({ discount }).fields.discount).toMatchObject({ target: { on: 'items', match: {} } });
    const told = (unitPrice: object) => {
      const { errors } = read({ discount: { ...discount, target: { ...target, match: { unitPrice } } } });
      return errors.map(({ field }) => field);
    };
    expect(told({ min: '5.001' })).toEqual(['/discount/target/match/unitPrice/min']);
    expect(told({ min: '5', max: '4.99' })).toEqual(['/discount/target/match/unitPrice/min']);
    expect(told({ min: '5', max: '5' })).toEqual([]);
  });

  test('takes the prices of a condition as money', () => {
    const rule = newRule('line_match', { match: { unitPrice: { min: '10.50', max: '' } } });
    const { fields } = read({ isForEverybody: false, eligibility: newGroup([rule]) });
    expect(fields.eligibility).toEqual({
      all: [{ rule: 'line_match', match: { unitPrice: { min: 1050 } } }],
    });
  });

  test('points into conditions, through groups that are not to hold', () => {
    const rule = newRule('cart_subtotal', { min: 'much' });
    const eligibility = newGroup([{ ...newGroup([{ ...rule, isNot: true }]), together: 'none' }]);
    const { errors } = read({ isForEverybody: false, eligibility });
    expect(errors.map(({ field }) => field)).toEqual(['/eligibility/all/0/not/any/0/not/min']);
  });

  test('wants a condition in every group: without one the coupon would be for everybody, or for nobody', () => {
    const wrong = (eligibility: CouponForm['eligibility']) =>
      read({ isForEverybody: false, eligibility }).errors;
    expect(wrong(newGroup())).toEqual([{ field: '/eligibility', code: 'no_condition' }]);
    const nested = newGroup([newRule('cart_subtotal', { min: '5' }), { ...newGroup(), together: 'any' }]);
    expect(wrong(nested)).toEqual([{ field: '/eligibility/all/1', code: 'no_condition' }]);
  });

  test('leaves out no attribute of lines that was begun', () => {
    const attributes = { colour: {}, size: { in: ['L'] }, '': { in: ['silk'] } };
    const target = { on: 'items', match: { attributes }, max: '1' } as const;
    const { errors } = read({
      discount: { ...whole.discount, target },
      isForEverybody: false,
      eligibility: newGroup([newRule('line_match', { match: { attributes } })]),
    });
    expect(errors).toEqual([
      { field: '/discount/target/match/attributes/0/in', code: 'missing' },
      { field: '/discount/target/match/attributes/2/name', code: 'missing' },
      { field: '/eligibility/all/0/match/attributes/0/in', code: 'missing' },
      { field: '/eligibility/all/0/match/attributes/2/name', code: 'missing' },
    ]);
  });
});

describe('a coupon that is read and not touched', () => {
  test.each([
    [
      {
        kind: 'percent',
        percent: 12.5,
        cap: 1000,
        target: { on: 'items', match: { category: { in: ['tea'] } } },
      },
    ],
    [
      {
        kind: 'amount',
        amount: 1050,
        target: { on: 'items', match: {}, units: { max: 2, take: 'dearest' } },
      },
    ],
    [
      {
        kind: 'percent',
        percent: 10,
        cap: null,
        target: { on: 'items', match: { category: { in: ['shoes'] }, unitPrice: { min: 5000 } } },
      },
    ],
    [
      {
        kind: 'new_price',
        price: 999,
        target: {
          on: 'items',
          match: { unitPrice: { min: 0, max: 1999 } },
          units: { max: 2, take: 'cheapest' },
        },
      },
    ],
    [
      {
        kind: 'percent',
        percent: 20,
        cap: null,
        target: { on: 'items', match: {}, units: { max: 2, take: 'of_each_line' } },
      },
    ],
    [{ kind: 'amount', amount: 300, per: 'unit', target: { on: 'order' } }],
    [{ kind: 'new_price', price: 999, target: { on: 'order' } }],
    [
      {
        kind: 'new_price',
        price: 1000,
        quantity: 3,
        target: { on: 'items', match: {}, units: { max: 3, take: 'dearest' } },
      },
    ],
    [{ kind: 'shipping', percent: 50, cap: null }],
    [{ kind: 'shipping', percent: 100, cap: 400 }],
    [{ kind: 'shipping', price: 499 }],
    [{ kind: 'shipping', price: 0 }],
    [
      {
        kind: 'buy_get',
        buy: { match: { unitPrice: { min: 2000 } }, quantity: 2 },
        get: { match: { unitPrice: { max: 1050 } }, quantity: 1, price: 0 },
        repeat: 3,
      },
    ],
    [
      {
        kind: 'buy_get',
        buy: { match: {}, quantity: 2 },
        get: { match: {}, quantity: 1, amount: 500 },
        repeat: null,
      },
    ],
    [
      {
        kind: 'buy_get',
        buy: { match: { category: { in: ['tea'] } }, quantity: 2 },
        get: { match: { category: { in: ['tea'] } }, quantity: 1, percent: 100 },
        sets: 'of_each_line',
        repeat: 3,
      },
    ],
    [{ kind: 'new_price', price: 999, quantity: 3, sets: 'of_each_line', target: { on: 'order' } }],
    [{ kind: 'gift', sku: 'MUG', quantity: 2 }],
    [{ kind: 'gift', sku: 'MUG', quantity: 2, freeShipping: true }],
    [
      {
        kind: 'amount',
        amount: 1000,
        target: { on: 'order' },
        every: { by: 'subtotal', step: 10_050, repeat: 5 },
      },
    ],
    [
      {
        kind: 'gift',
        sku: 'MUG',
        quantity: 2,
        every: { by: 'quantity', step: 3, match: { category: { in: ['tea'] } }, repeat: null },
      },
    ],
    [{ kind: 'percent', percent: 10, cap: null, target: { on: 'order' }, freeShipping: true }],
    [
      {
        kind: 'tiers',
        by: 'subtotal',
        tiers: [
          {
            from: 5000,
            discount: { kind: 'amount', amount: 500, target: { on: 'order' }, freeShipping: true },
          },
        ],
      },
    ],
    [
      {
        kind: 'tiers',
        by: 'quantity',
        match: { category: { in: ['tea'] }, unitPrice: { max: 250 } },
        tiers: [{ from: 2, discount: { kind: 'percent', percent: 5, cap: null, target: { on: 'order' } } }],
      },
    ],
    [
      {
        kind: 'tiers',
        by: 'quantity',
        tiers: [
          { from: 2, discount: { kind: 'percent', percent: 5, cap: null, target: { on: 'order' } } },
          { from: 5, discount: { kind: 'shipping', percent: 100, cap: null } },
        ],
      },
    ],
  ] as readonly [Coupon['discount']][])('is the same: %j', (discount) => {
    const coupon = { ...couponOf(whole), discount };
    const { fields, errors } = readForm(formOfCoupon(coupon, false), ground);
    expect(errors).toEqual([]);
    expect(fields.discount).toEqual(discount);
  });

  test('has the conditions that it had', () => {
    const eligibility = {
      all: [
        { rule: 'cart_subtotal', min: 5000 },
        {
          not: {
            any: [
              { rule: 'client_tag', in: ['staff'] },
              { rule: 'weekday', in: ['monday'] },
            ],
          },
        },
        { rule: 'line_match', match: { onSale: false }, amount: { max: 1250 } },
        { rule: 'line_match', match: { unitPrice: { min: 1050 } }, quantity: { min: 2 } },
        { not: { rule: 'client_attribute', name: 'level', is: { number: { min: 2.5 } } } },
      ],
    };
    const { fields, errors } = readForm(formOfCoupon({ ...couponOf(whole), eligibility }, false), ground);
    expect(errors).toEqual([]);
    expect(fields.eligibility).toEqual(eligibility);
  });

  test('is for everybody where a program said all of no conditions, and stays so', () => {
    const form = formOfCoupon({ ...couponOf(whole), eligibility: { all: [] } }, false);
    expect(form.isForEverybody).toBe(true);
    expect(readForm(form, ground).errors).toEqual([]);
  });

  test('has one match for what is bought and got of each line, whatever was typed for the other before', () => {
    const form = formOfCoupon(couponOf(whole), false);
    const { buy, get } = form.discount;
    const [tea, cups] = [{ category: { in: ['tea'] } }, { category: { in: ['cups'] } }];
    const discount = {
      ...{ ...form.discount, kind: 'buy_get' as const, isOfEachLine: true },
      ...{ buy: { ...buy, match: tea }, get: { ...get, match: cups } },
    };
    const { fields, errors } = readForm({ ...form, discount }, ground);
    expect(errors).toEqual([]);
    expect(fields.discount).toMatchObject({ buy: { match: tea }, get: { match: tea }, sets: 'of_each_line' });
  });

  test.each(['cheapest', 'dearest'] as const)('has no sets of each line of the %s units', (on) => {
    const form = formOfCoupon(couponOf(whole), false);
    const discount = {
      ...{ ...form.discount, kind: 'new_price' as const, price: '10', together: '3', isOfEachLine: true },
      target: { on, match: {}, max: '3' },
    };
    const of = (patch: object) => readForm({ ...form, discount: { ...discount, ...patch } }, ground).errors;
    expect(of({})).toEqual([{ field: '/discount/target/on', code: 'same_item' }]);
    expect(of({ isOfEachLine: false })).toEqual([]);
    expect(of({ together: '' })).toEqual([]);
  });

  test('sends nothing; after a change, that alone', () => {
    const form = formOfCoupon(couponOf(whole), false);
    const before = readForm(form, ground).fields;
    expect(changedFields(before, readForm(form, ground).fields)).toEqual({});
    const after = readForm({ ...form, validFor: { amount: '2', unit: 'hours' } }, ground).fields;
    expect(changedFields(before, after)).toEqual({ activation: { required: false, validFor: 7200 } });
  });
});

describe('days and times', () => {
  test('a last day ends when the day does, by the clock of the zone', () => {
    expect(endInstant({ day: '2026-07-01', time: '' }, 'Europe/London')).toBe('2026-07-01T23:00:00.000Z');
    expect(endClock('2026-07-01T23:00:00Z', 'Europe/London')).toEqual({ day: '2026-07-01', time: '' });
    expect(startInstant({ day: '2026-07-01', time: '' }, 'Europe/London')).toBe('2026-06-30T23:00:00.000Z');
  });

  test('a time that the clocks jump over is the first after it', () => {
    expect(startInstant({ day: '2026-03-29', time: '01:30' }, 'Europe/London')).toBe(
      '2026-03-29T01:00:00.000Z',
    );
  });

  test('of a time that the clocks jump over, it is told what they show', () => {
    const typed = { day: '2027-03-28', time: '01:30' };
    expect(shownClock(typed, 'Europe/London')).toEqual({ day: '2027-03-28', time: '02:00' });
    expect(shownClock(typed, 'UTC')).toEqual(typed);
    expect(shownClock({ day: '', time: '01:30' }, 'UTC')).toBeNull();
  });

  test('what was typed is what is shown of it', () => {
    const days = fc
      .integer({ min: 400, max: 50_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('', '12:30', '18:05'),
        fc.constantFrom('Europe/Warsaw', 'UTC'),
        (day, time, zone) => {
          expect(startClock(startInstant({ day, time }, zone), zone)).toEqual({ day, time });
          expect(endClock(endInstant({ day, time }, zone), zone)).toEqual({ day, time });
        },
      ),
    );
  });
});

function couponOf(form: CouponForm): Coupon {
  const { coupon } = readForm(form, ground);
  return { ...couponToAdminV1(coupon, NOW, NOW) } as unknown as Coupon;
}
