import { checkCondition } from '@couponry/engine';
import type { FieldError } from './field-error.ts';
import { nearestName } from './nearest-name.ts';

/**
 * What is wrong with a condition in a body, with the nearest word where one is mistyped.
 *
 * @param path where the condition stands
 * @example conditionErrors({ rule: 'cart_subtotl' }, '/eligibility')
 *   // [{ field: '/eligibility/rule', code: 'not_one_of', message: 'is no rule; did you mean "cart_subtotal"?' }]
 */
export function conditionErrors(value: unknown, path: string): FieldError[] {
  return checkCondition(value).map(({ field, code, message, said, known }) => {
    const nearest = said === undefined ? null : nearestName(said, known ?? []);
    const hint = nearest === null ? '' : `; did you mean "${nearest}"?`;
    return { field: `${path}${field}`, code, message: `${message}${hint}` };
  });
}
