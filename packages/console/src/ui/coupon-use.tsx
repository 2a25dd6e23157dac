import type { Coupon, CouponTotals } from '../api/coupon.ts';
import { useFormats } from '../text/reader.tsx';
import { UsageBar } from './usage-bar.tsx';
import { usedOf } from './used-of.ts';

interface CouponUseProps {
  readonly coupon: Pick<Coupon, 'limits' | 'rollback' | 'currency'>;
  readonly totals: CouponTotals;
}

/** How much of a coupon is used: of the limit over everybody that is nearest to its end, else how often it was redeemed. */
export function CouponUse({ coupon, totals }: CouponUseProps) {
  const formats = useFormats();
  const bounds = coupon.limits.flatMap((limit) => {
    const used = usedOf(limit, coupon, totals);
    return used === null ? [] : [{ limit, used }];
  });
  const [nearest] = bounds.sort((one, other) => other.used / other.limit.max - one.used / one.limit.max);
  if (nearest === undefined) return <UsageBar used={totals.redeemed - totals.rolledBack} max={null} />;
  const { limit, used } = nearest;
  const write = (value: number) =>
    limit.on === 'discount' ? formats.roughMoney(value, coupon.currency) : formats.number(value);
  return <UsageBar used={used} max={limit.max} write={write} />;
}
