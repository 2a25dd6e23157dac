import { describe, expect, it } from 'vitest';
import { minorDigits } from './currency.ts';

/** CLDR shows fewer digits where the small coins are gone; ISO 4217 goes on counting them. */
const CLDR_SHOWS_FEWER = 'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SOS SYP YER';
/** CLDR goes on listing what ISO 4217 has withdrawn, and two units without decimals of their own. */
const NOT_OURS = ['ANG', 'BGN', 'CUC', 'HRK', 'SLL', 'XDR', 'XSU', 'ZWL'];

describe('minorDigits', () => {
  it.each([
    ['GBP', 2],
    ['EUR', 2],
    ['PLN', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['KWD', 3],
    ['IQD', 3],
    ['XCG', 2],
    ['ZWG', 2],
  ])('of %s is %d', (currency, digits) => expect(minorDigits(currency)).toBe(digits));

  it.each([
    'CLF',
    'UYW',
    'XAU',
    'XXX',
    'XTS',
    'ANG',
    'BGN',
    'HRK',
    'gbp',
    'GB',
    '',
    ' ',
    'GBP ',
    'constructor',
  ])('knows no %j', (currency) => expect(minorDigits(currency)).toBeNull());

  it('agrees with CLDR, an independent table, but where that one is known to differ', () => {
    const differing = Intl.supportedValuesOf('currency').filter((currency) => {
      const format = new Intl.NumberFormat('en', { style: 'currency', currency });
      const digits = minorDigits(currency);
      return digits !== format.resolvedOptions().maximumFractionDigits && !NOT_OURS.includes(currency);
    });
    expect(differing.filter((currency) => !CLDR_SHOWS_FEWER.includes(currency))).toEqual([]);
  });
});
