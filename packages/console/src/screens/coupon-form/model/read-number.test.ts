import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber } from './read-number.ts';
import { writeNumber } from './write-number.ts';

const english = { currency: 'GBP', hasComma: false };
const polish = { currency: 'PLN', hasComma: true };

describe('money', () => {
  test.each([
    ['12.50', english, 1250],
    ['1,250.5', english, 125_050],
    ['1 250,50', polish, 125_050],
    ['12.5', polish, 1250],
    ['£9.50', english, 950],
    ['9,50 zł', polish, 950],
    ['9.50 GBP', english, 950],
    ['500', { currency: 'JPY', hasComma: false }, 500],
    ['1.234', { currency: 'KWD', hasComma: false }, 1234],
  ])('%s is read by its digits', (text, writing, value) => {
    expect(readNumber('money', text, writing)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'missing'],
    ['12,50', 'number'],
    ['ten', 'number'],
    ['1e3', 'number'],
    ['-1', 'negative'],
    ['0.005', 'too_many_digits'],
    ['99999999999999', 'too_large'],
  ])('%j is refused: %s', (text, code) => {
    expect(readNumber('money', text, english)).toEqual({ ok: false, code });
  });

  test('is read as it was written, whatever the amount and the currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_000 }),
        fc.constantFrom('GBP', 'JPY', 'KWD'),
        fc.boolean(),
        (value, currency, hasComma) => {
          const writing = { currency, hasComma };
          expect(readNumber('money', writeNumber('money', value, writing), writing)).toEqual({
            ok: true,
            value,
          });
        },
      ),
    );
  });
});

test('a percentage has at most four decimals and is above 0 and up to 100', () => {
  expect(readNumber('percent', '12.5', english)).toEqual({ ok: true, value: 12.5 });
  expect(readNumber('percent', '12,5', polish)).toEqual({ ok: true, value: 12.5 });
  for (const text of ['0', '100.1', '10.00001']) {
    expect(readNumber('percent', text, english)).toEqual({ ok: false, code: 'percent' });
  }
});

test('a count is a whole number, with or without marks between thousands', () => {
  expect(readNumber('count', '1,000', english)).toEqual({ ok: true, value: 1000 });
  expect(readNumber('count', '1 000', polish)).toEqual({ ok: true, value: 1000 });
  expect(readNumber('count', '1.5', english)).toEqual({ ok: false, code: 'whole' });
});
