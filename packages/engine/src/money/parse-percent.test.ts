import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from './format-decimal.ts';
import { PERCENT_DIGITS, parsePercent, WHOLE_IN_TEN_THOUSANDTHS } from './parse-percent.ts';

describe('parsePercent', () => {
  it.each([
    ['12.5', 125_000],
    ['100', 1_000_000],
    ['1e2', 1_000_000],
    ['0.0001', 1],
    ['33.3333', 333_333],
  ])('of %j is %d', (text, tenThousandths) =>
    expect(parsePercent(text)).toEqual({ ok: true, tenThousandths }),
  );

  it.each([
    ['0', 'zero'],
    ['0.0', 'zero'],
    ['100.0001', 'too_large'],
    ['1e30', 'too_large'],
    ['33.33333', 'too_many_digits'],
    ['-5', 'negative'],
    ['5%', 'not_a_number'],
    ['', 'not_a_number'],
  ])('refuses %j: %s', (text, problem) => expect(parsePercent(text)).toEqual({ ok: false, problem }));

  it('reads back every percentage that is printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: WHOLE_IN_TEN_THOUSANDTHS }), (tenThousandths) => {
        const text = formatDecimal(tenThousandths, PERCENT_DIGITS);
        expect(parsePercent(text)).toEqual({ ok: true, tenThousandths });
        expect(parsePercent(String(Number(text)))).toEqual({ ok: true, tenThousandths });
      }),
    );
  });
});
