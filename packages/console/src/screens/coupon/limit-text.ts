import type { Limit } from '../../api/coupon.ts';
import type { CouponTexts } from './text/en.ts';

/** A limit in words: `2 per client a week`. */
export function limitText(limit: Limit, t: CouponTexts, write: (max: number) => string): string {
  const max = write(limit.max);
  if (limit.on === 'activations') return t.limit.activations(max);
  if (limit.on === 'discount') return t.limit.discount(max);
  const period = limit.period === undefined ? '' : t.limit.period[limit.period];
  return t.limit.redemptions(max, t.limit.per[limit.per], period);
}
