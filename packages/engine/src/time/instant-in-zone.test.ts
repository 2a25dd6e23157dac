import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantInZone } from './instant-in-zone.ts';
import { zoneOffset } from './zone-offset.ts';

const local = (text: string) => Date.parse(`${text}Z`);

describe('instantInZone', () => {
  it.each([
    ['2010-12-01T08:26', 'Europe/London', '2010-12-01T08:26Z'],
    ['2010-07-01T08:26', 'Europe/London', '2010-07-01T07:26Z'],
    ['2010-10-31T01:30', 'Europe/London', '2010-10-31T00:30Z'],
    ['2010-10-31T02:00', 'Europe/London', '2010-10-31T02:00Z'],
    ['2010-03-28T01:30', 'Europe/London', '2010-03-28T01:30Z'],
    ['2010-03-28T02:00', 'Europe/London', '2010-03-28T01:00Z'],
    ['2010-11-07T01:30', 'America/New_York', '2010-11-07T05:30Z'],
    ['2010-12-01T08:26', 'Asia/Tokyo', '2010-11-30T23:26Z'],
  ])('of %s in %s is %s', (clock, zone, instant) => {
    expect(instantInZone(local(clock), zone)).toBe(Date.parse(instant));
  });

  it('is what the clocks say then, but for the hour that they leave out', () => {
    const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Beirut', 'Pacific/Apia', 'UTC');
    const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const clock = instant + zoneOffset(instant, zone);
        const found = instantInZone(clock, zone);
        expect(found + zoneOffset(found, zone)).toBe(clock);
        expect(found).toBeLessThanOrEqual(instant);
      }),
    );
  });
});
