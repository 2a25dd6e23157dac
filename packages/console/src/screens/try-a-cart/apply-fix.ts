import { formatDecimal, type Match, minorDigits } from '@couponry/engine';
import { minorOf } from './minor-of.ts';
import type { ReasonTold } from './reason-told.ts';
import { EMPTY_LINE, isBlank, type Trial, type TrialLine } from './trial.ts';

type Fix = NonNullable<ReasonTold['fix']>;

/** More lines than that are nothing to be added by a button. */
const MOST_LINES = 50;

/**
 * The cart after doing what would help; null for what cannot be done to a cart, such as activating a coupon.
 *
 * @example applyFix(trial, { type: 'add_amount', amount: 470 }) // the same with one more line, of 4.70
 */
export function applyFix(trial: Trial, fix: Fix): Trial | null {
  const [first = ''] = fix.in ?? [];
  switch (fix.type) {
    case 'add_amount':
      return withAmount(trial, fix);
    case 'add_units':
      return withUnits(trial, fix);
    case 'remove_lines':
      return { ...trial, lines: trial.lines.filter((_, index) => !fix.lineIds?.includes(String(index + 1))) };
    case 'wait_until':
      return fix.at === undefined ? null : { ...trial, at: localMinute(fix.at) };
    case 'use_channel':
      return { ...trial, channel: first };
    case 'choose_shipping':
      return { ...trial, method: first };
    case 'go_to_location':
      return { ...trial, location: first };
    case 'use_currency':
      return { ...trial, currency: first };
    case 'remove_codes':
      return { ...trial, codes: trial.codes.filter((code) => !fix.codes?.includes(code)) };
    default:
      return null;
  }
}

/** A line for so much, of as many units as it takes where each costs at most so much. */
function withAmount(trial: Trial, fix: Fix): Trial {
  const amount = fix.amount ?? 0;
  const dearest = matchOf(fix).unitPrice?.max || Number.POSITIVE_INFINITY;
  const quantity = Math.max(1, Math.ceil(amount / dearest));
  const price = written(Math.ceil(amount / quantity), trial.currency);
  return withLines(trial, [{ ...lineFor(fix), quantity: String(quantity), price }]);
}

/** More units of the line that is named, or of one that is meant; where none is, or no more of it count, lines with them. */
function withUnits(trial: Trial, fix: Fix): Trial | null {
  const most = fix.maxOfEachLine ?? Number.POSITIVE_INFINITY;
  let open = fix.quantity ?? 1;
  const isFor = (line: TrialLine, index: number) =>
    fix.lineIds === undefined
      ? fix.ofOneLine !== true && isMeant(line, fix, trial.currency)
      : fix.lineIds.includes(String(index + 1));
  const lines = trial.lines.map((line, index) => {
    const present = Number(line.quantity) || 0;
    const more = isFor(line, index) ? Math.min(open, Math.max(0, most - present)) : 0;
    open -= more;
    return more === 0 ? line : { ...line, quantity: String(present + more) };
  });
  if (open > most * MOST_LINES) return null;
  const added: TrialLine[] = [];
  for (; open > 0; open -= most) {
    const price = written(priceFor(fix, trial.currency), trial.currency);
    added.push({ ...lineFor(fix), quantity: String(Math.min(open, most)), price });
  }
  return withLines({ ...trial, lines }, added);
}

function isMeant(line: TrialLine, fix: Fix, currency: string): boolean {
  const { sku, category } = lineFor(fix);
  const { sku: skus, unitPrice: { min = 0, max = Number.POSITIVE_INFINITY } = {} } = matchOf(fix);
  const price = minorOf(line.price, currency) ?? 0;
  return (
    !isBlank(line) &&
    (sku === '' || line.sku === sku) &&
    !skus?.notIn?.includes(line.sku) &&
    (category === '' || line.category.split(',').some((each) => each.trim() === category)) &&
    price >= min &&
    price <= max
  );
}

/** What a unit costs that is meant: one of the main unit, or the nearest to it that is allowed. */
function priceFor(fix: Fix, currency: string): number {
  const { min = 0, max = Number.POSITIVE_INFINITY } = matchOf(fix).unitPrice ?? {};
  return Math.min(max, Math.max(min, 10 ** (minorDigits(currency) ?? 2)));
}

function withLines(trial: Trial, lines: readonly TrialLine[]): Trial {
  if (lines.length === 0) return trial;
  return { ...trial, lines: [...trial.lines.filter((each) => !isBlank(each)), ...lines] };
}

/** A line of those that are meant, with nothing else in it. */
function lineFor(fix: Fix): TrialLine {
  const meant = matchOf(fix);
  return { ...EMPTY_LINE, sku: meant.sku?.in?.[0] ?? '', category: meant.category?.in?.[0] ?? '' };
}

function matchOf({ match }: Fix): Match {
  return (match ?? {}) as Match;
}

function written(minor: number, currency: string): string {
  return formatDecimal(minor, minorDigits(currency) ?? 2);
}

/** An instant as a field for moments writes it, on this device; up to the next minute, since it has no seconds. */
function localMinute(at: string): string {
  const date = new Date(Math.ceil(Date.parse(at) / 60_000) * 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
