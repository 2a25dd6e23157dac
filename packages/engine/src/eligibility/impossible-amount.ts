import type { Match } from '../cart/match.ts';
import type { Bounds } from './bounds.ts';
import type { ParameterProblem } from './rule.ts';

/** How many units of which lines there are, and what they come to together (minor units). */
interface UnitsForAmount {
  readonly match: Match;
  readonly quantity?: Bounds;
  readonly amount?: Bounds;
}

/**
 * What is wrong where so many units at such prices never come to such an amount, or null.
 *
 * @example impossibleAmount({ match: { unitPrice: { max: 50 } }, quantity: { max: 2 }, amount: { min: 101 } })
 *   // { field: 'amount/min', message: 'must be at most 100: "match" and "quantity" let nothing be there for more' }
 */
export function impossibleAmount({ match, quantity, amount }: UnitsForAmount): ParameterProblem | null {
  if (amount === undefined) return null;
  const { min: wanted = 0, max: allowed = Number.POSITIVE_INFINITY } = amount;
  const { min: cheapest = 0, max: dearest = Number.POSITIVE_INFINITY } = match.unitPrice ?? {};
  const { min: fewest = 0, max: most = Number.POSITIVE_INFINITY } = quantity ?? {};
  // Zero times infinity is no number; no units, or units for nothing, come to nothing.
  const greatest = most === 0 || dearest === 0 ? 0 : most * dearest;
  if (wanted > greatest) {
    const message = `must be at most ${greatest}: "match" and "quantity" let nothing be there for more`;
    return { field: 'amount/min', message };
  }
  // What comes to something is at least one unit.
  const least = Math.max(fewest, wanted > 0 ? 1 : 0) * cheapest;
  if (allowed >= least) return null;
  const message = `must be at least ${least}: what "match" and "quantity" ask for comes to no less`;
  return { field: 'amount/max', message };
}
