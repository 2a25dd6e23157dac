import type { Clock } from '../../src/platform/clock.ts';

const DAY_MS = 86_400_000;
/** Half past nine in the morning. */
const MORNING_MS = 9.5 * 3_600_000;

/** A clock that runs as the machine's does, and that a test can put forward. */
export class TestClock implements Clock {
  #ahead = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Puts it forward to a time of the day (UTC) that is far from midnight in every zone of the tests: no day, week or month ends soon. */
  passToMorning(): void {
    const now = this.now();
    this.#ahead += (MORNING_MS + DAY_MS - (now % DAY_MS)) % DAY_MS;
  }

  /** Puts it forward (or, with a negative number, back) by seconds. */
  pass(seconds: number): void {
    this.#ahead += Math.round(seconds * 1000);
  }
}
