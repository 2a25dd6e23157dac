const INSTANT =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(?:Z|([+-])([0-9]{2}):?([0-9]{2}))$/;
const MINUTE_MS = 60_000;
const LAST_MS = Date.UTC(10_000, 0) - 1;

/**
 * An instant from its ISO 8601 text with an offset, in milliseconds since 1970-01-01T00:00Z; null for anything else.
 *
 * The profile of RFC 3339 in upper case, with two freedoms that deployed clients use: the seconds may be
 * missing, and the offset may have no colon. Digits behind the millisecond are cut off. Only dates and times
 * that exist (no 30 February, no 24:00, no leap second) and, in UTC, the years 1970 to 9999.
 *
 * @example parseInstant('2026-12-01T00:00+01:00') // 1796079600000
 * @example parseInstant('2026-02-30T00:00:00Z') // null
 */
export function parseInstant(text: string): number | null {
  const parts = INSTANT.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0)) as Fields;
  if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return null;
  const [, , , , , , , fraction = '', sign = '+', offsetHours = '0', offsetMinutes = '0'] = parts;
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return null;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -1 : 1);
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const instant = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds) - offset * MINUTE_MS;
  return instant >= 0 && instant <= LAST_MS ? instant : null;
}

type Fields = [year: number, month: number, day: number, hour: number, minute: number, second: number];

function isDate(year: number, month: number, day: number): boolean {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; and before 1969 no offset reaches 1970.
  if (year < 1969 || month < 1 || month > 12 || day < 1) return false;
  // Day 0 of the next month is the last of this one.
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
