import { couponSentence } from '@couponry/engine/text';
import { useDeferredValue } from 'react';
import { useReader } from '../../../text/reader.tsx';
import type { Reading } from '../model/read-form.ts';

/** What the form says so far, in one sentence; null: it gives nothing yet. */
export function useSentence(reading: Reading): string | null {
  const { language, formats } = useReader();
  const { fields, coupon } = useDeferredValue(reading);
  if (fields.discount === undefined) return null;
  const text = couponSentence(coupon, language, Date.now(), formats.roughMoney);
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}.`;
}
