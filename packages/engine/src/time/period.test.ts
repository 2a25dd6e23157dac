import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSamePeriod } from './period.ts';

describe('isSamePeriod', () => {
  it.each([
    ['day', '2026-11-30', '2026-11-30', true],
    ['day', '2026-11-30', '2026-12-01', false],
    ['week', '2026-11-30', '2026-12-06', true],
    ['week', '2026-11-29', '2026-11-30', false],
    ['week', '2026-12-28', '2027-01-03', true],
    ['week', '2027-01-03', '2027-01-04', false],
    ['week', '2026-11-30', '2025-12-01', false],
    ['month', '2026-11-01', '2026-11-30', true],
    ['month', '2026-11-30', '2026-12-01', false],
    ['month', '2025-11-30', '2026-11-30', false],
    ['month', '2028-02-29', '2028-02-01', true],
  ] as const)('a %s has both %s and %s: %s', (period, a, b, isSame) => {
    expect(isSamePeriod(period, a, b)).toBe(isSame);
    expect(isSamePeriod(period, b, a)).toBe(isSame);
  });

  it('every week has seven days and begins on a Monday', () => {
    const days = fc.integer({ min: -20_000, max: 60_000 }).map((day) => day * 86_400_000);
    fc.assert(
      fc.property(days, (day) => {
        const monday = day - ((new Date(day).getUTCDay() + 6) % 7) * 86_400_000;
        const all = Array.from({ length: 9 }, (_, index) => iso(monday + (index - 1) * 86_400_000));
        const inWeek = all.map((other) => isSamePeriod('week', iso(day), other));
        expect(inWeek).toEqual([false, true, true, true, true, true, true, true, false]);
      }),
    );
  });
});

function iso(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
