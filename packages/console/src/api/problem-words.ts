import { CouponryProblem } from '@couponry/sdk';
import { problemText } from './problem-text.ts';

/**
 * Why a request was refused, in the words of the page where it has some for the server's code, else in the server's.
 *
 * @example problemWords(error, { last_owner: t.people.lastOwner })
 */
export function problemWords(error: unknown, words: Readonly<Record<string, string>>): string {
  const code = error instanceof CouponryProblem ? error.code : '';
  return words[code] ?? problemText(error);
}
