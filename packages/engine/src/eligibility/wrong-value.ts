import { minorDigits } from '../money/currency.ts';
import { parseInstant } from '../time/parse-instant.ts';
import { isTimeZone } from '../time/zone-day.ts';
import type { ConditionProblem } from './condition-problem.ts';
import type { Shape, TextForm } from './shape.ts';

/** What is wrong with a value, wherever it stands. */
export type Wrong = Omit<ConditionProblem, 'field'>;

/** What each form is, as the end of a sentence. Years are those in which an instant after the day still has four digits. */
const FORMS: Readonly<
  Record<TextForm, { readonly fits: (text: string) => boolean; readonly message: string }>
> = {
  date: {
    fits: (text) =>
      /^(19[7-9]|[2-8]\d\d|9[0-8]\d)\d-/.test(text) && parseInstant(`${text}T12:00:00Z`) !== null,
    message: 'must be a day such as 2026-12-01',
  },
  time: {
    fits: (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
    message: 'must be a time of day from 00:00 to 23:59, such as 08:30',
  },
  'time-zone': { fits: isTimeZone, message: 'must be a time zone such as Europe/London' },
  currency: {
    fits: (text) => minorDigits(text) !== null,
    message: 'must be a currency of ISO 4217, such as GBP',
  },
};

/** That a value is not of a type. */
export function wrongType(what: string): Wrong {
  return { code: 'wrong_type', message: `must be ${what}` };
}

/** What is wrong with a number, or null. */
export function wrongNumber(
  { type, minimum, maximum }: Extract<Shape, { type: 'integer' | 'number' }>,
  value: unknown,
): Wrong | null {
  const isIt = type === 'integer' ? Number.isInteger(value) : Number.isFinite(value);
  if (typeof value !== 'number' || !isIt) return wrongType(type === 'integer' ? 'an integer' : 'a number');
  if (value >= minimum && value <= maximum) return null;
  return { code: 'out_of_range', message: `must be from ${minimum} to ${maximum}` };
}

/** What is wrong with a text, or null. */
export function wrongText(shape: Extract<Shape, { type: 'string' }>, value: unknown): Wrong | null {
  if (typeof value !== 'string') return wrongType('a string');
  if ('enum' in shape) {
    if (shape.enum.includes(value)) return null;
    const message = `must be one of ${shape.enum.join(', ')}`;
    return { code: 'not_one_of', message, said: value, known: shape.enum };
  }
  const form = shape.form === undefined ? null : FORMS[shape.form];
  if (form !== null) {
    const fits = value.length <= shape.maxLength && form.fits(value);
    return fits ? null : { code: 'wrong_form', message: form.message };
  }
  if (value.length > 0 && value.length <= shape.maxLength) return null;
  return { code: 'out_of_range', message: `must have 1 to ${shape.maxLength} characters` };
}
