import { CouponryProblem } from '@couponry/sdk';

/** What the server says of a request that it refused, as a sentence to be shown. */
export function problemText(error: unknown): string {
  if (!(error instanceof CouponryProblem)) return error instanceof Error ? error.message : String(error);
  const [field] = error.errors;
  return field?.message ?? (error.detail === '' ? error.title : error.detail);
}
