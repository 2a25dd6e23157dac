import { ean13FromIndex, ean13Range } from '@couponry/engine';

/** Not the range from which activations take their codes. */
const PREFIX = '28';
/** Neighbours in time are no neighbours in the index; a prime, so that every code comes once. */
const STRIDE = 7919;

const checked = ean13Range(PREFIX);

/** The number of the code that comes at a place of a run through all of them. */
export function shuffled(place: number, count: number): number {
  return count % STRIDE === 0 ? place : (place * STRIDE) % count;
}

/** The code with a number. */
export function codeAt(index: number): string {
  if (!checked.ok) throw new Error(checked.message);
  return ean13FromIndex(checked.range, index);
}
