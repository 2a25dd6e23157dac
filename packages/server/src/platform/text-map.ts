import { randomInt } from 'node:crypto';

const LEAST_PLACES = 16;
/** So many places a text when they are laid out, and when they are laid out anew. */
const [ROOMY, TIGHT] = [4, 2];
/** The prime of FNV-1a for 32 bits. It begins with another number in each process, so that nobody can choose texts that collide. */
const PRIME = 0x01000193;
const OFFSET = randomInt(2 ** 32);

/**
 * A map with texts as its keys, for texts that come anew with each request. V8 keeps one copy of every text that becomes a key of
 * a `Map` or a `Set`, in a table of the whole process, and to look there takes several times as long as what the map itself
 * does. Here a text stays what it was.
 *
 * @example const seen = new TextMap<number>(); seen.set('SALE20', 1); seen.get('SALE20') // 1
 */
export class TextMap<Value> {
  #texts: string[] = [];
  #hashes: number[] = [];
  /** Undefined where the text was deleted. */
  #values: (Value | undefined)[] = [];
  /** Where a text stands in the lists, from 1; 0 for a place that is free. */
  #places = new Int32Array(LEAST_PLACES);
  #size = 0;

  /** How many texts have a value. */
  get size(): number {
    return this.#size;
  }

  /** What stands under a text, if anything. */
  get(text: string): Value | undefined {
    const index = this.#find(text, hashOf(text));
    return index === -1 ? undefined : this.#values[index];
  }

  /** Puts a value in the place of whatever stood there. */
  set(text: string, value: Value): void {
    const hash = hashOf(text);
    const index = this.#find(text, hash);
    if (index === -1) {
      this.#add(text, hash, value);
      return;
    }
    if (this.#values[index] === undefined) this.#size += 1;
    this.#values[index] = value;
  }

  /** Takes a text away. */
  delete(text: string): void {
    const index = this.#find(text, hashOf(text));
    if (index === -1 || this.#values[index] === undefined) return;
    this.#values[index] = undefined;
    this.#size -= 1;
  }

  /** Its index in the lists, or -1. */
  #find(text: string, hash: number): number {
    const places = this.#places;
    const last = places.length - 1;
    for (let place = hash & last; ; place = (place + 1) & last) {
      const index = (places[place] ?? 0) - 1;
      if (index === -1 || (this.#hashes[index] === hash && this.#texts[index] === text)) return index;
    }
  }

  #add(text: string, hash: number, value: Value): void {
    if (this.#texts.length * TIGHT >= this.#places.length) this.#layOut();
    this.#texts.push(text);
    this.#hashes.push(hash);
    this.#values.push(value);
    this.#size += 1;
    this.#take(hash, this.#texts.length);
  }

  /** Gives more places to what was not deleted. */
  #layOut(): void {
    if (this.#size < this.#texts.length) this.#dropDeleted();
    let places = LEAST_PLACES;
    while (places < this.#texts.length * ROOMY) places *= 2;
    this.#places = new Int32Array(places);
    for (const [index, hash] of this.#hashes.entries()) this.#take(hash, index + 1);
  }

  #dropDeleted(): void {
    const isLeft = this.#values.map((value) => value !== undefined);
    this.#texts = this.#texts.filter((_, index) => isLeft[index]);
    this.#hashes = this.#hashes.filter((_, index) => isLeft[index]);
    this.#values = this.#values.filter((_, index) => isLeft[index]);
  }

  #take(hash: number, index: number): void {
    const places = this.#places;
    const last = places.length - 1;
    let place = hash & last;
    while (places[place] !== 0) place = (place + 1) & last;
    places[place] = index;
  }
}

function hashOf(text: string): number {
  let hash = OFFSET;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  }
  // Places are told by the lower half, which has less of the last characters than the upper one.
  return (hash ^ (hash >>> 15)) | 0;
}
