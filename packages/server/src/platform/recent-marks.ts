import { randomInt } from 'node:crypto';

/** So many slots for each entry, at least: looking for one takes a step or two. */
const SLOTS_AN_ENTRY = 2;
/** By what characters are mixed into the halves of a mark: as FNV-1a does, and the same with the first multiplier of xxHash. */
const LEFT_PRIME = 0x0100_0193;
const RIGHT_PRIME = 0x9e37_79b1;
/** What comes after the first text, so that no other pair reads alike. */
const END = '\0';
/** With what the halves begin, which is something else in each process. */
const LEFT_OFFSET = randomInt(2 ** 32);
const RIGHT_OFFSET = randomInt(2 ** 32);

/** Values by their marks: each stands in the slot that its mark tells, or in the next one that is free (open addressing). */
class Generation<Value> {
  readonly #lefts: Int32Array;
  /** Never 0 but where a slot is free. */
  readonly #rights: Int32Array;
  readonly #values: (Value | undefined)[];
  taken = 0;

  constructor(slots: number) {
    this.#lefts = new Int32Array(slots);
    this.#rights = new Int32Array(slots);
    this.#values = new Array<Value | undefined>(slots).fill(undefined);
  }

  get(left: number, right: number): Value | undefined {
    return this.#values[this.#slotOf(left, right)];
  }

  set(left: number, right: number, value: Value | undefined): void {
    const slot = this.#slotOf(left, right);
    if (this.#rights[slot] === 0) this.taken += 1;
    this.#lefts[slot] = left;
    this.#rights[slot] = right;
    this.#values[slot] = value;
  }

  clear(): void {
    this.#rights.fill(0);
    this.#values.fill(undefined);
    this.taken = 0;
  }

  #slotOf(left: number, right: number): number {
    const last = this.#rights.length - 1;
    let slot = (left ^ (left >>> 15)) & last;
    while (this.#rights[slot] !== 0 && (this.#rights[slot] !== right || this.#lefts[slot] !== left)) {
      slot = (slot + 1) & last;
    }
    return slot;
  }
}

/**
 * Remembers values of pairs of texts that were used lately, as `RecentMap` does, but of the texts only a mark of 63 bits. Nothing that a
 * request brought stays alive for it, and it takes the same memory from its first entry to its last. A value may be another pair's, once
 * in some million billion questions: for what is looked at again before it decides anything, or may be wrong that seldom.
 *
 * @example const seen = new RecentMarks<number>(1000); seen.set(workspaceId, 'a', 1); seen.get(workspaceId, 'a') // 1
 */
export class RecentMarks<Value> {
  readonly #half: number;
  /** Made when there is something to remember; of the two, the older is emptied when the younger is full. */
  #young: Generation<Value> | null = null;
  #old: Generation<Value> | null = null;
  /** What the mark begins with for the first text of the last question: it nearly always is that of the next one. */
  #first: string | null = null;
  #leftOfFirst = 0;
  #rightOfFirst = 0;
  /** The mark that was reckoned last. In fields, so that no question makes an object. */
  #left = 0;
  #right = 0;

  /** @param capacity how many entries at most, at least 2; half of it is remembered for certain */
  constructor(capacity: number) {
    this.#half = Math.max(1, Math.floor(capacity / 2));
  }

  /** The value of a pair, which from now on is one of those used lately; undefined when it is not remembered. */
  get(first: string, second: string): Value | undefined {
    if (this.#young === null) return undefined;
    this.#reckon(first, second);
    const value = this.#young.get(this.#left, this.#right);
    if (value !== undefined) return value;
    const older = this.#old?.get(this.#left, this.#right);
    if (older !== undefined) this.#put(older);
    return older;
  }

  /** Remembers the value of a pair. */
  set(first: string, second: string, value: Value): void {
    this.#reckon(first, second);
    this.#put(value);
  }

  /** Forgets the value of a pair; its place is free when its generation is emptied. */
  delete(first: string, second: string): void {
    this.#reckon(first, second);
    for (const generation of [this.#young, this.#old]) {
      if (generation?.get(this.#left, this.#right) === undefined) continue;
      generation.set(this.#left, this.#right, undefined);
    }
  }

  #put(value: Value): void {
    const young = this.#young ?? this.#make();
    young.set(this.#left, this.#right, value);
    if (young.taken < this.#half) return;
    const emptied = this.#old ?? this.#make();
    emptied.clear();
    this.#old = young;
    this.#young = emptied;
  }

  #make(): Generation<Value> {
    const made = new Generation<Value>(2 ** Math.ceil(Math.log2(SLOTS_AN_ENTRY * this.#half)));
    this.#young ??= made;
    return made;
  }

  #reckon(first: string, second: string): void {
    if (first !== this.#first) {
      this.#first = first;
      this.#leftOfFirst = mixed(LEFT_OFFSET, `${first}${END}`, LEFT_PRIME);
      this.#rightOfFirst = mixed(RIGHT_OFFSET, `${first}${END}`, RIGHT_PRIME);
    }
    this.#left = mixed(this.#leftOfFirst, second, LEFT_PRIME);
    this.#right = mixed(this.#rightOfFirst, second, RIGHT_PRIME) | 1;
  }
}

function mixed(hash: number, text: string, prime: number): number {
  let mix = hash;
  for (let index = 0; index < text.length; index += 1) mix = Math.imul(mix ^ text.charCodeAt(index), prime);
  return mix;
}
