import { useWorkspace } from '../../api/session.ts';
import { useFormats } from '../../text/reader.tsx';
import { Figures } from '../../ui/figures.tsx';
import type { Statistics } from './home-queries.ts';
import { useHomeTexts } from './text/use-home-texts.ts';

type Totals = Statistics['totals'];

/** Four figures of today, each beside the same weekday last week. */
export function TodayFigures({ statistics }: { readonly statistics: Statistics }) {
  const t = useHomeTexts();
  const formats = useFormats();
  const { currency } = useWorkspace();
  const { totals, compared } = statistics;
  const before = compared?.totals ?? null;
  const beside = (write: (totals: Totals) => string | null) => {
    const value = before === null ? null : write(before);
    return value === null ? t.figures.none : t.figures.before(value);
  };
  const count = (value: number) => formats.number(value);
  const given = (of: Totals) => givenOf(of, currency, formats.money);
  const rate = (of: Totals) => rateOf(of, formats.percent);
  return (
    <Figures
      figures={[
        {
          label: t.figures.redeemed,
          value: count(totals.redeemed),
          note: beside((of) => (of.redeemed === 0 ? null : count(of.redeemed))),
          to: '/coupons?state=published',
        },
        {
          label: t.figures.given,
          value: given(totals),
          note: beside((of) => (of.money.length === 0 ? null : given(of))),
          to: '/coupons?state=published',
        },
        {
          label: t.figures.activated,
          value: count(totals.activated),
          note: beside((of) => (of.activated === 0 ? null : count(of.activated))),
          to: '/codes',
        },
        {
          label: t.figures.refused,
          value: rate(totals),
          note: beside((of) => (of.refused === 0 ? null : rate(of))),
          to: '/coupons',
        },
      ]}
    />
  );
}

/** Discount that was given and did not come back, each currency for itself; the workspace's own where there is none. */
function givenOf(
  { money }: Totals,
  currency: string,
  write: (minor: number, currency: string) => string,
): string {
  if (money.length === 0) return write(0, currency);
  return money.map((each) => write(each.discount - each.discountBack, each.currency)).join(' + ');
}

/** How many of those who tried a code were turned away, with one decimal. */
function rateOf({ refused, redeemed }: Totals, write: (percent: number) => string): string {
  const tries = refused + redeemed;
  return write(tries === 0 ? 0 : Math.round((refused / tries) * 1000) / 10);
}
