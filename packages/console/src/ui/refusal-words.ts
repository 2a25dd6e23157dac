import { REASONS, type Reason } from '@couponry/engine';
import { reasonText, sentence } from '@couponry/engine/text';
import type { Language } from '../text/language.ts';

/** Why a code was refused, as a sentence; a reason that is newer than this console stays as it is. */
export function refusalWords(reason: string, language: Language): string {
  const known = REASONS.find((each): each is Reason => each === reason);
  if (known === undefined) return reason;
  return sentence(reasonText(known, language));
}
