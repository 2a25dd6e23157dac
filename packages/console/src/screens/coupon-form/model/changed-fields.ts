import type { CouponFields } from './read-form.ts';

/** What differs from what was there before: the fields that an edit sends. What others changed meanwhile stays. */
export function changedFields(before: CouponFields, after: CouponFields): CouponFields {
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof CouponFields]),
  );
  return Object.fromEntries(changed);
}
