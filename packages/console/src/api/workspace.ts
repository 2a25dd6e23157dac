import { useSyncExternalStore } from 'react';

const STORED = 'couponry.workspace';
const watchers = new Set<() => void>();

// Each tab is in a workspace of its own: one that another tab goes to must not change what this one asks for.
let chosen = sessionStorage.getItem(STORED) ?? localStorage.getItem(STORED);
store(sessionStorage);
// A link that is opened from here in a new tab leads to the workspace of here.
window.addEventListener('focus', () => store(localStorage));

/** The workspace that this tab is in, at first the one that was looked at last on this device; null before there was one. */
export function chosenWorkspace(): string | null {
  return chosen;
}

/** From now on requests are about this workspace; null: about none. */
export function chooseWorkspace(id: string | null): void {
  chosen = id;
  store(sessionStorage);
  store(localStorage);
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

function store(storage: Storage): void {
  if (chosen === null) storage.removeItem(STORED);
  else storage.setItem(STORED, chosen);
}
