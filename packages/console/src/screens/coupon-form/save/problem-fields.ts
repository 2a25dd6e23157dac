import { CouponryProblem } from '@couponry/sdk';
import type { FormError } from '../model/form-error.ts';

/** What the server says of a code that is locked is about `codes`. */
const FIELDS: Readonly<Record<string, string>> = { '/code': '/codes/kind' };

/** What the server found wrong with which field; empty where it is about no field. */
export function problemFields(error: unknown): readonly FormError[] {
  if (!(error instanceof CouponryProblem)) return [];
  if (error.code === 'code_taken') return [{ field: '/codes/code', code: 'code_taken' }];
  return error.errors.map(({ field, code, message }) => ({ field: FIELDS[field] ?? field, code, message }));
}
