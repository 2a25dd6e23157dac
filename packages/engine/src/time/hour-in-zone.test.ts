import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourInZone } from './hour-in-zone.ts';

describe('hourInZone', () => {
  it.each([
    ['2026-07-01T12:59:59.999Z', 'Europe/London', '2026-07-01T12:00Z'],
    ['2026-07-01T12:45Z', 'Asia/Kolkata', '2026-07-01T12:30Z'],
    ['2026-07-01T12:14Z', 'Asia/Kathmandu', '2026-07-01T11:15Z'],
    // 01:30 in London for the first and for the second time.
    ['2026-10-25T00:30Z', 'Europe/London', '2026-10-25T00:00Z'],
    ['2026-10-25T01:30Z', 'Europe/London', '2026-10-25T01:00Z'],
    ['2026-03-29T01:30Z', 'Europe/London', '2026-03-29T01:00Z'],
  ])('of %s in %s began at %s', (instant, zone, hour) => {
    expect(hourInZone(Date.parse(instant), zone)).toBe(Date.parse(hour));
  });

  it('is the same for all of an hour, and not of the next one', () => {
    const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'UTC');
    const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const hour = hourInZone(instant, zone);
        expect(instant - hour).toBeGreaterThanOrEqual(0);
        expect(instant - hour).toBeLessThan(3_600_000);
        expect(hourInZone(hour + 3_599_999, zone)).toBe(hour);
        expect(hourInZone(hour + 3_600_000, zone)).toBe(hour + 3_600_000);
      }),
    );
  });
});
