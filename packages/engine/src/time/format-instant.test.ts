import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant, formatInstantUtc } from './format-instant.ts';
import { parseInstant } from './parse-instant.ts';

const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const instants = fc.integer({ min: 0, max: LAST });

describe('formatInstant', () => {
  it.each([
    [0, '1970-01-01T00:00:00+00:00'],
    [1_796_079_600_123, '2026-11-30T23:00:00+00:00'],
    [LAST, '9999-12-31T23:59:59+00:00'],
  ])('of %d is %s', (instant, text) => expect(formatInstant(instant)).toBe(text));

  it('is read back to the second', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant - (instant % 1000));
      }),
    );
  });
});

describe('formatInstantUtc', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [1_796_079_600_123, '2026-11-30T23:00:00.123Z'],
  ])('of %d is %s', (instant, text) => expect(formatInstantUtc(instant)).toBe(text));

  it('is read back to the millisecond', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parseInstant(formatInstantUtc(instant))).toBe(instant);
      }),
    );
  });
});

describe.each([formatInstant, formatInstantUtc])('%o', (format) => {
  it.each([-1, LAST + 1, Number.NaN, Number.POSITIVE_INFINITY])('throws for %d', (instant) => {
    expect(() => format(instant)).toThrow(RangeError);
  });
});
