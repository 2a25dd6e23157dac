import type { Language } from './language.ts';

/** A text for each number that a language tells apart. English needs `one` and `other`; Polish `few` and `many` too. */
export interface PluralForms {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/**
 * The form that goes with a number.
 *
 * @example plural('pl', 3, { one: 'kupon', few: 'kupony', many: 'kuponów', other: 'kuponu' }) // 'kupony'
 */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const category = new Intl.PluralRules(language).select(count);
  return (category in forms ? forms[category as keyof PluralForms] : undefined) ?? forms.other;
}
