import { describe, expect, test } from 'vitest';
import { formatsOf } from './formats.ts';
import { localeOf } from './language.ts';
import { plural } from './plural.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('money', () => {
  test('is written as the reader writes it', () => {
    expect(formatsOf('en-GB').money(1250, 'GBP')).toBe('£12.50');
    expect(plain(formatsOf('pl-PL').money(1_234_567, 'PLN'))).toBe('12 345,67 zł');
    expect(formatsOf('en-GB').money(500, 'JPY')).toBe('¥500');
  });

  test('has no pence where there are none, when rough', () => {
    expect(formatsOf('en-GB').roughMoney(1000, 'GBP')).toBe('£10');
    expect(formatsOf('en-GB').roughMoney(1050, 'GBP')).toBe('£10.50');
  });

  test('of many digits keeps the last one', () => {
    expect(formatsOf('en-GB').money(Number.MAX_SAFE_INTEGER, 'GBP')).toBe('£90,071,992,547,409.91');
  });
});

test('a percentage keeps its decimals', () => {
  expect(formatsOf('en-GB').percent(12.5)).toBe('12.5%');
  expect(formatsOf('en-GB').percent(0.0001)).toBe('0.0001%');
  expect(plain(formatsOf('pl-PL').percent(7.5))).toBe('7,5%');
});

test('a day is that of the zone of the coupon, not of the reader', () => {
  expect(formatsOf('en-GB').day('2026-12-31T23:30:00Z', 'Europe/Warsaw')).toBe('1 Jan 2027');
});

test('how long from now', () => {
  const now = new Date('2026-12-01T12:00:00Z');
  expect(formatsOf('en-GB').relative('2026-12-04T12:00:00Z', now)).toBe('in 3 days');
  expect(formatsOf('en-GB').relative('2026-12-01T10:00:00Z', now)).toBe('2 hours ago');
});

test('numbers follow the browser within the language that was chosen', () => {
  expect(localeOf('en', ['pl-PL', 'en-US'])).toBe('en-US');
  expect(localeOf('pl', ['en-US'])).toBe('pl-PL');
  expect(localeOf('en', ['en-US@posix', 'en-CA'])).toBe('en-CA');
});

test('Polish tells one, few and many apart', () => {
  const forms = { one: 'kupon', few: 'kupony', many: 'kuponów', other: 'kuponu' };
  expect([1, 2, 5, 12, 22].map((count) => plural('pl', count, forms))).toEqual([
    'kupon',
    'kupony',
    'kuponów',
    'kuponów',
    'kupony',
  ]);
});
