import Type, { type Static } from 'typebox';
import { ADDRESS_PATTERN } from '../../fields/patterns.ts';
import { ConditionSchema } from './condition-schema.ts';
import {
  ActivationInput,
  ActivationTerms,
  Codes,
  LimitSchema,
  RollbackTerms,
  StackingInput,
  StackingTerms,
} from './coupon-parts.ts';
import { DiscountSchema } from './discount-schemas.ts';
import { answer, closed, currency, day, id, instant, nullable } from './fields.ts';
import { StatisticsTotals } from './statistics-totals.ts';

const name = Type.String({
  minLength: 1,
  maxLength: 255,
  description: 'What the coupon is called.',
  examples: ['Winter'],
});
const text = (description: string, example: string) =>
  Type.String({ maxLength: 10_000, description, examples: [example] });
const address = (description: string) =>
  Type.String({
    maxLength: 2048,
    pattern: ADDRESS_PATTERN,
    description: `${description} Begins with \`https://\`, \`http://\` or \`/\`, or is empty.`,
    examples: ['https://shop.example.com/terms'],
  });
const listOrObject = (description: string) =>
  Type.Union([Type.Array(Type.Unknown(), { maxItems: 10_000 }), Type.Object({})], {
    description: `${description} It informs the store and decides nothing.`,
    examples: [['London', 'Leeds']],
  });

const INFO = {
  description: text('What the coupon offers.', '10 % off everything'),
  additionalDescription: text('More about it.', 'Not with other offers.'),
  termsUrl: address('Where the terms are.'),
  image: address('Where a picture is.'),
  tags: Type.Array(Type.String({ maxLength: 200 }), {
    maxItems: 100,
    description: 'Words to find it by.',
    examples: [['winter', 'newsletter']],
  }),
  products: listOrObject('What it is for.'),
  locations: listOrObject('Where it is offered.'),
  attributes: Type.Object(
    {},
    { description: 'Whatever else is to be known of it.', examples: [{ channel: 'mail' }] },
  ),
};

const hidden = Type.Boolean({
  description: 'Whether it is in no list, and works only for those who have its code or id.',
  examples: [false],
});
const startsAt = instant('The first instant at which it is valid.');
const endsAt = nullable(instant('The first instant at which it is no longer valid; null: it does not end.'), {
  examples: ['2027-01-01T00:00:00Z'],
});
const currencyField = currency('ISO 4217. Amounts of the coupon are in its minor units.');
const timeZone = Type.String({
  maxLength: 64,
  description: 'The IANA zone by which days, weeks and months are counted.',
  examples: ['Europe/London'],
});
const strict = Type.Boolean({
  description: 'Whether a code is only for the client to whom it was issued.',
  examples: [false],
});
const limits = Type.Array(LimitSchema, {
  maxItems: 20,
  description: 'What bounds the coupon; none: nothing does.',
});

const eligibility = nullable(ConditionSchema, {
  description:
    'Who may have it, with what cart and when; null: everybody, always. A coupon with conditions is redeemed with a cart only.',
  examples: [{ rule: 'cart_subtotal', min: 5000 }],
});

const OPTIONAL_INPUT = {
  description: Type.Optional(INFO.description),
  additionalDescription: Type.Optional(INFO.additionalDescription),
  termsUrl: Type.Optional(INFO.termsUrl),
  image: Type.Optional(INFO.image),
  tags: Type.Optional(INFO.tags),
  products: Type.Optional(INFO.products),
  locations: Type.Optional(INFO.locations),
  attributes: Type.Optional(INFO.attributes),
  hidden: Type.Optional(hidden),
  startsAt: Type.Optional(startsAt),
  endsAt: Type.Optional(endsAt),
  currency: Type.Optional(currencyField),
  timeZone: Type.Optional(timeZone),
  activation: Type.Optional(ActivationInput),
  strict: Type.Optional(strict),
  limits: Type.Optional(limits),
  rollback: Type.Optional(RollbackTerms),
  eligibility: Type.Optional(eligibility),
  stacking: Type.Optional(StackingInput),
};

const firstState = Type.Enum(['draft', 'published'], {
  default: 'draft',
  description: 'Where it stands at first.',
  examples: ['published'],
});

/** The body of `POST /v1/coupons`. */
export const NewCoupon = closed(
  'NewCoupon',
  'A coupon to make. Left out: `startsAt` is now, `currency` and `timeZone` are those of the workspace, texts and lists are empty.',
  { name, codes: Codes, discount: DiscountSchema, state: Type.Optional(firstState), ...OPTIONAL_INPUT },
);

