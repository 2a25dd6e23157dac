import type { FormError } from './form-error.ts';

/** The fields without which no coupon is stored: a name to find it by, what it gives, and which codes it has. */
const NEEDED = ['/name', '/discount', '/codes'];

/** What keeps the form from being saved as a draft; other things may be unfinished. */
export function draftNeeds(errors: readonly FormError[]): readonly FormError[] {
  return errors.filter(({ field }) => NEEDED.some((needed) => `${field}/`.startsWith(`${needed}/`)));
}
