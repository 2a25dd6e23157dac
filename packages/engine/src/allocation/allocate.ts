import { totalOf } from '../money/total-of.ts';

/** Remainders are put into so many classes; only those of one class have to be compared with each other. */
const CLASSES = 16;

/**
 * Splits an amount over lines in proportion to theirs, by largest remainder: each gets floor(amount x a / A); what is left goes
 * one by one to the largest remainders, of equal ones to the larger amount, then to the line that comes first. The parts
 * sum to the amount, and none is more than its line. Exact, also beyond 2^53.
 *
 * @param amount in minor units, at most the sum of `amounts`
 * @param amounts of the lines, in minor units, in the order of their ids
 * @example allocate(100, [333, 333, 334]) // [33, 33, 34]
 */
export function allocate(amount: number, amounts: ArrayLike<number>): number[] {
  const total = totalOf(amounts);
  const rests: number[] = [];
  // Each product is at most this one. Below 2^53 a quotient of doubles is never rounded up to the next integer.
  const split = amount * total <= Number.MAX_SAFE_INTEGER ? splitPlainly : splitExactly;
  const parts = split(amount, amounts, total, rests);
  const missing = amount - totalOf(parts);
  if (missing > 0) giveRest(missing, rests, amounts, parts);
  return parts;
}

/** The whole parts; `rests` is filled with what each division leaves. */
type Split = (amount: number, amounts: ArrayLike<number>, total: number, rests: number[]) => number[];

const splitPlainly: Split = (amount, amounts, total, rests) => {
  const parts: number[] = [];
  for (let at = 0; at < amounts.length; at += 1) {
    const product = amount * (amounts[at] ?? 0);
    const part = product === 0 ? 0 : Math.floor(product / total);
    parts.push(part);
    rests.push(product - part * total);
  }
  return parts;
};

const splitExactly: Split = (amount, amounts, total, rests) => {
  const divisor = BigInt(total);
  return Array.from(amounts, (each) => {
    const product = BigInt(amount) * BigInt(each);
    rests.push(Number(product % divisor));
    return Number(product / divisor);
  });
};

/** Gives one more to each of the so many largest remainders, without sorting all of them. */
function giveRest(
  missing: number,
  rests: readonly number[],
  amounts: ArrayLike<number>,
  parts: number[],
): void {
  const scale = CLASSES / Math.max(...rests);
  const sizes = new Array<number>(CLASSES + 2).fill(0);
  // Rounded or not, a larger remainder is never in a lower class.
  for (const rest of rests) {
    const index = Math.floor(rest * scale);
    sizes[index] = (sizes[index] ?? 0) + 1;
  }
  let open = missing;
  let last = CLASSES + 1;
  while ((sizes[last] ?? 0) < open) {
    open -= sizes[last] ?? 0;
    last -= 1;
  }
  const candidates: number[] = [];
  for (let at = 0; at < rests.length; at += 1) {
    const index = Math.floor((rests[at] ?? 0) * scale);
    if (index > last) parts[at] = (parts[at] ?? 0) + 1;
    else if (index === last) candidates.push(at);
  }
  candidates.sort(
    (one, other) =>
      (rests[other] ?? 0) - (rests[one] ?? 0) || (amounts[other] ?? 0) - (amounts[one] ?? 0) || one - other,
  );
  for (const at of candidates.slice(0, open)) parts[at] = (parts[at] ?? 0) + 1;
}
