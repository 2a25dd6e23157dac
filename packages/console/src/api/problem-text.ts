import { CouponryError, CouponryProblem } from '@couponry/sdk';
import { en } from '../text/en.ts';
import { preferredLanguage } from '../text/language.ts';
import { pl } from '../text/pl.ts';
import { CodeNotLoaded, failureKind } from './failure.ts';

const WORDS = { en: en.error, pl: pl.error };

/**
 * What came of a request that failed, as a sentence to be shown: what the server says where it refused it, else what happened and what
 * to do, in the reader's words. An error of the page's own says it itself.
 */
export function problemText(error: unknown): string {
  if (!(error instanceof CouponryError || error instanceof CodeNotLoaded)) {
    return error instanceof Error ? error.message : String(error);
  }
  const kind = failureKind(error);
  if (error instanceof CouponryProblem && (kind === 'refused' || kind === 'missing')) {
    const [field] = error.errors;
    return field?.message ?? (error.detail === '' ? error.title : error.detail);
  }
  const { title, help } = WORDS[preferredLanguage()][kind === 'refused' ? 'server' : kind];
  return `${title}. ${help}`;
}
