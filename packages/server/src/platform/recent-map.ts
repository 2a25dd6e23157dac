/**
 * A map that remembers what was used lately, at most so many entries: two generations, of which the older is dropped whole when
 * the younger is full. (Deleting the oldest entry of a `Map` one by one gets slower and slower: it steps over the places of
 * all that were deleted before.)
 *
 * @example const seen = new RecentMap<string, number>(1000); seen.set('a', 1); seen.get('a') // 1
 */
export class RecentMap<Key, Value> {
  readonly #half: number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  /** @param capacity how many entries at most, at least 2; half of it is remembered for certain */
  constructor(capacity: number) {
    this.#half = Math.max(1, Math.floor(capacity / 2));
  }

  /** The value of a key, which from now on is one of those used lately; undefined when it is not remembered. */
  get(key: Key): Value | undefined {
    const value = this.#young.get(key);
    if (value !== undefined) return value;
    const older = this.#old.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  /** Remembers the value of a key. */
  set(key: Key, value: Value): void {
    this.#young.set(key, value);
    if (this.#young.size < this.#half) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  /** Forgets a key. */
  delete(key: Key): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }
}
