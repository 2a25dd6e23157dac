/** So many keys that do not exist may come from one address in a minute. */
const MAX_FAILURES = 60;
const WINDOW_MS = 60_000;
const MAX_ADDRESSES = 50_000;

/** Counts keys that do not exist, by address, so that nobody tries them at will. A key that works is never slowed. */
export class FailedKeys {
  readonly #failures = new Map<string, { count: number; readonly until: number }>();

  /** Counts a failure. */
  note(address: string): void {
    const now = performance.now();
    const known = this.#failures.get(address);
    if (known !== undefined && known.until > now) {
      known.count += 1;
      return;
    }
    this.#failures.delete(address);
    this.#failures.set(address, { count: 1, until: now + WINDOW_MS });
    if (this.#failures.size <= MAX_ADDRESSES) return;
    const [oldest] = this.#failures.keys();
    if (oldest !== undefined) this.#failures.delete(oldest);
  }

  /** How many seconds this address has to wait before another unknown key is looked at; 0 when it need not. */
  secondsToWait(address: string): number {
    const known = this.#failures.get(address);
    if (known === undefined || known.count < MAX_FAILURES) return 0;
    return Math.max(0, Math.ceil((known.until - performance.now()) / 1000));
  }
}
