import { useWorkspace } from '../../api/session.ts';
import { useFormats } from '../../text/reader.tsx';
import { Figures } from '../../ui/figures.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import type { Statistics } from './home-queries.ts';
import { REFUSED } from './refusals-card.tsx';
import { useHomeTexts } from './text/use-home-texts.ts';

type Totals = Statistics['totals'];
const DAYS = 7;
const DAY_MS = 86_400_000;

interface TodayFiguresProps {
  readonly statistics: Statistics;
  /** The last seven days, once they are there. */
  readonly week: Statistics | undefined;
}

/** Four figures of today, each beside the same weekday last week and the days between. */
export function TodayFigures({ statistics, week }: TodayFiguresProps) {
  const t = useHomeTexts();
  const formats = useFormats();
  const { currency } = useWorkspace();
  const { totals, compared } = statistics;
  const before = compared?.totals ?? null;
  const beside = (write: (totals: Totals) => string | null) => {
    const value = before === null ? null : write(before);
    return value === null ? t.figures.none : t.figures.before(value);
  };
  const picture = (of: (seen: Totals) => number) =>
    week === undefined ? {} : { picture: <Week week={week} of={of} /> };
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
          ...picture(({ redeemed }) => redeemed),
          to: '/coupons?state=published',
        },
        {
          label: t.figures.given,
          value: given(totals),
          note: beside((of) => (of.money.length === 0 ? null : given(of))),
          ...picture(({ money }) => mostly(money, currency)),
          to: '/coupons?state=published',
        },
        {
          label: t.figures.activated,
          value: count(totals.activated),
          note: beside((of) => (of.activated === 0 ? null : count(of.activated))),
          ...picture(({ activated }) => activated),
          to: '/coupons?state=published',
        },
        {
          label: t.figures.refused,
          value: rate(totals),
          note: beside((of) => (of.refused === 0 ? null : rate(of))),
          ...picture(shareRefused),
          to: '/',
          part: REFUSED,
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
function rateOf(of: Totals, write: (percent: number) => string): string {
  return write(Math.round(shareRefused(of) * 1000) / 10);
}

/** The same, up to 1. */
function shareRefused({ refused, redeemed }: Totals): number {
  const tries = refused + redeemed;
  return tries === 0 ? 0 : refused / tries;
}

/** Discount that was given in the workspace's currency, which a picture is of. */
function mostly(money: Totals['money'], currency: string): number {
  const own = money.find((each) => each.currency === currency);
  return own === undefined ? 0 : own.discount - own.discountBack;
}

interface WeekProps {
  readonly week: Statistics;
  readonly of: (seen: Totals) => number;
}

/** Each of the last seven days, before the same weekday of the week before. */
function Week({ week, of }: WeekProps) {
  const { compared } = week;
  return (
    <Sparkline
      values={daily(week.buckets, week.from, of)}
      before={compared === null ? [] : daily(compared.buckets, compared.from, of)}
    />
  );
}

/** A value for each day; days on which nothing was seen are not told. */
function daily(buckets: Statistics['buckets'], from: string, of: WeekProps['of']): number[] {
  const seen = new Map(buckets.map((bucket) => [bucket.startsOn, of(bucket)]));
  return Array.from({ length: DAYS }, (_, day) => {
    const date = new Date(Date.parse(from) + day * DAY_MS).toISOString().slice(0, 10);
    return seen.get(date) ?? 0;
  });
}
