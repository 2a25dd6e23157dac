import type { Clock } from '../../platform/clock.ts';

const DAY_MS = 86_400_000;
const MAX_SERVED = 200_000;

/** Which individual codes each key was served lately: a store that guesses for a while may still ask for those. */
export class ServedCodes {
  readonly #clock: Clock;
  readonly #served = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes that a key was served a code. */
  note(keyId: string, code: string): void {
    const name = `${keyId} ${code}`;
    this.#served.delete(name);
    this.#served.set(name, this.#clock.now());
    if (this.#served.size <= MAX_SERVED) return;
    const [oldest] = this.#served.keys();
    if (oldest !== undefined) this.#served.delete(oldest);
  }

  /** Whether a key was served a code within the last 24 hours. */
  has(keyId: string, code: string): boolean {
    const at = this.#served.get(`${keyId} ${code}`);
    return at !== undefined && this.#clock.now() - at < DAY_MS;
  }
}
