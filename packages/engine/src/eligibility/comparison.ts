import type { AttributeValue } from '../cart/cart.ts';
import type { Membership } from '../cart/match.ts';
import { isMember, textsOf } from '../cart/match-line.ts';
import { parseInstant } from '../time/parse-instant.ts';
import { dayInZone } from '../time/zone-day.ts';
import { sideOf } from './bounds.ts';

/**
 * What an attribute has to be; exactly one of these is given, and an attribute of another type fails. Bounds are included. A
 * missing attribute fails everything but a `notIn`, as it does for lines.
 *
 * @example { number: { min: 3 } }
 */
export interface Comparison {
  /** `min` and `max` may have decimals here. */
  readonly number?: { readonly equals?: number; readonly min?: number; readonly max?: number };
  readonly text?: Membership;
  readonly boolean?: boolean;
  /** Calendar days; an attribute that is an instant counts as its day in the coupon's zone. */
  readonly date?: { readonly from?: string; readonly to?: string };
  /** At least one of `in`, all of `all`, none of `notIn`. */
  readonly list?: Membership & { readonly all?: readonly string[] };
}

/** Whether an attribute is what it has to be; null and undefined: it is missing. */
export function compares(is: Comparison, value: AttributeValue | undefined, timeZone: string): boolean {
  if (is.number !== undefined) return isNumber(is.number, value);
  if (is.text !== undefined) return isText(is.text, value);
  if (is.boolean !== undefined) return value === is.boolean;
  if (is.date !== undefined) return isDate(is.date, value, timeZone);
  return is.list !== undefined && isList(is.list, value);
}

function isNumber(wanted: NonNullable<Comparison['number']>, value: AttributeValue | undefined): boolean {
  if (typeof value !== 'number') return false;
  return (wanted.equals === undefined || wanted.equals === value) && sideOf(wanted, value) === null;
}

function isText(wanted: Membership, value: AttributeValue | undefined): boolean {
  const isMissing = value === null || value === undefined;
  return (isMissing || typeof value === 'string') && isMember(wanted, textsOf(value));
}

function isDate(
  { from, to }: NonNullable<Comparison['date']>,
  value: AttributeValue | undefined,
  timeZone: string,
): boolean {
  if (typeof value !== 'string') return false;
  const day = dayOf(value, timeZone);
  return day !== null && (from === undefined || day >= from) && (to === undefined || day <= to);
}

function isList(wanted: NonNullable<Comparison['list']>, value: AttributeValue | undefined): boolean {
  if (value !== null && value !== undefined && typeof value !== 'object') return false;
  const values = textsOf(value);
  return isMember(wanted, values) && (wanted.all ?? []).every((each) => values.includes(each));
}

/** Days that are texts of one length are in the order of the calendar. */
function dayOf(text: string, timeZone: string): string | null {
  const instant = parseInstant(text.length === 10 ? `${text}T00:00:00Z` : text);
  if (instant === null) return null;
  return text.length === 10 ? text : dayInZone(instant, timeZone);
}
