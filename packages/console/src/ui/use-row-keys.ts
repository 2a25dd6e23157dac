import type { Virtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + 10,
  PageUp: (at) => at - 10,
  Home: () => 0,
  End: (_at, last) => last,
};

/** Moves the focus from the link of one row to that of another, drawing it first where it was out of sight. */
export function useRowKeys(virtual: Virtualizer<Window, Element>, count: number) {
  return (event: KeyboardEvent) => {
    const link = (event.target as Element).closest('[data-row]');
    const step = STEPS[event.key];
    if (link === null || step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const table = event.currentTarget;
    const to = Math.max(0, Math.min(count - 1, step(Number(link.getAttribute('data-row')), count - 1)));
    virtual.scrollToIndex(to, { align: 'auto' });
    focusRow(table, to, 10);
  };
}

/** A row that was out of sight is drawn in one of the next frames. */
function focusRow(table: Element, index: number, frames: number): void {
  const link = table.querySelector<HTMLElement>(`[data-row="${index}"]`);
  if (link !== null) link.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusRow(table, index, frames - 1));
}
