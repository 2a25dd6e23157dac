import { useWorkspace } from '../../api/session.ts';
import { useReader } from '../../text/reader.tsx';
import { fixWords, nextWords, reasonWords } from '../../ui/reason-words.ts';
import type { ReasonTold } from './reason-told.ts';

/** Why a code does not apply, or gives no more, and what would help, in the reader's words. */
export function useReasonWords(currency: string) {
  const { language, formats } = useReader();
  const { timeZone } = useWorkspace();
  const reader = { language, currency, timeZone, writeMoney: formats.money };
  return {
    why: (reason: ReasonTold) => reasonWords(reason, reader),
    fix: (fix: NonNullable<ReasonTold['fix']>) => fixWords(fix, reader),
    next: (fix: NonNullable<ReasonTold['fix']>) => nextWords(fix, reader),
  };
}
