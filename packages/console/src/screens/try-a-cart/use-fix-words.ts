import { fixText } from '@couponry/engine/text';
import { useWorkspace } from '../../api/session.ts';
import { useReader } from '../../text/reader.tsx';
import type { ReasonTold } from './reason-told.ts';

type Fix = NonNullable<ReasonTold['fix']>;

/** What would help, as a button says it: `Add GBP 4.70 of coffee`. */
export function useFixWords(currency: string): (fix: Fix) => string {
  const { language } = useReader();
  const { timeZone } = useWorkspace();
  return (fix) => {
    // The wire tells an instant as a text, the engine as a number; else they are the same.
    const plain = { ...fix, ...(fix.at === undefined ? {} : { at: Date.parse(fix.at) }) };
    const text = fixText(plain as Parameters<typeof fixText>[0], { language, currency, timeZone });
    return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;
  };
}
