import type { FormError } from '../model/form-error.ts';
import type { CouponFormTexts } from './en.ts';

type Wrong = keyof CouponFormTexts['errors'];

/** What is wrong in a field, where the check's own words are for those who write JSON. */
const BY_FIELD: readonly (readonly [RegExp, Wrong])[] = [
  [/^\/endsAt$/, 'endsBeforeStart'],
  [/^\/codes\/code$/, 'friendly'],
  [/^\/codes\/pattern$/, 'pattern'],
  [/^\/strict$/, 'strict'],
  [/^\/limits\/\d+$/, 'limitTwice'],
  [/\/tiers\/\d+\/from$/, 'rising'],
  [/^\/(termsUrl|image)$/, 'address'],
  [/\/amount\/(min|max)$/, 'otherBounds'],
  [/\/(min|from)$/, 'aboveMax'],
  [/\/equals$/, 'alone'],
];
/** What is missing, where more than that helps. */
const MISSING: Readonly<Record<string, Wrong>> = {
  '/name': 'nameMissing',
  '/codes/code': 'codeMissing',
  '/codes/pattern': 'patternMissing',
};
const OF_CHECK = new Set(['invalid', 'wrong_form', 'wrong_type']);

/** What is wrong with a field, as a sentence that says what to do. */
export function errorText({ field, code, message }: FormError, t: CouponFormTexts): string {
  const byField = BY_FIELD.find(([pattern]) => pattern.test(field))?.[1];
  if (OF_CHECK.has(code) && byField !== undefined) return t.errors[byField];
  const missing = code === 'missing' ? MISSING[field] : undefined;
  if (missing !== undefined) return t.errors[missing];
  const byCode = (t.errors as Readonly<Record<string, string>>)[code];
  if (byCode !== undefined) return byCode;
  return message === undefined ? t.errors.invalid : t.says(message);
}
