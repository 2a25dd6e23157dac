import { en } from './en.ts';
import type { Language } from './language.ts';
import { pl } from './pl.ts';

/** Every language, by its tag. */
export const LANGUAGES = { en, pl } as const satisfies Readonly<Record<string, Language>>;

/** A tag of {@link LANGUAGES}. */
export type LanguageTag = keyof typeof LANGUAGES;

/**
 * The words of a language, by its tag.
 *
 * @throws RangeError for one that there is not
 */
export function languageOf(tag: string): Language {
  const language = (LANGUAGES as Readonly<Record<string, Language>>)[tag];
  if (language === undefined) throw new RangeError(`${tag} is no language of these texts`);
  return language;
}
