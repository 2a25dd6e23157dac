/**
 * A map with two texts as its key. Two maps in each other, because a key that is put together from two texts is put together and
 * looked up anew each time, which takes several times as long.
 *
 * @example holders.get(couponId, clientId)
 */
export class PairMap<Value> {
  readonly #firsts = new Map<string, Map<string, Value>>();

  /** Whether nothing stands in it. */
  get isEmpty(): boolean {
    return this.#firsts.size === 0;
  }

  /** What stands under the pair, if anything. */
  get(first: string, second: string): Value | undefined {
    return this.#firsts.get(first)?.get(second);
  }

  /** Puts a value in the place of whatever stood there. */
  set(first: string, second: string, value: Value): void {
    const seconds = this.#firsts.get(first);
    if (seconds === undefined) this.#firsts.set(first, new Map([[second, value]]));
    else seconds.set(second, value);
  }

  /** All values, by the first text and then as they were set. */
  *values(): Generator<Value, void> {
    for (const seconds of this.#firsts.values()) yield* seconds.values();
  }
}
