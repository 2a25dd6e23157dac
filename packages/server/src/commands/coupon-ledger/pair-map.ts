/** So many characters at the start and at the end of a text tell most texts apart that are asked for together. */
const SAMPLED = 6;
/** How many lists the entries of a new map are spread over, and how many times as many when there are more entries; powers of two. */
const FEWEST_LISTS = 32;
const MORE_LISTS = 4;
/** By which each character is mixed with those before it (FNV-1a). */
const FNV_PRIME = 0x0100_0193;

/** Where a list ends. */
const NOWHERE = -1;

/**
 * A map with two texts as its key, for as many entries as a batch has: whoever chooses texts that all fall into one list makes a batch
 * slower by a fraction of a millisecond, not more. The second text is to tell entries apart, for by it they are spread over lists.
 *
 * Not a `Map`, because that keeps a copy of each text that has not been a key before among the old objects, where only a look through
 * all of them finds it again; and not maps in a map, of which each coupon of a batch would have one with a single entry. Entries are
 * places in a few arrays and no objects: what a batch has lives while it is stored, and each object that lives is copied.
 *
 * @example holders.get(couponId, clientId)
 */
export class PairMap<Value> {
  readonly #firsts: string[] = [];
  readonly #seconds: string[] = [];
  readonly #values: Value[] = [];
  readonly #hashes: number[] = [];
  /** By the place of an entry, the place of the next one of its list. */
  readonly #nexts: number[] = [];
  /** The places at which the lists begin. */
  #lists = emptyLists(FEWEST_LISTS);

  /** What stands under the pair, if anything. */
  get(first: string, second: string): Value | undefined {
    const place = this.#find(hashOf(second), first, second);
    return place === NOWHERE ? undefined : this.#values[place];
  }

  /** Puts a value in the place of whatever stood there. */
  set(first: string, second: string, value: Value): void {
    const hash = hashOf(second);
    const place = this.#find(hash, first, second);
    if (place !== NOWHERE) {
      this.#values[place] = value;
      return;
    }
    if (this.#values.length === this.#lists.length) this.#spread();
    this.#firsts.push(first);
    this.#seconds.push(second);
    this.#hashes.push(hash);
    this.#link(this.#values.push(value) - 1, hash);
  }

  /** All values, in the order in which their keys came. */
  values(): readonly Value[] {
    return this.#values;
  }

  #find(hash: number, first: string, second: string): number {
    let place = this.#lists[hash & (this.#lists.length - 1)] ?? NOWHERE;
    while (place !== NOWHERE) {
      const isIt = this.#hashes[place] === hash && this.#seconds[place] === second;
      if (isIt && this.#firsts[place] === first) return place;
      place = this.#nexts[place] ?? NOWHERE;
    }
    return NOWHERE;
  }

  /** Spreads the entries over more lists. */
  #spread(): void {
    this.#lists = emptyLists(MORE_LISTS * this.#lists.length);
    for (let place = 0; place < this.#hashes.length; place += 1) this.#link(place, this.#hashes[place] ?? 0);
  }

  #link(place: number, hash: number): void {
    const list = hash & (this.#lists.length - 1);
    this.#nexts[place] = this.#lists[list] ?? NOWHERE;
    this.#lists[list] = place;
  }
}

function emptyLists(count: number): number[] {
  return new Array<number>(count).fill(NOWHERE);
}

/** A whole number of 31 bits, of a few characters: those of a text that was just made have not been looked at yet. */
function hashOf(text: string): number {
  const { length } = text;
  let hash = length;
  const start = Math.min(length, SAMPLED);
  for (let index = 0; index < start; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  for (let index = Math.max(start, length - SAMPLED); index < length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  }
  return (hash ^ (hash >>> 15)) & 0x7fff_ffff;
}
