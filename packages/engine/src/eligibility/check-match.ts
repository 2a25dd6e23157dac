import { checkShape } from './check-shape.ts';
import type { ConditionProblem } from './condition-problem.ts';
import { PARAMETER_SHAPES } from './parameter-shapes.ts';

/**
 * What is wrong with something that should be a match, also that no line could be it; none where it is one. The same is said
 * of a match of a discount as of one of a condition.
 *
 * @param pointer where it stands
 * @example checkMatch({ sku: { in: ['A'], notIn: ['A'] } }, '/target/match')
 *   // [{ field: '/target/match/sku/in', code: 'invalid', message: 'must have one that is not in "notIn"' }]
 */
export function checkMatch(value: unknown, pointer: string): ConditionProblem[] {
  return checkShape(PARAMETER_SHAPES.match, value, pointer);
}
