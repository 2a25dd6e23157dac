/** The languages of the console. */
export const LANGUAGES = ['en', 'pl'] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

const STORED = 'couponry.language';
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', pl: 'pl-PL' };

/** The language that was chosen on this device; else the first of the browser's that we speak; else English. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(STORED) ?? '', ...navigator.languages];
  return wanted.map(languageOf).find((language) => language !== undefined) ?? 'en';
}

/** Keeps the choice for this device. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
}

/** How this reader writes numbers and dates in the language: as the browser says, where it says so. */
export function localeOf(language: Language, browser: readonly string[] = navigator.languages): string {
  return browser.find((tag) => languageOf(tag) === language && isLocale(tag)) ?? LOCALES[language];
}

function languageOf(tag: string): Language | undefined {
  return LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);
}

/** A browser may name what no standard knows: `en-US@posix`. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
