import { PairMap } from './pair-map.ts';

/**
 * A map with two texts as its key that remembers what was used lately, at most so much: two generations, of which the older is
 * dropped whole when the younger is full, so that nobody has to keep in which order entries were used.
 *
 * @example const seen = new RecentMap<number>(1000); seen.set(workspaceId, 'a', 1); seen.get(workspaceId, 'a') // 1
 */
export class RecentMap<Value> {
  readonly #half: number;
  readonly #weigh: (value: Value) => number;
  #young = new PairMap<Value>();
  #old = new PairMap<Value>();
  #weight = 0;

  /**
   * @param capacity how many entries at most, at least 2; half of it is remembered for certain
   * @param weigh for how many entries a value counts; each for one where it is left out
   */
  constructor(capacity: number, weigh: (value: Value) => number = () => 1) {
    this.#half = Math.max(1, Math.floor(capacity / 2));
    this.#weigh = weigh;
  }

  /** The value of a pair, which from now on is one of those used lately; undefined when it is not remembered. */
  get(first: string, second: string): Value | undefined {
    const value = this.#young.get(first, second);
    if (value !== undefined) return value;
    const older = this.#old.get(first, second);
    if (older !== undefined) this.set(first, second, older);
    return older;
  }

  /** Remembers the value of a pair. */
  set(first: string, second: string, value: Value): void {
    const { size } = this.#young;
    this.#young.set(first, second, value);
    if (this.#young.size > size) this.#weight += this.#weigh(value);
    if (this.#weight < this.#half) return;
    this.#old = this.#young;
    this.#young = new PairMap();
    this.#weight = 0;
  }

  /** Forgets a pair. */
  delete(first: string, second: string): void {
    this.#old.delete(first, second);
    const known = this.#young.get(first, second);
    if (known === undefined) return;
    this.#young.delete(first, second);
    this.#weight -= this.#weigh(known);
  }
}
