import { useSyncExternalStore } from 'react';

const STORED = 'couponry.workspace';
const watchers = new Set<() => void>();

/** The workspace that was looked at last on this device; null before there was one. */
export function chosenWorkspace(): string | null {
  return localStorage.getItem(STORED);
}

/** From now on requests are about this workspace; null: about none. */
export function chooseWorkspace(id: string | null): void {
  if (id === null) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, id);
  for (const tell of watchers) tell();
}

/** {@link chosenWorkspace}, for what is drawn anew when another one is chosen. */
export function useChosenWorkspace(): string | null {
  return useSyncExternalStore(watch, chosenWorkspace);
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
