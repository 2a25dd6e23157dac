import { type ProofCart, worthOf } from '../history/proof-cart.ts';

/**
 * The parts of a discount by line (minor units): in proportion to what the lines are worth, rounded down, and what is left one by one
 * to the largest remainders, of which the larger line comes first, then the one with the smaller id.
 *
 * @example allocate(100, [{ id: 'a', quantity: 1, unitPrice: 200 }, { id: 'b', quantity: 1, unitPrice: 100 }]) // a: 67, b: 33
 */
export function allocate(discount: number, cart: ProofCart): ReadonlyMap<string, number> {
  const whole = cart.reduce((sum, line) => sum + worthOf(line), 0);
  const parts = cart.map((line) => {
    const share = discount * worthOf(line);
    return { id: line.id, worth: worthOf(line), part: Math.floor(share / whole), rest: share % whole };
  });
  const left = discount - parts.reduce((sum, { part }) => sum + part, 0);
  const first = parts.toSorted(
    (one, other) => other.rest - one.rest || other.worth - one.worth || (one.id < other.id ? -1 : 1),
  );
  return new Map(first.map(({ id, part }, place) => [id, place < left ? part + 1 : part]));
}
