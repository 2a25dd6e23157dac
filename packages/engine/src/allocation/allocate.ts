import { totalOf } from '../money/total-of.ts';

/**
 * Splits an amount over lines in proportion to theirs, by largest remainder: each gets floor(amount x a / A); what is left goes
 * one by one to the largest remainders, of equal ones to the larger amount, then to the line that comes first. The parts
 * sum to the amount, and none is more than its line. Exact, also beyond 2^53.
 *
 * @param amount in minor units, at most the sum of `amounts`
 * @param amounts of the lines, in minor units, in the order of their ids
 * @example allocate(100, [333, 333, 334]) // [33, 33, 34]
 */
export function allocate(amount: number, amounts: ArrayLike<number>): Float64Array {
  const total = totalOf(amounts);
  if (amount === total) return Float64Array.from(amounts);
  const parts = new Float64Array(amounts.length);
  if (amount === 0) return parts;
  const rests = new Float64Array(amounts.length);
  // Each product is at most this one. Below 2^53 a quotient of doubles is never rounded up to the next integer.
  const split = amount * total <= Number.MAX_SAFE_INTEGER ? splitPlainly : splitExactly;
  giveRest(amount - split(amount, amounts, total, parts, rests), amounts, parts, rests);
  return parts;
}

/** Fills whole parts and remainders. @returns what was given */
type Split = (
  amount: number,
  amounts: ArrayLike<number>,
  total: number,
  parts: Float64Array,
  rests: Float64Array,
) => number;

const splitPlainly: Split = (amount, amounts, total, parts, rests) => {
  let given = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const product = amount * (amounts[at] ?? 0);
    const part = Math.floor(product / total);
    parts[at] = part;
    rests[at] = product - part * total;
    given += part;
  }
  return given;
};

const splitExactly: Split = (amount, amounts, total, parts, rests) => {
  const divisor = BigInt(total);
  let given = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const product = BigInt(amount) * BigInt(amounts[at] ?? 0);
    const part = Number(product / divisor);
    parts[at] = part;
    rests[at] = Number(product % divisor);
    given += part;
  }
  return given;
};

function giveRest(
  missing: number,
  amounts: ArrayLike<number>,
  parts: Float64Array,
  rests: Float64Array,
): void {
  if (missing === 0) return;
  const least = rests.slice().sort()[rests.length - missing] ?? 0;
  const equal: number[] = [];
  let open = missing;
  for (let at = 0; at < parts.length; at += 1) {
    const rest = rests[at] ?? 0;
    if (rest === least) equal.push(at);
    if (rest <= least) continue;
    parts[at] = (parts[at] ?? 0) + 1;
    open -= 1;
  }
  equal.sort((one, other) => (amounts[other] ?? 0) - (amounts[one] ?? 0) || one - other);
  for (const at of equal.slice(0, open)) parts[at] = (parts[at] ?? 0) + 1;
}
