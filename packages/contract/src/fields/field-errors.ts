import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { FieldError } from './field-error.ts';
import { findFieldErrors } from './find-field-errors.ts';

/** Checks values against a schema and says what is wrong with each field. */
export interface FieldChecker {
  /** The errors, at most one a field; none when the value fits. */
  check(value: unknown): FieldError[];
}

/**
 * Compiles a schema once.
 *
 * @example fieldChecker(UseBody).check({ orderID: '1' }) // [{ field: '/orderID', message: 'is unknown; did you mean "orderId"?' }]
 */
export function fieldChecker(schema: TSchema): FieldChecker {
  const validator = Compile(schema);
  return {
    check(value) {
      if (validator.Check(value)) return [];
      const errors = findFieldErrors(schema, value);
      return errors.length > 0 ? errors : [{ field: '', message: 'does not fit' }];
    },
  };
}
