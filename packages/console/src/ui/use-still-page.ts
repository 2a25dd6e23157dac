import { useLayoutEffect } from 'react';

/** Notes on the page, while something lies over it, whether it scrolls: the room of its scroll bar stays then, and nothing jumps. */
export function useStillPage(): void {
  useLayoutEffect(() => {
    const page = document.documentElement;
    page.toggleAttribute('data-scrolls', page.scrollHeight > page.clientHeight);
    return () => page.removeAttribute('data-scrolls');
  }, []);
}
