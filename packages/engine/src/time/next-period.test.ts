import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Period } from '../coupon/coupon.ts';
import { nextPeriod } from './next-period.ts';
import { isSamePeriod } from './period.ts';
import { dayInZone } from './zone-day.ts';

describe('nextPeriod', () => {
  it.each([
    ['day', '2026-11-29', 'Europe/London', '2026-11-30T00:00Z'],
    ['week', '2026-11-29', 'Europe/London', '2026-11-30T00:00Z'],
    ['week', '2026-11-30', 'Europe/London', '2026-12-07T00:00Z'],
    ['month', '2026-01-31', 'Europe/London', '2026-02-01T00:00Z'],
    ['month', '2026-12-01', 'Pacific/Auckland', '2026-12-31T11:00Z'],
    ['day', '2026-06-30', 'Europe/London', '2026-06-30T23:00Z'],
    // A Saturday at whose end the clocks were put from midnight to one.
    ['day', '2018-11-03', 'America/Sao_Paulo', '2018-11-04T03:00Z'],
  ] as const)('after the %s of %s in %s begins at %s', (period, day, zone, instant) => {
    expect(nextPeriod(period, day, zone)).toBe(Date.parse(instant));
  });

  it('begins with the first instant that is not in the same period any more', () => {
    const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Beirut', 'Asia/Kathmandu');
    const periods = fc.constantFrom<Period>('day', 'week', 'month');
    const instants = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(instants, zones, periods, (now, zone, period) => {
        const day = dayInZone(now, zone);
        const next = nextPeriod(period, day, zone);
        expect(next).toBeGreaterThan(now);
        expect(isSamePeriod(period, day, dayInZone(next, zone))).toBe(false);
        expect(isSamePeriod(period, day, dayInZone(next - 1, zone))).toBe(true);
      }),
    );
  });
});
