import { TextMap } from './text-map.ts';

/** By the first text of a pair, and then by the second. */
type Generation<Value> = Map<string, TextMap<Value>>;

/**
 * A map with two texts as its key that remembers what was used lately, at most so much: two generations, of which the older is
 * dropped whole when the younger is full. (Deleting the oldest entry one by one gets slower and slower: it steps over the places of
 * all that were deleted before.) The first text is one of few, such as a workspace; the second may be another each time.
 *
 * @example const seen = new RecentMap<number>(1000); seen.set(workspaceId, 'a', 1); seen.get(workspaceId, 'a') // 1
 */
export class RecentMap<Value> {
  readonly #half: number;
  readonly #weigh: (value: Value) => number;
  #young: Generation<Value> = new Map();
  #old: Generation<Value> = new Map();
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
    const value = this.#young.get(first)?.get(second);
    if (value !== undefined) return value;
    const older = this.#old.get(first)?.get(second);
    if (older !== undefined) this.set(first, second, older);
    return older;
  }

  /** Remembers the value of a pair. */
  set(first: string, second: string, value: Value): void {
    const seconds = this.#young.get(first) ?? this.#begin(first);
    const { size } = seconds;
    seconds.set(second, value);
    if (seconds.size > size) this.#weight += this.#weigh(value);
    if (this.#weight < this.#half) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#weight = 0;
  }

  /** Forgets a pair. */
  delete(first: string, second: string): void {
    this.#old.get(first)?.delete(second);
    const seconds = this.#young.get(first);
    const known = seconds?.get(second);
    if (seconds === undefined || known === undefined) return;
    seconds.delete(second);
    this.#weight -= this.#weigh(known);
    if (seconds.size === 0) this.#young.delete(first);
  }

  #begin(first: string): TextMap<Value> {
    const seconds = new TextMap<Value>();
    this.#young.set(first, seconds);
    return seconds;
  }
}
