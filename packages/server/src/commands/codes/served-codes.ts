import type { Clock } from '../../platform/clock.ts';
import { RecentMarks } from '../../platform/recent-marks.ts';

const DAY_SECONDS = 86_400;
/** How many codes a process remembers to have served. */
const MAX_SERVED = 100_000;

/** Which individual codes each key was served lately: a store that guesses for a while may still ask for those. */
export class ServedCodes {
  readonly #clock: Clock;
  readonly #served = new RecentMarks<number>(MAX_SERVED);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes that a key was served a code. */
  note(keyId: string, code: string): void {
    this.#served.set(keyId, code, this.#now());
  }

  /** Whether a key was served a code within the last 24 hours. */
  has(keyId: string, code: string): boolean {
    const at = this.#served.get(keyId, code);
    return at !== undefined && this.#now() - at < DAY_SECONDS;
  }

  /** In whole seconds: a small number takes no memory of its own. */
  #now(): number {
    return Math.floor(this.#clock.now() / 1000);
  }
}
