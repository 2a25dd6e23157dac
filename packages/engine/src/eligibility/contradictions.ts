import { type ConditionProblem, within } from './condition-problem.ts';
import type { ParameterProblem } from './rule.ts';
import type { ObjectShape } from './shape.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What fields that fit one by one say against one another, so that no value could be all of it.
 *
 * @example contradictions({ ...shape, rising: [['min', 'max']] }, { min: 2, max: 1 }, '/is/number')
 *   // [{ field: '/is/number/min', code: 'invalid', message: 'must not be above "max"' }]
 */
export function contradictions(
  { rising = [], open = [], apart = [] }: ObjectShape,
  value: Fields,
  pointer: string,
): ConditionProblem[] {
  const found = [
    ...rising.map(([low, high]) => falling(value, low, high)),
    ...open.map(([wanted, forbidden]) => nothingOpen(value, wanted, forbidden)),
    ...apart.map(([wanted, forbidden]) => inBoth(value, wanted, forbidden)),
  ].filter((problem) => problem !== null);
  return found.map(({ field, message }) => ({ field: within(pointer, field), code: 'invalid', message }));
}

/**
 * What is wrong where all that is wanted is forbidden, or null.
 *
 * @example nothingOpen({ in: ['web'], notIn: ['web'] }) // { field: 'in', message: 'must have one that is not in "notIn"' }
 */
export function nothingOpen(value: Fields, wanted = 'in', forbidden = 'notIn'): ParameterProblem | null {
  const [want, forbid] = [setOf(value[wanted]), setOf(value[forbidden])];
  if (want.size === 0 || !want.isSubsetOf(forbid)) return null;
  return { field: wanted, message: `must have one that is not in "${forbidden}"` };
}

function inBoth(value: Fields, wanted: string, forbidden: string): ParameterProblem | null {
  if (setOf(value[wanted]).isDisjointFrom(setOf(value[forbidden]))) return null;
  return { field: wanted, message: `must have none that is in "${forbidden}"` };
}

function falling(value: Fields, low: string, high: string): ParameterProblem | null {
  const [first, second] = [value[low], value[high]];
  if (first === undefined || second === undefined || String(first) === String(second)) return null;
  const isUp = typeof first === 'number' ? first < Number(second) : String(first) < String(second);
  return isUp ? null : { field: low, message: `must not be above "${high}"` };
}

/** What is listed; of what is left out nothing. */
function setOf(list: unknown): ReadonlySet<unknown> {
  return new Set(Array.isArray(list) ? list : []);
}
