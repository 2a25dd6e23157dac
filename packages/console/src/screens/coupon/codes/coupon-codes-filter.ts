import type { CodesFilter } from '../../../api/code-queries.ts';
import { readCodesFilter } from '../../codes/codes-filter.ts';

/** What the codes of one coupon are narrowed to. */
export type CouponCodesFilter = Omit<CodesFilter, 'coupon'>;

/** What the codes are narrowed to, from the address; the coupon is that of the page. */
export function readCouponCodesFilter(search: Readonly<Record<string, unknown>>): CouponCodesFilter {
  const { coupon: _, ...filter } = readCodesFilter({ ...search, coupon: 'this' });
  return filter;
}
