import { useSyncExternalStore } from 'react';

const PHONE = matchMedia('(max-width: 640px)');

/** Whether the page is as narrow as a phone; it may become so, and wide again. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(watch, () => PHONE.matches);
}

function watch(tell: () => void): () => void {
  PHONE.addEventListener('change', tell);
  return () => PHONE.removeEventListener('change', tell);
}
