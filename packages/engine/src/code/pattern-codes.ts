import { fillPattern, PATTERN_ALPHABET, placesOf } from './code-pattern.ts';
import { type PseudoRandomFunction, permute } from './permutation.ts';

const BLOCK_BYTES = 16;
const WORD_BYTES = 4;
const WORDS_A_BLOCK = BLOCK_BYTES / WORD_BYTES;
const RADIX = PATTERN_ALPHABET.length;
/** 30^8 is the most that `permute` takes; whatever more places there are is filled by the keyed function. */
const PERMUTED_PLACES = 8;
/** The first byte of what is enciphered for patterns; that of EAN-13 ranges is 0. */
const OF_PATTERNS = 1;

/**
 * How many codes a pattern is good for before it is used up: at most 30^8.
 *
 * @example patternSize('WIN-#####') // 24_300_000
 */
export function patternSize(pattern: string): number {
  return RADIX ** Math.min(placesOf(pattern), PERMUTED_PLACES);
}

/**
 * The codes of a pattern at some of its indices, under a secret permutation. Codes of two indices are always two: the first
 * eight places (or fewer, if it has no more) are a permutation of the index. The places behind are a keyed function of it, so
 * that a guess has to get all of them right. Patterns under one key are unrelated. What it gives may never change.
 *
 * @example patternCodes('WIN-####-####', [0, 1], aesPrf(key)) // two codes that tell nothing of each other
 */
export function patternCodes(
  pattern: string,
  indices: readonly number[],
  prf: PseudoRandomFunction,
): string[] {
  const own = functionOfPattern(pattern, prf);
  const places = placesOf(pattern);
  const permuted = permute({ prefix: '', size: patternSize(pattern) }, indices, own);
  const more = Math.max(0, places - PERMUTED_PLACES);
  const words = wordsOf(indices, Math.ceil(more / WORDS_A_BLOCK), own);
  return permuted.map((value, turn) => {
    const digits = digitsOf(value, places - more);
    return fillPattern(pattern, [...digits, ...(words[turn] ?? []).slice(0, more)]);
  });
}

/** A function for this pattern alone: each block is masked by a secret that is drawn from the pattern (a CBC-MAC, length first). */
function functionOfPattern(pattern: string, prf: PseudoRandomFunction): PseudoRandomFunction {
  const text = Uint8Array.from([OF_PATTERNS, pattern.length, ...pattern].map(byteOf));
  let mask = new Uint8Array(BLOCK_BYTES);
  for (let at = 0; at < text.length; at += BLOCK_BYTES) {
    mask = new Uint8Array(prf(masked(text.subarray(at, at + BLOCK_BYTES), mask)));
  }
  return (blocks) => prf(masked(blocks, mask));
}

function byteOf(item: number | string): number {
  return typeof item === 'number' ? item : item.charCodeAt(0);
}

/** Whole blocks, each added to the mask without carry; a last one that is short is filled up with zeros. */
function masked(bytes: Uint8Array, mask: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / BLOCK_BYTES) * BLOCK_BYTES);
  return whole.map((_, at) => (bytes[at] ?? 0) ^ (mask[at % BLOCK_BYTES] ?? 0));
}

/** For each index so many blocks of keyed values below the radix. A value is likelier than another by less than 30 / 2^32. */
function wordsOf(indices: readonly number[], blocks: number, prf: PseudoRandomFunction): number[][] {
  const input = new DataView(new ArrayBuffer(indices.length * blocks * BLOCK_BYTES));
  for (const [turn, index] of indices.entries()) {
    for (let block = 0; block < blocks; block += 1) {
      const start = (turn * blocks + block) * BLOCK_BYTES;
      input.setUint32(start, 2 ** 31 + block);
      input.setUint32(start + 4, Math.floor(index / 2 ** 32));
      input.setUint32(start + 8, index % 2 ** 32);
    }
  }
  const output = blocks === 0 ? new Uint8Array() : prf(new Uint8Array(input.buffer));
  const words = new DataView(output.buffer, output.byteOffset, output.byteLength);
  const count = blocks * WORDS_A_BLOCK;
  return indices.map((_, turn) =>
    Array.from({ length: count }, (__, word) => words.getUint32((turn * count + word) * WORD_BYTES) % RADIX),
  );
}

/** The digits of a number in base 30, the last one first. */
function digitsOf(value: number, places: number): number[] {
  const digits: number[] = [];
  for (let rest = value; digits.length < places; rest = Math.floor(rest / RADIX)) digits.push(rest % RADIX);
  return digits;
}
