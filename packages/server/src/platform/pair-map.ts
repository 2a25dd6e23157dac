import { randomInt } from 'node:crypto';

/** So many characters at the start and at the end of a text tell most texts apart that are asked for together. */
const SAMPLED = 6;
/** So many characters at the end of a first text tell most of them apart: it is an id, or a word. */
const END = 4;
/** How many lists the entries of a new map are spread over, and how many times as many when there are more entries; powers of two. */
const FEWEST_LISTS = 32;
const MORE_LISTS = 4;
/** By which each character is mixed with those before it (FNV-1a), which begins with another number in each process. */
const FNV_PRIME = 0x0100_0193;
const OFFSET = randomInt(2 ** 32);

/** Where a list ends. */
const NOWHERE = -1;

/**
 * By what the entries of a map are spread over its lists. `all` looks at the whole second text and the end of the first, so that nobody
 * can choose texts that all fall into one list: for what stays. `ends` looks at a few characters of the second text only, which takes
 * half as long: for what a batch has, which is so little that whoever chooses such texts makes it slower by a fraction of a millisecond.
 */
export type Spread = 'all' | 'ends';

/**
 * A map with two texts as its key, for texts that come anew with each request; a text alone goes with '' as the first.
 *
 * Not a `Map`, because V8 keeps a copy of each text that has not been a key before among the old objects, where only a look through all
 * of them finds it again, and to find that copy takes several times as long as what the map itself does; and not maps in a map, of which
 * each coupon of a batch would have one with a single entry. Entries are places in a few arrays and no objects: what a batch has lives
 * while it is stored, and each object that lives is copied.
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
  readonly #isOfEnds: boolean;

  /** @param spread by what entries are spread over lists */
  constructor(spread: Spread = 'all') {
    this.#isOfEnds = spread === 'ends';
  }

  /** How many pairs have a value. */
  get size(): number {
    return this.#values.length;
  }

  /** What stands under the pair, if anything. */
  get(first: string, second: string): Value | undefined {
    const place = this.#find(this.#hashOf(first, second), first, second);
    return place === NOWHERE ? undefined : this.#values[place];
  }

  /** Puts a value in the place of whatever stood there. */
  set(first: string, second: string, value: Value): void {
    const hash = this.#hashOf(first, second);
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

  /** Takes a pair away; the last one goes to its place. */
  delete(first: string, second: string): void {
    const place = this.#find(this.#hashOf(first, second), first, second);
    if (place === NOWHERE) return;
    this.#unlink(place);
    const last = this.#values.length - 1;
    if (place < last) {
      this.#unlink(last);
      for (const column of [this.#firsts, this.#seconds, this.#values, this.#hashes])
        column.copyWithin(place, last);
      this.#link(place, this.#hashes[place] ?? 0);
    }
    for (const column of [this.#firsts, this.#seconds, this.#values, this.#hashes, this.#nexts]) column.pop();
  }

  /** All values, in the order in which their keys came where none was taken away. */
  values(): readonly Value[] {
    return this.#values;
  }

  #hashOf(first: string, second: string): number {
    return this.#isOfEnds ? hashOfEnds(second) : hashOfAll(first, second);
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

  #unlink(place: number): void {
    const list = (this.#hashes[place] ?? 0) & (this.#lists.length - 1);
    const next = this.#nexts[place] ?? NOWHERE;
    let before = this.#lists[list] ?? NOWHERE;
    if (before === place) {
      this.#lists[list] = next;
      return;
    }
    while (this.#nexts[before] !== place) before = this.#nexts[before] ?? NOWHERE;
    this.#nexts[before] = next;
  }
}

function emptyLists(count: number): number[] {
  return new Array<number>(count).fill(NOWHERE);
}

function hashOfAll(first: string, second: string): number {
  const end = mixed(OFFSET, first, Math.max(0, first.length - END), first.length);
  return folded(mixed(end, second, 0, second.length));
}

/** Of a few characters: those of a text that was just made have not been looked at yet. */
function hashOfEnds(text: string): number {
  const { length } = text;
  const start = Math.min(length, SAMPLED);
  const hash = mixed(length, text, 0, start);
  return folded(mixed(hash, text, Math.max(start, length - SAMPLED), length));
}

function mixed(hash: number, text: string, from: number, until: number): number {
  let mix = hash;
  for (let index = from; index < until; index += 1) mix = Math.imul(mix ^ text.charCodeAt(index), FNV_PRIME);
  return mix;
}

/** A whole number of 31 bits. Lists are told by the lower half, which has less of the last characters than the upper one. */
function folded(hash: number): number {
  return (hash ^ (hash >>> 15)) & 0x7fff_ffff;
}
