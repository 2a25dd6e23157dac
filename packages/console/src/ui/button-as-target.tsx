import { type Ref, useLayoutEffect } from 'react';
import type { Opener } from './popup-button.tsx';

interface ButtonAsTargetProps {
  readonly button: Opener['button'];
  /** Mantine's, who wants to know beside what to open. */
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Stands where Mantine wants what opens a menu or a popover, for a button that is on the page already. */
export function ButtonAsTarget({ button, ref }: ButtonAsTargetProps) {
  useLayoutEffect(() => {
    if (typeof ref !== 'function') return;
    ref(button.current);
    return () => void ref(null);
  }, [ref, button]);
  return null;
}
