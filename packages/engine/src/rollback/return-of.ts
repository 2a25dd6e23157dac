/**
 * How much of a line's discount (minor units) has come back once so many of its units were returned: floor(a x k / q), so that all
 * parts together are the whole. Exact beyond 2^53.
 *
 * @example returnOf(100, 1, 3) // 33
 */
export function returnOf(discount: number, returned: number, quantity: number): number {
  return Number((BigInt(discount) * BigInt(returned)) / BigInt(quantity));
}
