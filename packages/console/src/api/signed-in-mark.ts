const STORED = 'couponry.signed-in';

/**
 * Whether somebody signed in on this device and did not sign out. The session itself is in a cookie that no script can read;
 * without the mark there is none, and the server need not be asked.
 */
export function isMarkedSignedIn(): boolean {
  return localStorage.getItem(STORED) !== null;
}

/** Sets or takes away the mark; with it goes what this tab has kept, for it may name clients. */
export function markSignedIn(isSignedIn: boolean): void {
  if (isSignedIn) {
    localStorage.setItem(STORED, 'yes');
    return;
  }
  localStorage.removeItem(STORED);
  sessionStorage.clear();
}
