import { randomFillSync } from 'node:crypto';

/** Makes a new id at an instant, in milliseconds since the epoch. */
export type MakeId = (now: number) => string;

const POOL_SIZE = 4096;
const RANDOM_BYTES = 10;
const pool = new Uint8Array(POOL_SIZE);
let used = POOL_SIZE;

/** The two hexadecimal digits of each byte: a table, because every redemption makes two ids. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A UUID of version 7 (RFC 9562): 48 bits of time, so that new rows stand together in every index, and 74 random bits.
 *
 * @example makeId(Date.now()) // '019aab3c-9d20-7c5e-8f0a-3b1f6f0e2d41'
 */
export function makeId(now: number): string {
  if (used + RANDOM_BYTES > POOL_SIZE) {
    randomFillSync(pool);
    used = 0;
  }
  const at = used;
  used += RANDOM_BYTES;
  const byte = (index: number): number => pool[at + index] as number;
  const hex = (index: number): string => HEX[byte(index)] as string;
  const version = HEX[0x70 | (byte(0) & 0x0f)] as string;
  const variant = HEX[0x80 | (byte(2) & 0x3f)] as string;
  const node = hex(4) + hex(5) + hex(6) + hex(7) + hex(8) + hex(9);
  return `${timeOf(now)}-${version}${hex(1)}-${variant}${hex(3)}-${node}`;
}

/** The smallest id that could be made at or after an instant: a bound for ranges of ids. */
export function firstIdAt(now: number): string {
  return `${timeOf(now)}-0000-0000-000000000000`;
}

let lastNow = -1;
let lastTime = '';

/** The first two groups of an id. Kept while the millisecond lasts, in which a busy process makes many. */
function timeOf(now: number): string {
  if (now !== lastNow) {
    const time = now.toString(16).padStart(12, '0');
    lastTime = `${time.slice(0, 8)}-${time.slice(8)}`;
    lastNow = now;
  }
  return lastTime;
}
