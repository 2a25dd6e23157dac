import { type Bounds, sideOf } from './bounds.ts';
import type { Fix } from './fix.ts';
import type { ParameterProblem, RuleRefusal } from './rule.ts';

/** What is done about a number that misses its bounds by so much. */
export interface BoundFixes {
  readonly below: (missing: number) => Fix | null;
  readonly above: (tooMuch: number) => Fix | null;
}

/**
 * What a rule says of a number that lies outside its bounds, or null: `<name>_below_minimum` or `<name>_above_maximum`, the
 * number, the bound that it misses and what is done about it.
 */
export function outOfBounds<Name extends string>(
  name: Name,
  bounds: Bounds,
  value: number,
  fixes: BoundFixes,
): RuleRefusal<`${Name}_below_minimum` | `${Name}_above_maximum`> | null {
  const missed = sideOf(bounds, value);
  if (missed === null) return null;
  const fix = fixes[missed.side](Math.abs(missed.bound - value));
  const reason = missed.side === 'below' ? `${name}_below_minimum` : `${name}_above_maximum`;
  return {
    reason: reason as `${Name}_below_minimum` | `${Name}_above_maximum`,
    actual: value,
    expected: missed.bound,
    ...(fix === null ? {} : { fix }),
  };
}

/** Bounds between which nothing lies. */
export function minAboveMax({ min, max }: Bounds): ParameterProblem | null {
  if (min === undefined || max === undefined || min <= max) return null;
  return { field: 'min', message: 'must not be above "max"' };
}
