import type { CouponStatistics } from '../../../api/coupon.ts';
import { useFormats } from '../../../text/reader.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { useCouponTexts } from '../text/use-coupon-texts.ts';

/** The numbers of a coupon now: what it moved, and what it cost. */
export function CouponFigures({ statistics }: { readonly statistics: CouponStatistics }) {
  const t = useCouponTexts();
  const formats = useFormats();
  const { totals, currency } = statistics;
  const given = totals.discount - totals.discountBack;
  const sales = totals.amount - totals.amountBack;
  const kept = totals.redeemed - totals.rolledBack;
  const money = (minor: number) => formats.money(minor, currency);
  return (
    <Figures
      figures={[
        {
          label: t.figures.redeemed,
          value: formats.number(totals.redeemed),
          note: t.figures.back(formats.number(totals.rolledBack)),
        },
        {
          label: t.figures.given,
          value: money(given),
          note: kept > 0 ? t.figures.average(money(Math.round(given / kept))) : undefined,
        },
        {
          label: t.figures.sales,
          value: money(sales),
          note: sales > 0 ? t.figures.share(formats.percent(share(given, sales))) : undefined,
        },
        {
          label: t.figures.clients,
          value: formats.number(totals.clients),
          note:
            totals.clients > 0
              ? t.figures.perClient(formats.number(Math.round((totals.redeemed / totals.clients) * 10) / 10))
              : undefined,
        },
      ]}
    />
  );
}

/** A share as a percentage with one decimal. */
function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 10;
}
