/**
 * The sum of amounts of minor units; exact, as every amount of an order is.
 *
 * @example totalOf([250, 50]) // 300
 */
export function totalOf(amounts: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < amounts.length; at += 1) total += amounts[at] ?? 0;
  return total;
}
