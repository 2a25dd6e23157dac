import { formatDecimal, type Match, minorDigits } from '@couponry/engine';
import type { ReasonTold } from './reason-told.ts';
import { EMPTY_LINE, isBlank, type Trial, type TrialLine } from './trial.ts';

type Fix = NonNullable<ReasonTold['fix']>;

/**
 * The cart after doing what would help; null for what cannot be done to a cart, such as activating a coupon.
 *
 * @example applyFix(trial, { type: 'add_amount', amount: 470 }) // the same with one more line, of 4.70
 */
export function applyFix(trial: Trial, fix: Fix): Trial | null {
  const [first = ''] = fix.in ?? [];
  switch (fix.type) {
    case 'add_amount':
      return withLine(trial, { ...lineFor(fix), price: written(fix.amount ?? 0, trial.currency) });
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

/** More units of a line that is meant; where none is, a line with them. */
function withUnits(trial: Trial, fix: Fix): Trial {
  const { sku, category } = lineFor(fix);
  const notMeant = matchOf(fix).sku?.notIn ?? [];
  const isMeant = (line: TrialLine) =>
    !isBlank(line) &&
    (sku === '' || line.sku === sku) &&
    !notMeant.includes(line.sku) &&
    (category === '' || line.category.split(',').some((each) => each.trim() === category));
  const place = trial.lines.findIndex(isMeant);
  const more = fix.quantity ?? 1;
  if (place < 0) return withLine(trial, { ...lineFor(fix), quantity: String(more), price: '1' });
  const lines = trial.lines.map((line, index) =>
    index === place ? { ...line, quantity: String(Number(line.quantity) + more) } : line,
  );
  return { ...trial, lines };
}

function withLine(trial: Trial, line: TrialLine): Trial {
  return { ...trial, lines: [...trial.lines.filter((each) => !isBlank(each)), line] };
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
