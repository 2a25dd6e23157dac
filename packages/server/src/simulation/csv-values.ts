import { instantInZone, parseInstant } from '@couponry/engine';

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const QUANTITY = /^(-?)(\d{1,15})(?:\.0*)?$/;
const PRICE = /^(-?)(\d{1,13})(?:\.(\d*))?$/;

/** A number with a decimal comma, as programs write it that separate columns otherwise. */
const WITH_COMMA = /^(-?\d+),(\d*)$/;

/**
 * A number with a decimal comma as one with a point; anything else stays as it is.
 *
 * @example withPoint('2,55') // '2.55'
 */
export function withPoint(text: string): string {
  return text.replace(WITH_COMMA, '$1.$2');
}

/**
 * A quantity, or null for what is none: whole, as some programs write it too (`6.0`).
 *
 * @example parseQuantity('-12') // -12
 */
export function parseQuantity(text: string): number | null {
  const [, sign, whole] = QUANTITY.exec(text) ?? [];
  return whole === undefined ? null : Number(`${sign}${whole}`);
}

/**
 * A price in minor units, or null for what is none. What is less than a minor unit is rounded half up, by its digits.
 *
 * @param digits how many decimals the minor unit has
 * @example parsePrice('2.555', 2) // 256
 */
export function parsePrice(text: string, digits: number): number | null {
  const [, sign, whole, fraction = ''] = PRICE.exec(text) ?? [];
  if (whole === undefined) return null;
  const kept = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  const rounded = kept + ((fraction[digits] ?? '0') >= '5' ? 1 : 0);
  return sign === '-' && /[1-9]/.test(whole + fraction) ? -Math.max(1, rounded) : rounded;
}

/**
 * The instant of a date and time: local time of a zone (`2010-12-01 08:26:00`, `12/1/2010 8:26` with the month first), or RFC 3339
 * with an offset. Null for what is none.
 */
export function parseTime(text: string, timeZone: string): number | null {
  const [, year, month, day, ...clock] = LOCAL.exec(text) ?? [];
  if (year !== undefined) return localInstant([year, month, day, ...clock], timeZone);
  const [, first, second, third, ...time] = AMERICAN.exec(text) ?? [];
  if (first !== undefined) return localInstant([third, first, second, ...time], timeZone);
  return parseInstant(text.replace(' ', 'T'));
}

function localInstant(parts: readonly (string | undefined)[], timeZone: string): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal =
    local.getUTCMonth() === month - 1 && local.getUTCDate() === day && local.getUTCHours() === hour;
  if (year < 1970 || !isReal || minute > 59 || second > 59) return null;
  const instant = instantInZone(local.getTime(), timeZone);
  return instant < 0 ? null : instant;
}
