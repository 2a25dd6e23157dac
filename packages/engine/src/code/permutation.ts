import type { Ean13Range } from './code-range.ts';

/**
 * A keyed pseudo-random function of 16-byte blocks, many at once: n x 16 bytes in, n x 16 bytes out, in the
 * same order. The same block always gives the same output. AES with a secret key is one; it comes in as an
 * argument because the engine knows no secrets.
 */
export type PseudoRandomFunction = (blocks: Uint8Array) => Uint8Array;

const BLOCK_BYTES = 16;
const ROUNDS = 10;
/** Below 10^6 Feistel networks are weak (SP 800-38G Rev. 1 forbids it); above 10^12 a half needs more than 20 bits. */
const SMALLEST = 1e6;
const LARGEST = 1e12;

/**
 * Where each index goes under a secret permutation of the range: a bijection of 0 .. size - 1. Counting up
 * 0, 1, 2 ... thus gives numbers that never repeat and can't be guessed from each other. The prefix is part of what is
 * enciphered, so that ranges under one key have unrelated permutations. What it gives may never change:
 * codes are out there.
 *
 * A Feistel network on pairs (left below a, right below b) with a x b just above the size, and cycle walking
 * back into it: J. Black, P. Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002. Ten rounds as in
 * FF1, NIST SP 800-38G. The batch goes through round by round: ten calls of `prf`, a few more where some walk.
 *
 * @throws RangeError when the size is outside 10^6 .. 10^12 or an index outside the range
 * @example permute({ prefix: '29', size: 1e10 }, [0, 1, 2], aesPrf(key)) // three unrelated values below 10^10
 */
export function permute(range: Ean13Range, indices: readonly number[], prf: PseudoRandomFunction): number[] {
  const { size } = range;
  if (!isIntegerWithin(size, SMALLEST, LARGEST)) throw new RangeError(`No permutation of ${size} values`);
  const outside = indices.find((index) => !isIntegerWithin(index, 0, size - 1));
  if (outside !== undefined) throw new RangeError(`Index ${outside} is outside the range of ${size} values`);
  const values = [...indices];
  let walking = values.map((_, place) => place);
  while (walking.length > 0) {
    const next = encipher(range, pick(values, walking), prf);
    for (const [turn, place] of walking.entries()) values[place] = next[turn]!;
    walking = walking.filter((place) => values[place]! >= size);
  }
  return values;
}

/** One bijection of 0 .. a x b - 1: the even rounds change the left halves, the odd ones the right. */
function encipher(range: Ean13Range, values: number[], prf: PseudoRandomFunction): number[] {
  const a = Math.ceil(Math.sqrt(range.size));
  const b = Math.ceil(range.size / a);
  let left = values.map((value) => value % a);
  let right = values.map((value) => Math.floor(value / a));
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round % 2 === 0) left = add(left, prf(blocksOf(range, round, right)), a);
    else right = add(right, prf(blocksOf(range, round, left)), b);
  }
  return left.map((half, place) => half + a * right[place]!);
}

/** 4 bytes prefix (a 1 before it keeps leading zeros apart), 8 size, 1 round, 3 half: no two meanings share a block. */
function blocksOf(range: Ean13Range, round: number, halves: readonly number[]): Uint8Array {
  const blocks = new DataView(new ArrayBuffer(halves.length * BLOCK_BYTES));
  for (const [place, half] of halves.entries()) {
    const start = place * BLOCK_BYTES;
    blocks.setUint32(start, Number(`1${range.prefix}`));
    blocks.setUint32(start + 4, Math.floor(range.size / 2 ** 32));
    blocks.setUint32(start + 8, range.size % 2 ** 32);
    blocks.setUint32(start + 12, round * 2 ** 24 + half);
  }
  return new Uint8Array(blocks.buffer);
}

/**
 * (half + the output as a 128-bit number) mod the radix. Word by word no step passes 2^53, for the radix is at most
 * 10^6; and a residue is likelier than another by less than 10^6 / 2^128, which nobody can measure.
 */
function add(halves: readonly number[], output: Uint8Array, radix: number): number[] {
  if (output.length !== halves.length * BLOCK_BYTES) throw new Error('The PRF gave another number of bytes');
  const words = new DataView(output.buffer, output.byteOffset, output.byteLength);
  return halves.map((half, place) => {
    let rest = 0;
    for (let byte = 0; byte < BLOCK_BYTES; byte += 4) {
      rest = (rest * 2 ** 32 + words.getUint32(place * BLOCK_BYTES + byte)) % radix;
    }
    return (half + rest) % radix;
  });
}

function pick(values: readonly number[], places: readonly number[]): number[] {
  return places.map((place) => values[place]!);
}

function isIntegerWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
