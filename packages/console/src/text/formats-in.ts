import { type Formats, formatsOf } from './formats.ts';
import { type Language, localeOf } from './language.ts';

const MADE = new Map<Language, Formats>();

/** How readers of a language write numbers, money and time; made once. */
export function formatsIn(language: Language): Formats {
  const formats = MADE.get(language) ?? formatsOf(localeOf(language));
  MADE.set(language, formats);
  return formats;
}
