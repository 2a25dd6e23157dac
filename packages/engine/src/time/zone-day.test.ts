import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { dayInZone, isTimeZone } from './zone-day.ts';

const MINUTE = 60_000;
const at = (text: string) => Date.parse(text);

const offsets = new Map<string, Intl.DateTimeFormat>();

/** The offset as the platform prints it, added by hand: no slots, no date parts. */
function plainDay(instantMs: number, zone: string): string {
  const format =
    offsets.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  offsets.set(zone, format);
  const name = format.formatToParts(instantMs).find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign, hours, minutes, seconds = '0'] =
    /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name) ?? [];
  const size = sign ? (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000 : 0;
  return new Date(instantMs + (sign === '-' ? -size : size)).toISOString().slice(0, 10);
}

describe('dayInZone', () => {
  it.each([
    ['Europe/London', '2026-06-30T22:59:59.999Z', '2026-06-30'],
    ['Europe/London', '2026-06-30T23:00:00.000Z', '2026-07-01'],
    ['Europe/London', '2026-12-31T23:59:59.999Z', '2026-12-31'],
    ['Europe/London', '2027-01-01T00:00:00.000Z', '2027-01-01'],
    ['America/New_York', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['America/New_York', '2026-03-08T05:00:00Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T04:00:00Z', '2026-03-09'],
    ['Asia/Kathmandu', '2026-01-01T18:14:59Z', '2026-01-01'],
    ['Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-02'],
    ['Australia/Lord_Howe', '2026-07-01T13:29:59Z', '2026-07-01'],
    ['Australia/Lord_Howe', '2026-07-01T13:30:00Z', '2026-07-02'],
    ['Australia/Lord_Howe', '2026-12-01T12:59:59Z', '2026-12-01'],
    ['Australia/Lord_Howe', '2026-12-01T13:00:00Z', '2026-12-02'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    ['UTC', '1970-01-01T00:00:00Z', '1970-01-01'],
    ['UTC', '9999-12-31T23:59:59.999Z', '9999-12-31'],
    ['UTC', '0987-01-02T00:00:00Z', '0987-01-02'],
    ['Africa/Monrovia', '1971-06-01T00:44:29Z', '1971-05-31'],
    ['Africa/Monrovia', '1971-06-01T00:44:30Z', '1971-06-01'],
  ])('in %s at %s is %s', (zone, instant, day) => expect(dayInZone(at(instant), zone)).toBe(day));

  it.each(['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
    'is right at both ends of every slot of a year in %s',
    (zone) => {
      const wrong: string[] = [];
      const SLOT = 15 * MINUTE;
      for (let start = at('2026-01-01T00:00Z'); start < at('2027-01-01T00:00Z'); start += SLOT) {
        // The end first: what it leaves in the cache answers for the start.
        for (const instant of [start + SLOT - 1, start]) {
          if (dayInZone(instant, zone) !== plainDay(instant, zone))
            wrong.push(new Date(instant).toISOString());
        }
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('falls back into the day before at a minute past midnight, as St John’s did', () => {
    const zone = 'America/St_Johns';
    expect(dayInZone(at('2010-11-07T02:30:30Z'), zone)).toBe('2010-11-07');
    expect(dayInZone(at('2010-11-07T02:31:00Z'), zone)).toBe('2010-11-06');
    expect(dayInZone(at('2010-11-07T02:30:30Z'), zone)).toBe('2010-11-07');
  });

  it('agrees with plain offsets in every zone, also when asked twice', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const instants = fc.integer({ min: 0, max: at('2200-01-01T00:00Z') });
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 0, max: 15 * MINUTE }), (zone, instant, later) => {
        expect(dayInZone(instant, zone)).toBe(plainDay(instant, zone));
        expect(dayInZone(instant + later, zone)).toBe(plainDay(instant + later, zone));
      }),
      { numRuns: 2000 },
    );
  });

  it('formats once for a slot, until there are too many to keep', () => {
    const zone = 'Europe/Warsaw';
    const start = at('2026-05-05T12:00Z');
    dayInZone(start, zone);
    const formatToParts = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
    dayInZone(start + 15 * MINUTE - 1, zone);
    expect(formatToParts).not.toHaveBeenCalled();
    for (let slot = 1; slot <= 500; slot += 1) dayInZone(start + slot * 15 * MINUTE, zone);
    formatToParts.mockClear();
    dayInZone(start, zone);
    expect(formatToParts).toHaveBeenCalled();
    formatToParts.mockRestore();
  });

  it.each(['Mars/Olympus', '', 'not a zone'])('throws for the zone %j', (zone) => {
    expect(() => dayInZone(0, zone)).toThrow(RangeError);
  });

  it('throws for an instant that is none', () =>
    expect(() => dayInZone(Number.NaN, 'UTC')).toThrow(RangeError));
});

describe('isTimeZone', () => {
  it.each([
    'Europe/London',
    'europe/london',
    'UTC',
    'America/Argentina/Buenos_Aires',
    'Etc/GMT+5',
    'Asia/Calcutta',
  ])('takes %s', (text) => expect(isTimeZone(text)).toBe(true));

  it.each([
    '',
    '+01:00',
    '-0500',
    'Europe',
    'Europe/Londn',
    'Europe/London ',
    'GMT+5',
    '../etc/passwd',
    'constructor',
  ])('refuses %j', (text) => expect(isTimeZone(text)).toBe(false));
});