/** The body of `POST /v1/coupons/{couponId}/duplicate`. */
export const CouponCopy = closed('CouponCopy', 'What a copy is called.', {
  name: Type.Optional({ ...name, description: 'Left out: the name of the original with ` (copy)`.' }),
  code: Type.Optional(
    Type.String({
      maxLength: 256,
      description:
        'The friendly code of the copy, where the original has one. Left out: that of the original with `-COPY` or, where that is taken, `-COPY-2` and so on.',
      examples: ['WINTER20'],
    }),
  ),
});

/** The body of `PATCH /v1/coupons/{couponId}`. */
export const CouponPatch = closed(
  'CouponPatch',
  'What is to change. A field that is left out stays. `codes`, `eligibility`, `discount`, `limits`, lists and free objects are replaced whole; of `activation`, `rollback` and `stacking` what is left out stays.',
  {
    name: Type.Optional(name),
    codes: Type.Optional(Codes),
    discount: Type.Optional(DiscountSchema),
    ...OPTIONAL_INPUT,
  },
);

/** A checked {@link CouponPatch}; one of {@link NewCoupon} without its state is one too. */
export type CouponPatchFields = Static<typeof CouponPatch>;

/** A checked {@link NewCoupon}. */
export type NewCouponFields = Static<typeof NewCoupon>;

const forAdmins = ' Told to keys of scope admin only.';
const Warning = answer(
  'Warning',
  'What somebody who publishes a coupon should know. It works all the same.',
  {
    code: Type.Enum(['client_needed', 'range_guessable'], {
      description: 'A stable word.',
      examples: ['client_needed'],
    }),
    message: Type.String({ description: 'What it means, and what to do.' }),
  },
);

/** A coupon as answers tell it. */
export const CouponAnswer = answer('Coupon', 'An offer and its rules.', {
  id: id('The id of the coupon; the same as `uuid` in the Coupons API 3.0.0.'),
  name,
  ...INFO,
  state: Type.Enum(['draft', 'published', 'paused', 'archived'], {
    description: 'Where it stands. It changes by `publish`, `pause` and `archive` only; `archived` is final.',
    examples: ['published'],
  }),
  currency: currencyField,
  timeZone,
  startsAt,
  endsAt,
  codes: Codes,
  activation: ActivationTerms,
  strict,
  limits: Type.Array(LimitSchema, {
    description: 'What bounds the coupon. A budget is told to keys of scope admin only.',
  }),
  discount: DiscountSchema,
  eligibility,
  stacking: StackingTerms,
  hidden: Type.Optional(
    Type.Boolean({ description: `Whether it is in no list.${forAdmins}`, examples: [false] }),
  ),
  rollback: Type.Optional(RollbackTerms),
  version: Type.Optional(
    Type.Integer({ description: `Grows with every edit; the \`ETag\`.${forAdmins}`, examples: [1] }),
  ),
  createdAt: Type.Optional(instant(`When it was made.${forAdmins}`, '2026-11-22T12:00:00Z')),
  updatedAt: Type.Optional(instant(`When it was edited last.${forAdmins}`, '2026-11-22T12:00:00Z')),
  totals: Type.Optional(StatisticsTotals),
  warnings: Type.Optional(
    Type.Array(Warning, {
      description:
        'What somebody who publishes it should know; only in answers to writes, and only if there is any.',
    }),
  ),
});

/** A coupon where only its name is told. */
export const CouponName = answer('CouponName', 'A coupon, by its id and name.', {
  id: id('The coupon.'),
  name: Type.String({ description: 'What it is called.', examples: ['Winter'] }),
});

const Bucket = answer('StatisticsBucket', 'What happened in a day, a week or a month.', {
  startsOn: day('The first day of it.'),
  ...StatisticsTotals.properties,
});

/** The query of `GET /v1/coupons/{couponId}/statistics`. */
export const StatisticsQuery = closed(
  'StatisticsQuery',
  'Which days are counted, and how they are put together.',
  {
    from: Type.Optional(day("The first day, in the coupon's time zone; left out: from the beginning.")),
    to: Type.Optional(day("The last day, in the coupon's time zone; left out: until now.")),
    bucket: Type.Optional(
      Type.Enum(['day', 'week', 'month'], {
        default: 'day',
        description: 'By what `buckets` are; a week begins on Monday.',
        examples: ['day'],
      }),
    ),
  },
);

/** The answer of `GET /v1/coupons/{couponId}/statistics`. */
export const CouponStatisticsAnswer = answer(
  'CouponStatistics',
  'What a coupon has seen. Every redemption that was answered is counted; refusals follow within a second.',
  {
    couponId: id('The coupon.'),
    currency: currencyField,
    timeZone,
    totals: StatisticsTotals,
    buckets: Type.Array(Bucket, {
      description: 'The same by day, week or month, the oldest first; without empty ones.',
    }),
    refused: Type.Record(Type.String(), Type.Integer({ minimum: 0 }), {
      description: 'How often the coupon was refused, by reason.',
      examples: [{ client_used_up: 4 }],
    }),
  },
);
