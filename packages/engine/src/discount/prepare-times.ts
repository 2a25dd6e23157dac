import type { PreparedCart } from '../cart/prepared-cart.ts';
import { notReached, sizeOf, stepTo } from './counted.ts';
import type { Every } from './discount.ts';
import type { Prepared } from './take.ts';

/**
 * What is given as often as an order has so much; or that it has not even one step of it.
 *
 * @param every undefined: once, whatever is in the cart
 * @param prepare what it is, given so many times
 * @example prepareTimes({ by: 'subtotal', step: 10_000, repeat: 5 }, cartOf350, giftOf).take.gift.quantity // 3
 */
export function prepareTimes(
  every: Every | undefined,
  cart: PreparedCart,
  prepare: (times: number) => Prepared,
): Prepared {
  if (every === undefined) return prepare(1);
  const size = sizeOf(every, cart);
  if (size < every.step) return notReached(every, size, every.step);
  const most = every.repeat ?? Number.POSITIVE_INFINITY;
  const times = Math.min(most, Math.floor(size / every.step));
  const prepared = prepare(times);
  if (times === most || 'refusal' in prepared) return prepared;
  return { ...prepared, next: stepTo(every, size, (times + 1) * every.step) };
}
