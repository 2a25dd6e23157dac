import Type, { type Static } from 'typebox';

const MAX_COUNT = 2_000_000_000;
const TEN_YEARS = 315_360_000;

const text = (maxLength: number, description: string) =>
  Type.Optional(Type.String({ maxLength, description }));
const listOrObject = (description: string) =>
  Type.Optional(
    Type.Union([Type.Array(Type.Unknown(), { maxItems: 10_000 }), Type.Object({})], { description }),
  );
const instant = (description: string) =>
  Type.Optional(
    Type.Union([Type.String({ maxLength: 40 }), Type.Number(), Type.Null()], {
      description: `${description} ISO 8601 with offset, a unix time in seconds, or null.`,
    }),
  );
const count = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: MAX_COUNT, description }));

const FIELDS = {
  description: text(10_000, 'What the coupon offers.'),
  additionalDescription: text(10_000, 'More about it.'),
  termsUrl: text(2048, 'Where the terms are: an http(s) address, or empty.'),
  image: text(2048, 'Where a picture is: an http(s) address, or empty.'),
  code: Type.Optional(
    Type.Union([Type.String({ maxLength: 200 }), Type.Null()], {
      description: 'The friendly code; null where each activation issues an individual EAN-13 code.',
    }),
  ),
  codePrefix: Type.Optional(
    Type.String({
      maxLength: 6,
      description: 'The GS1 prefix of individual codes, 1 to 6 digits; 29 when left out.',
    }),
  ),
  startAt: instant('The first instant at which the coupon is valid.'),
  endAt: instant('The first instant at which it is no longer valid.'),
  currency: text(3, 'ISO 4217; the currency of the workspace when left out.'),
  timeZone: text(64, 'The IANA zone by which days are counted; that of the workspace when left out.'),
  validFor: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: TEN_YEARS,
      description: 'Seconds from an activation to its expiry; 0: until endAt.',
    }),
  ),
  limitGlobal: count('The most activations; 0: no limit.'),
  limitPerClient: count('The most redemptions by one client; 0: no limit.'),
  activationRequired: Type.Optional(
    Type.Boolean({ description: 'Whether a client has to activate it first.' }),
  ),
  strictUse: Type.Optional(
    Type.Boolean({ description: 'Whether only the client to whom it was issued can use it.' }),
  ),
  status: Type.Optional(
    Type.Enum(['draft', 'published', 'paused', 'archived'], { description: 'Where the coupon stands.' }),
  ),
  hidden: Type.Optional(
    Type.Boolean({ description: 'Listed to nobody, works for those who have the code.' }),
  ),
  tags: Type.Optional(
    Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100, description: 'Words to find it by.' }),
  ),
  locations: listOrObject('Where it is offered; informs the store.'),
  attributes: Type.Optional(
    Type.Union([Type.Object({}), Type.Array(Type.Unknown(), { maxItems: 0 })], {
      description: 'Whatever else the store wants to know of it.',
    }),
  ),
  products: listOrObject('What it is for; informs the store.'),
};

const name = Type.String({ minLength: 1, maxLength: 255, description: 'What the coupon is called.' });
const discountType = Type.Enum(['percent', 'cost'], {
  description: 'A percentage, or an amount off the order.',
});
const discountValue = Type.Number({
  description: 'A percentage above 0 and up to 100, or an amount in the currency.',
});

/** The body of `POST /coupons`. */
export const NewCouponBody = Type.Object(
  { name, discountType, discountValue, ...FIELDS },
  { additionalProperties: false },
);

/** The body of `PATCH /coupons/{uuid}`: what is left out stays. */
export const CouponPatchBody = Type.Object(
  {
    name: Type.Optional(name),
    discountType: Type.Optional(discountType),
    discountValue: Type.Optional(discountValue),
    ...FIELDS,
  },
  { additionalProperties: false },
);

/** A checked {@link CouponPatchBody}; one of {@link NewCouponBody} is one too. */
export type CouponFields = Static<typeof CouponPatchBody>;
