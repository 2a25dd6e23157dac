import Type from 'typebox';
import { LimitSchema } from './coupon-parts.ts';
import { CouponName } from './coupon-schemas.ts';
import { answer, closed, count, currency, day, instant, money, nullable } from './fields.ts';
import { StatisticsTotals } from './statistics-totals.ts';

const { issued, activated, deactivated, redeemed, rolledBack } = StatisticsTotals.properties;
const { discount, discountBack, amount, amountBack } = StatisticsTotals.properties;
const currencyField = currency('ISO 4217.');

const Money = answer('WorkspaceMoney', 'What redemptions came to in one currency, in its minor units.', {
  currency: currencyField,
  discount,
  discountBack,
  amount,
  amountBack,
});

const COUNTS = {
  issued,
  activated,
  deactivated,
  redeemed,
  rolledBack,
  clients: count('Clients who activated or redeemed a coupon for the first time, once for each coupon.'),
  refused: count('Refusals, also of codes that nobody knows.'),
  money: Type.Array(Money, {
    description:
      'Money by currency of the coupons, in the order of their letters; never added up across them.',
  }),
};

const Totals = answer('WorkspaceTotals', 'All of it.', COUNTS);
const Bucket = answer('WorkspaceBucket', 'What happened in a day, a week or a month.', {
  startsOn: day('The first day of it; the first one may begin before `from`.'),
  ...COUNTS,
});

const PERIOD = {
  from: day('The first day.'),
  to: day('The last day.'),
  totals: Totals,
  buckets: Type.Array(Bucket, {
    description: 'The same by day, week or month, the oldest first; without empty ones.',
  }),
  refused: Type.Record(Type.String(), Type.Integer({ minimum: 0 }), {
    description: 'How often something was refused, by reason.',
    examples: [{ client_used_up: 4 }],
  }),
};

const UsedCoupon = answer('UsedCoupon', 'A coupon with what it has seen on these days.', {
  coupon: CouponName,
  state: Type.Enum(['draft', 'published', 'paused', 'archived'], {
    description: 'Where it stands now.',
    examples: ['published'],
  }),
  currency: currencyField,
  ...StatisticsTotals.properties,
});

const RefusedCoupon = answer(
  'RefusedCoupon',
  'How often a coupon was refused for one reason on these days.',
  {
    coupon: nullable(CouponName, { description: 'Which coupon; null: codes that nobody knows.' }),
    reason: Type.String({ description: 'Why.', examples: ['client_used_up'] }),
    refused: count('How often.'),
  },
);

/** How many days a workspace's statistics are told of at once. */
export const MAX_STATISTICS_DAYS = 400;

/** The query of `GET /v1/statistics`. */
export const WorkspaceStatisticsQuery = closed(
  'WorkspaceStatisticsQuery',
  'Which days are counted, how they are put together, and with what they are compared.',
  {
    from: Type.Optional(
      day(
        `The first day; left out: 27 days before the last one. At most ${MAX_STATISTICS_DAYS} days in all.`,
      ),
    ),
    to: Type.Optional(day("The last day; left out: today, in the workspace's time zone.")),
    bucket: Type.Optional(
      Type.Enum(['day', 'week', 'month'], {
        default: 'day',
        description: 'By what `buckets` are; a week begins on Monday.',
        examples: ['day'],
      }),
    ),
    compare: Type.Optional(
      Type.Enum(['none', 'week', 'before'], {
        default: 'none',
        description:
          'What `compared` tells: `week`: as many days as many whole weeks earlier as they are, begun ones counted, so that each weekday stands beside its like; `before`: as many days, up to the one before `from`.',
        examples: ['week'],
      }),
    ),
  },
);

/** The answer of `GET /v1/statistics`. */
export const WorkspaceStatisticsAnswer = answer(
  'WorkspaceStatistics',
  'What all coupons of the workspace have seen, each by the days of its own time zone. Every redemption that was answered is counted; refusals follow within a second.',
  {
    timeZone: Type.String({ description: 'The zone in which `today` is.', examples: ['Europe/London'] }),
    today: day("Today, in the workspace's time zone."),
    ...PERIOD,
    mostUsed: Type.Array(UsedCoupon, {
      description: 'The ten coupons with the most redemptions on these days, the most first.',
    }),
    mostRefused: Type.Array(RefusedCoupon, {
      description:
        'Of each reason the five coupons that were refused most for it on these days; the most first.',
    }),
    compared: nullable(
      answer('ComparedStatistics', 'What was seen on the days that these are compared with.', PERIOD),
      { description: 'The same of the days that `compare` names; null where it names none.' },
    ),
  },
);

const LimitAttention = answer('LimitAttention', 'More than 80 % of a limit or a budget is used.', {
  kind: Type.Literal('limit', { description: 'More than 80 % of a limit or a budget is used.' }),
  coupon: CouponName,
  currency: currency('ISO 4217. A budget is in its minor units.'),
  limit: LimitSchema,
  used: money('How much of its `max` is used; it can be more, where the limit was lowered.'),
});

const CodesAttention = answer('CodesAttention', 'More than 80 % of the codes are used.', {
  kind: Type.Literal('codes', {
    description:
      'More than 80 % of the codes that there can be are used: of a range, by all coupons that share it, or of those that were imported.',
  }),
  coupon: CouponName,
  used: count('How many are used.'),
  max: count('How many there are.'),
});

const EndingAttention = answer('EndingAttention', 'A coupon ends within three days.', {
  kind: Type.Literal('ending', { description: 'It ends within three days.' }),
  coupon: CouponName,
  endsAt: instant('When it ends.'),
});

const RefusalsAttention = answer('RefusalsAttention', 'Many more refusals than a week ago.', {
  kind: Type.Literal('refusals', {
    description:
      'Today there are at least twice as many refusals as on the whole day a week ago, and at least 20 more.',
  }),
  coupon: nullable(CouponName, { description: 'Of what; null: codes that nobody knows.' }),
  reason: Type.String({ description: 'Why.', examples: ['client_used_up'] }),
  refused: count('How many there are today.'),
  before: count('How many there were on the same weekday last week.'),
});

/** The answer of `GET /v1/attention`. */
export const AttentionAnswer = answer('AttentionList', 'What somebody should look at now.', {
  data: Type.Array(
    Type.Union([LimitAttention, CodesAttention, EndingAttention, RefusalsAttention], {
      title: 'Attention',
      description: 'Something that somebody should look at.',
    }),
    {
      description:
        'Limits, codes, ends, refusals, in this order; of each kind the most urgent first, and 50 at most.',
    },
  ),
  isAll: Type.Boolean({
    description: 'Whether that is all; else there are more of a kind.',
    examples: [true],
  }),
});
