import { expect, test } from 'vitest';
import type { Discount } from '../api/coupon.ts';
import { en } from '../text/en.ts';
import { formatsIn } from '../text/formats-in.ts';
import { pl } from '../text/pl.ts';
import { couponOffer } from './coupon-offer.ts';

const said = (discount: Discount) => [
  couponOffer(discount, 'GBP', en, formatsIn('en')),
  couponOffer(discount, 'GBP', pl, formatsIn('pl')),
];

const buyGet = (terms: { percent?: number; amount?: number; price?: number }) =>
  said({
    kind: 'buy_get',
    buy: { match: {}, quantity: 2 },
    get: { match: {}, quantity: 1, ...terms },
    repeat: null,
  } as Discount);

test('a ticket that promises one with two says what it costs, unless it is free', () => {
  expect(buyGet({ percent: 100 })).toEqual(['Buy 2, get 1', 'Kup 2, odbierz 1']);
  expect(buyGet({ percent: 50 })).toEqual(['Buy 2, get 1 50% off', 'Kup 2, odbierz 1 o 50% taniej']);
  expect(buyGet({ amount: 150 })).toEqual([
    'Buy 2, get 1 £1.50 off each',
    'Kup 2, odbierz 1 o 1,50\u00a0£ taniej za sztukę',
  ]);
  expect(buyGet({ price: 99 })).toEqual(['Buy 2, get 1 for £0.99 each', 'Kup 2, odbierz 1 po 0,99\u00a0£']);
});

test('for every unit is not for every 1 units', () => {
  const every = { by: 'quantity', step: 1, repeat: null } as const;
  expect(said({ kind: 'gift', sku: 'MUG', quantity: 1, every })).toEqual([
    'Gift: MUG for each bought',
    'Prezent: MUG za każdą sztukę',
  ]);
});
