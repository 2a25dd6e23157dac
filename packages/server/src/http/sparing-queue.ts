/** So many are served a millisecond at most. */
const PACE = 4;
/** How long whoever exceeds the pace waits at least, in milliseconds. */
const PULSE = 4;
/** Beyond this many it is not worth the memory to make anybody wait. */
const MOST_WAITING = 20_000;

/**
 * Does small things at a bounded pace, in their order. Who is turned away and asks again at once would else take all the time
 * that those who were let in need: a refusal is cheap, ten thousand a second are not. At an ordinary pace nobody waits.
 */
export class SparingQueue {
  readonly #waiting: (() => void)[] = [];
  #next = 0;
  #allowance = PACE * PULSE;
  #refilledAt = performance.now();
  #timer: NodeJS.Timeout | undefined;

  /** Does it now, or as soon as those before it are done and the pace allows it. */
  add(work: () => void): void {
    this.#refill();
    if (this.#next === this.#waiting.length && this.#allowance >= 1) {
      this.#allowance -= 1;
      work();
    } else if (this.#waiting.length - this.#next >= MOST_WAITING) {
      work();
    } else {
      this.#waiting.push(work);
      this.#timer ??= setTimeout(() => this.#goOn(), PULSE);
    }
  }

  #goOn(): void {
    this.#timer = undefined;
    this.#refill();
    while (this.#next < this.#waiting.length && this.#allowance >= 1) {
      this.#allowance -= 1;
      this.#waiting[this.#next]?.();
      this.#next += 1;
    }
    if (this.#next < this.#waiting.length) {
      this.#timer = setTimeout(() => this.#goOn(), PULSE);
      return;
    }
    this.#waiting.length = 0;
    this.#next = 0;
  }

  /** A turn of the event loop that took long is not held against those who wait. */
  #refill(): void {
    const now = performance.now();
    const most = Math.max(PACE * PULSE, this.#waiting.length - this.#next);
    this.#allowance = Math.min(most, this.#allowance + (now - this.#refilledAt) * PACE);
    this.#refilledAt = now;
  }
}
