import type { RuleCondition } from '../eligibility/condition.ts';
import type { Fix } from '../eligibility/fix.ts';
import type { RuleName } from '../eligibility/rules.ts';
import type { Reason, Refusal } from '../reasons.ts';
import type { Language, ReasonText } from './language.ts';
import { languageOf } from './languages.ts';
import { type Reader, type Say, sayFor } from './say.ts';
import { textsOfRule } from './texts-of-rule.ts';

/**
 * A refusal as sentences: what is wrong, what was seen and wanted, and what would help.
 *
 * @example refusalText(refusal, { language: 'en', currency: 'GBP', timeZone: 'Europe/London' })
 *   // 'The order is too small: GBP 15.30, and it is for at least GBP 20. Add GBP 4.70 of items.'
 */
export function refusalText(refusal: Refusal, reader: Reader): string {
  const language = languageOf(reader.language);
  return told(refusal, language, sayFor(language.locale, reader));
}

/**
 * What would help, as a sentence without its full stop.
 *
 * @example fixText({ type: 'add_amount', amount: 470, match: { category: { in: ['coffee'] } } }, reader) // 'Add GBP 4.70 of coffee'
 */
export function fixText(fix: Fix, reader: Reader): string {
  const language = languageOf(reader.language);
  return textOfFix(fix, language, sayFor(language.locale, reader));
}

/**
 * What would make a code give more that gives something already, as a sentence.
 *
 * @example nextText({ type: 'add_amount', amount: 470 }, reader) // 'Add GBP 4.70 to reach the next step of the coupon.'
 */
export function nextText(fix: Fix, reader: Reader): string {
  const language = languageOf(reader.language);
  return sentence(language.nextStep(textOfFix(fix, language, sayFor(language.locale, reader))));
}

/**
 * What a reason says whatever the case, as the end of a sentence.
 *
 * @example reasonText('cart_subtotal_below_minimum', 'en') // 'the order is too small'
 */
export function reasonText(reason: Reason, language: string): string {
  const text = textOf(reason, languageOf(language));
  return typeof text === 'string' ? text : text[0];
}

/**
 * A text as a sentence.
 *
 * @example sentence('the coupon has ended') // 'The coupon has ended.'
 */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function told(refusal: Refusal, language: Language, say: Say): string {
  const { reason, rule, fix, alternatives = [] } = refusal;
  const isNoBetter = reason === 'excluded_by' && rule === 'better';
  const text = isNoBetter ? language.noBetter : textOf(reason, language);
  const what = typeof text === 'string' ? text : text[0];
  const detail = detailOf(refusal, text, language, say);
  const ways = alternatives.map((way) => way.map((each) => told(each, language, say)).join(' '));
  return [
    sentence(detail === null ? what : `${what}: ${detail}`),
    ...(fix === undefined ? [] : [sentence(textOfFix(fix, language, say))]),
    ...ways.map((way, index) => `(${index + 1}) ${way}`),
  ].join(' ');
}

/** What there is to tell of the case: by the text of the reason, else by what the rule asks. */
function detailOf(refusal: Refusal, text: ReasonText, language: Language, say: Say): string | null {
  if (typeof text !== 'string') {
    return refusal.expected === undefined && refusal.excludedBy === undefined ? null : text[1](refusal, say);
  }
  const { rule, expected } = refusal;
  if (rule === undefined || typeof expected !== 'object' || expected === null) return null;
  // Codes that exclude each other, for which `rule` has other words, expect nothing.
  const texts = textsOfRule(rule as RuleName, language);
  if ('not' in expected) return language.needed(texts.fails(expected.not as RuleCondition, say));
  const wanted = 'rule' in expected ? (expected as RuleCondition) : { rule, in: expected };
  return language.needed(texts.holds(wanted, say));
}

function textOf(reason: Reason, language: Language): ReasonText {
  const plain = language.reasons as Readonly<Record<string, ReasonText>>;
  const own = plain[reason];
  if (own !== undefined) return own;
  for (const { reasons } of Object.values(language.rules)) {
    const text = (reasons as Readonly<Record<string, ReasonText>>)[reason];
    if (text !== undefined) return text;
  }
  return language.excluded;
}

function textOfFix(fix: Fix, language: Language, say: Say): string {
  const text = language.fixes[fix.type] as (fix: Fix, say: Say) => string;
  return text(fix, say);
}
