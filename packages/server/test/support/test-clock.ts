import type { Clock } from '../../src/platform/clock.ts';

/** A clock that runs as the machine's does, and that a test can put forward. */
export class TestClock implements Clock {
  #ahead = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Puts it forward (or, with a negative number, back) by seconds. */
  pass(seconds: number): void {
    this.#ahead += Math.round(seconds * 1000);
  }
}
