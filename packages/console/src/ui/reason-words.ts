import { REASONS, type Refusal } from '@couponry/engine';
import { fixText, nextText, type Reader, refusalText } from '@couponry/engine/text';
import type { AnswersOf } from '@couponry/sdk';

/** Why a code does not apply, as the API tells it. */
type ReasonTold = AnswersOf<'validateCodes'>[200]['results'][number]['reasons'][number];
type FixTold = NonNullable<ReasonTold['fix']>;

/** The API tells instants as texts where the reason is one of time; the engine as numbers. */
const OF_TIME: ReadonlySet<string> = new Set(['not_started', 'ended', 'window_over']);

/** What would help somebody in a shop, and reads wrong to whoever serves them: here clients are named. */
const OF_SHOPPERS = 'sign_in';

/**
 * Why a code does not apply, with amounts and times as the reader writes them. What a newer server says that this console does
 * not know is told in the server's words.
 *
 * @example reasonWords(reason, reader) // 'The order is too small: £46.00, and it is for at least £60.00. Add £14.00 of items.'
 */
export function reasonWords(reason: ReasonTold, reader: Reader): string {
  return isKnown(reason) ? refusalText(refusalOf(reason), reader) : reason.message;
}

/**
 * What would help, as a button says it.
 *
 * @example fixWords({ type: 'add_amount', amount: 470 }, reader) // 'Add £4.70 of items'
 */
export function fixWords(fix: FixTold, reader: Reader): string {
  const text = fixText(fixOf(fix), reader);
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;
}

/**
 * What would make a code give more that gives something already.
 *
 * @example nextWords({ type: 'add_amount', amount: 470 }, reader) // 'Add £4.70 to reach the next step of the coupon.'
 */
export function nextWords(fix: FixTold, reader: Reader): string {
  return nextText(fixOf(fix), reader);
}

function isKnown({ code, alternatives = [] }: ReasonTold): boolean {
  return REASONS.some((known) => known === code) && alternatives.flat().every(isKnown);
}

function refusalOf({ code, message: _, actual, expected, fix, alternatives, ...rest }: ReasonTold): Refusal {
  const seen = (value: unknown) =>
    OF_TIME.has(code) && typeof value === 'string' ? Date.parse(value) : value;
  const refusal: { readonly [name in keyof Refusal]: unknown } = {
    ...rest,
    reason: code,
    actual: seen(actual),
    // The wire has null where there is none.
    ...(expected === null ? {} : { expected: seen(expected) }),
    ...(fix === undefined || fix.type === OF_SHOPPERS ? {} : { fix: fixOf(fix) }),
    ...(alternatives === undefined ? {} : { alternatives: alternatives.map((way) => way.map(refusalOf)) }),
  };
  return refusal as Refusal;
}

function fixOf(fix: FixTold): Parameters<typeof fixText>[0] {
  const { at, ...rest } = fix;
  return (at === undefined ? rest : { ...rest, at: Date.parse(at) }) as Parameters<typeof fixText>[0];
}
