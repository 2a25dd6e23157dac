import type { LeftOutReason } from './language.ts';
import { languageOf } from './languages.ts';

/**
 * Why something of past orders was left out of a replay, or kept though it is odd, in a sentence.
 *
 * @example leftOutText('given_back', 'en') // 'The order was rolled back as a whole.'
 */
export function leftOutText(reason: LeftOutReason, language: string): string {
  return languageOf(language).simulation.leftOut[reason];
}
