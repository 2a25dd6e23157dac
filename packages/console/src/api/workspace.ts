const STORED = 'couponry.workspace';

/** The workspace that was looked at last on this device; null before there was one. */
export function chosenWorkspace(): string | null {
  return localStorage.getItem(STORED);
}

/** From now on requests are about this workspace; null: about none. */
export function chooseWorkspace(id: string | null): void {
  if (id === null) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, id);
}
