import type { CouponForm } from '../model/coupon-form.ts';
import type { CouponFields } from '../model/read-form.ts';

/** The characters that nobody takes for one another. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * What a draft has where something that every coupon needs is not finished: a name to find it by, a code that nobody has, and the
 * least discount that there is, so that one which is published by mistake gives nothing away.
 */
export function standIns(fields: CouponFields, { codes }: CouponForm, untitled: string) {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const code = [...random].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return {
    ...fields,
    name: fields.name ?? untitled,
    discount: fields.discount ?? { kind: 'percent' as const, percent: 0.0001 },
    codes:
      fields.codes ??
      (codes.kind === 'pattern'
        ? { kind: 'pattern' as const, pattern: `DRAFT-${'#'.repeat(8)}` }
        : { kind: 'friendly' as const, code: `DRAFT-${code}` }),
  };
}
