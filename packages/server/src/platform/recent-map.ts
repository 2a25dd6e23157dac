/**
 * A map that remembers what was used lately, at most so much: two generations, of which the older is dropped whole when the
 * younger is full. (Deleting the oldest entry of a `Map` one by one gets slower and slower: it steps over the places of all
 * that were deleted before.)
 *
 * @example const seen = new RecentMap<string, number>(1000); seen.set('a', 1); seen.get('a') // 1
 */
export class RecentMap<Key, Value> {
  readonly #half: number;
  readonly #weigh: (value: Value) => number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();
  #weight = 0;

  /**
   * @param capacity how many entries at most, at least 2; half of it is remembered for certain
   * @param weigh for how many entries a value counts; each for one where it is left out
   */
  constructor(capacity: number, weigh: (value: Value) => number = () => 1) {
    this.#half = Math.max(1, Math.floor(capacity / 2));
    this.#weigh = weigh;
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
    const size = this.#young.size;
    this.#young.set(key, value);
    if (this.#young.size > size) this.#weight += this.#weigh(value);
    if (this.#weight < this.#half) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#weight = 0;
  }

  /** Forgets a key. */
  delete(key: Key): void {
    const known = this.#young.get(key);
    if (known !== undefined && this.#young.delete(key)) this.#weight -= this.#weigh(known);
    this.#old.delete(key);
  }
}
