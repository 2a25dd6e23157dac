import { useTexts } from '../text/use-texts.ts';
import { PageSkeleton } from './skeleton.tsx';

/** What stands where a page will be, while its code is on its way. */
export function Loading() {
  const t = useTexts();
  return (
    <div role="status" aria-label={t.loading}>
      <PageSkeleton />
    </div>
  );
}
