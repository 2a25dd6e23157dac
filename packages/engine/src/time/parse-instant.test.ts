import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from './parse-instant.ts';

const two = (value: number) => String(value).padStart(2, '0');
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

describe('parseInstant', () => {
  it.each([
    ['2026-12-01T00:00:00Z', Date.UTC(2026, 11, 1)],
    ['2026-12-01T00:00+01:00', Date.UTC(2026, 10, 30, 23)],
    ['2026-12-01T00:00:00+0000', Date.UTC(2026, 11, 1)],
    ['2026-12-01T00:00Z', Date.UTC(2026, 11, 1)],
    ['2026-12-01T12:30:15.5-05:30', Date.UTC(2026, 11, 1, 18, 0, 15, 500)],
    ['2026-12-01T00:00:00.123456789Z', Date.UTC(2026, 11, 1, 0, 0, 0, 123)],
    ['2026-12-01T00:00:00-00:00', Date.UTC(2026, 11, 1)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29)],
    ['1970-01-01T00:00:00Z', 0],
    ['1969-12-31T23:00:00-01:00', 0],
    ['2099-12-31T23:59:59+00:00', Date.UTC(2099, 11, 31, 23, 59, 59)],
    ['9999-12-31T23:59:59.999Z', LAST],
  ])('of %s', (text, instant) => expect(parseInstant(text)).toBe(instant));

  it.each([
    '',
    '2026-12-01',
    '2026-12-01T00:00:00',
    '2026-12-01 00:00:00Z',
    '2026-12-01t00:00:00z',
    '2026-12-01T00:00:00+01',
    '2026-12-01T00Z',
    '20261201T000000Z',
    '2026-02-29T00:00:00Z',
    '2100-02-29T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00+00:60',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00,5Z',
    '2026-01-01T00:00.5Z',
    '2026-01-01T00:00:00.1234567891Z',
    '1969-12-31T23:59:59Z',
    '1970-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '0026-01-01T00:00:00Z',
    '0070-01-01T00:00:00Z',
    '+002026-01-01T00:00:00Z',
    ' 2026-12-01T00:00:00Z',
    '2026-12-01T00:00:00Z\n',
    '1796079600',
  ])('refuses %j', (text) => expect(parseInstant(text)).toBeNull());

  it('reads what a clock anywhere prints', () => {
    const instants = fc.integer({ min: 86_400_000, max: LAST - 86_400_000 });
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: -1439, max: 1439 }),
        fc.boolean(),
        (instant, offset, hasColon) => {
          const local = new Date(instant + offset * 60_000).toISOString().slice(0, -1);
          const size = Math.abs(offset);
          const colon = hasColon ? ':' : '';
          const text = `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;
          expect(parseInstant(text)).toBe(instant);
        },
      ),
    );
  });

  it('takes exactly the days that the calendar has', () => {
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1970, max: 9999 }), number(14), number(33), (year, month, day) => {
        const text = `${year}-${two(month)}-${two(day)}T00:00:00Z`;
        const date = new Date(Date.UTC(year, month - 1, day));
        const isReal =
          date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        expect(parseInstant(text)).toBe(isReal ? date.getTime() : null);
      }),
      { numRuns: 2000 },
    );
  });
});
