import { Suspense } from 'react';
import { lazyPart } from '../../../ui/lazy-part.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { WordsFieldProps } from './words-input.tsx';

const WordsInput = lazyPart(() => import('./words-input.tsx'), 'WordsInput');

/** Of a field with its label, in pixels. */
const HEIGHT = 60;

/** Several words. What takes them in is large, and most of these fields are behind "more": the page does not wait for it. */
export function WordsField(props: WordsFieldProps) {
  return (
    <Suspense fallback={<Skeleton height={HEIGHT} />}>
      <WordsInput {...props} />
    </Suspense>
  );
}
