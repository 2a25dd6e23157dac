/**
 * floor(amount x part / whole), exactly, also where the product passes 2^53.
 *
 * @param whole above 0
 * @example floorShare(100, 2, 3) // 66
 */
export function floorShare(amount: number, part: number, whole: number): number {
  const product = amount * part;
  // A quotient of doubles below 2^53 is never rounded up to the next integer.
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / whole);
  return Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
}
