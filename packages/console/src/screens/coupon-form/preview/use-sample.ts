import { useState } from 'react';
import { useWorkspace } from '../../../api/session.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import { newSample, type Sample } from './sample-cart.ts';

/** The sample order; it stays in this browser, for the next coupon too. */
export function useSample(): readonly [Sample, (sample: Sample) => void] {
  const t = useCouponFormTexts().sample;
  const { id } = useWorkspace();
  const key = `couponry.sample-cart.1.${id}`;
  const [sample, setSample] = useState(() => readSample(key) ?? newSample(t.names, t.categoriesOf));
  const keep = (next: Sample) => {
    setSample(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch (error) {
      // A browser that is full: the sample lasts as long as the page.
      if (!(error instanceof DOMException)) throw error;
    }
  };
  return [sample, keep];
}

function readSample(key: string): Sample | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    const isSample = typeof kept === 'object' && kept !== null && 'lines' in kept && 'tags' in kept;
    return isSample ? (kept as Sample) : null;
  } catch {
    // Somebody else wrote it; it is none of ours.
    return null;
  }
}
