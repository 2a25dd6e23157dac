import Type, { type Static } from 'typebox';
import { attributesOf, MAX_ATTRIBUTES } from './cart-schemas.ts';
import { CouponAnswer, CouponName } from './coupon-schemas.ts';
import { answer, closed, count, currency, id, instant, money, nullable, PAGE, pageOf } from './fields.ts';
import { ReasonAnswer } from './reason-schema.ts';

const email = Type.String({
  maxLength: 512,
  description: 'An e-mail address; compared in lower case.',
  examples: ['ann@example.com'],
});
const customIdentify = Type.String({
  maxLength: 1024,
  description: "The store's own identifier, 1 to 256 characters; case-sensitive.",
  examples: ['customer-4711'],
});
const clientId = Type.String({
  maxLength: 64,
  description: 'The id of the client, a UUID; an unknown one becomes the id of a new client.',
  examples: ['01a20380-0000-7000-8000-000000000010'],
});
const attributes = Type.Object(
  {},
  { description: 'Whatever else is to be known of the client.', examples: [{ city: 'Leeds' }] },
);

/** By what a request names a client. Identifiers of two known clients name neither. */
export const ClientRef = closed(
  'ClientRef',
  'Names a client: by one of these, or by several of the same client.',
  {
    id: Type.Optional(clientId),
    email: Type.Optional(email),
    customIdentify: Type.Optional(customIdentify),
    token: Type.Optional(
      Type.String({ maxLength: 4096, description: 'A client token, as `POST /v1/client-tokens` makes it.' }),
    ),
  },
);

const told = (description: string, example: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
    maxItems: 1000,
    description,
    examples: [[example]],
  });
const tags = told('Tags of the client, for conditions to ask.', 'vip');
const segments = told('Segments that the client is in, for conditions to ask.', 'newsletter');
const orders = Type.Integer({
  minimum: 0,
  maximum: 1_000_000_000,
  description: 'How many orders the client has had, this one not counted.',
  examples: [4],
});

/** The same with what conditions may ask of the client. */
export const CartClientRef = closed(
  'CartClientRef',
  'Names a client, and tells of it what conditions may ask, beside what is stored.',
  {
    ...ClientRef.properties,
    tags: Type.Optional(tags),
    segments: Type.Optional(segments),
    attributes: Type.Optional(attributesOf('client', { city: 'Leeds' })),
    orders: Type.Optional(orders),
  },
);

/** A checked {@link ClientRef}. */
export type ClientRefFields = Static<typeof ClientRef>;

/** The body of `POST /v1/clients`. */
export const ClientUpsertBody = closed(
  'ClientUpsert',
  'A client to make, or to complete where one of the identifiers is known. Identifiers and attributes are added, never taken away; tags, segments and the number of orders are what was sent last.',
  {
    id: Type.Optional(clientId),
    email: Type.Optional(email),
    customIdentify: Type.Optional(customIdentify),
    attributes: Type.Optional({ ...attributes, maxProperties: MAX_ATTRIBUTES }),
    tags: Type.Optional(tags),
    segments: Type.Optional(segments),
    orders: Type.Optional(nullable(orders)),
  },
);

/** A checked {@link ClientUpsertBody}. */
export type ClientUpsertFields = Static<typeof ClientUpsertBody>;

/** The body of `POST /v1/clients/{clientId}/merge`. */
export const ClientMergeBody = closed('ClientMerge', 'Which client the one of the path is merged into.', {
  into: id('The client that stays, by any id that it ever had.'),
});

/** A client as answers tell it. */
export const ClientAnswer = answer('Client', "A client of the shop's.", {
  id: id('The id of the client.'),
  email: nullable(email, { description: 'Its first e-mail address; null: none is known.' }),
  customIdentify: nullable(customIdentify, {
    description: "The store's own identifier; null: none is known.",
  }),
  attributes,
  tags,
  segments,
  orders: nullable(orders, { description: 'How many orders the store told of; null: it did not.' }),
  createdAt: instant('When it was first known.', '2026-11-22T12:00:00Z'),
  updatedAt: instant('When identifiers or attributes were added last.', '2026-11-22T12:00:00Z'),
});

/** The answer of `GET /v1/clients`. */
export const ClientPage = pageOf(
  'ClientPage',
  'Clients, those who were first known last first.',
  ClientAnswer,
);

/** The query of `GET /v1/clients`. */
export const ClientQuery = closed(
  'ClientQuery',
  'Which clients are looked for. With an identifier: the one that it names.',
  {
    id: Type.Optional(clientId),
    email: Type.Optional(email),
    customIdentify: Type.Optional(customIdentify),
    q: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Only those of whom an identifier begins with this, or is this where it is an id.',
        examples: ['ann'],
      }),
    ),
    tag: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Only those with this tag.',
        examples: ['vip'],
      }),
    ),
    ids: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 4000,
        description:
          'Only the clients with these ids, 100 at most, with commas between them; those that nobody has are left out.',
        examples: ['01a20380-0000-7000-8000-000000000010'],
      }),
    ),
    ...PAGE,
  },
);

const WalletEntry = answer('WalletEntry', 'A coupon as it stands for a client.', {
  coupon: CouponAnswer,
  code: nullable(
    Type.String({ description: 'What to present; null: the coupon has to be activated first.' }),
    {
      examples: ['2912345678906'],
    },
  ),
  activatedAt: nullable(instant('When the client activated it; null: not yet.')),
  usedAt: nullable(instant('When the client redeemed it last; null: never.')),
  expiresAt: nullable(instant('When the code is over; null: never.')),
  reason: nullable(ReasonAnswer, { description: 'Why it cannot be used this instant; null: it can.' }),
  words: answer('WalletWords', 'The coupon in words, in English or in the language of `Accept-Language`.', {
    gives: Type.String({ description: 'What it gives.', examples: ['10% off'] }),
    conditions: nullable(
      Type.String({
        description: 'What must hold for it; null: nothing must.',
        examples: ['the order comes to at least GBP 50'],
      }),
    ),
    sentence: Type.String({
      description: 'All of it: what it gives, under which conditions, how often and until when.',
      examples: ['10% off if the order comes to at least GBP 50, until 31 December 2026, London time'],
    }),
  }),
});

/** The answer of `GET /v1/clients/{clientId}/wallet`. */
export const Wallet = answer('Wallet', 'What a client has, and what it could have.', {
  clientId: id('The client.'),
  usable: Type.Array(WalletEntry, {
    description:
      'What it can redeem this instant, with a cart that meets the conditions, the newest coupon first, 100 at most.',
  }),
  activatable: Type.Array(WalletEntry, {
    description: 'Running coupons that it does not have and could activate, the newest first, 100 at most.',
  }),
  unusable: Type.Array(WalletEntry, {
    description:
      'What it has and cannot redeem this instant (used up, over, paused), the newest first, 100 at most.',
  }),
});

/** The query of `GET /v1/clients/{clientId}/timeline`. */
export const TimelineQuery = closed('TimelineQuery', 'Which part of the timeline is read.', PAGE);

/** Something that a client did, as answers tell it. */
export const TimelineEntry = answer(
  'TimelineEntry',
  'Something that a client did, or that was done with its code.',
  {
    type: Type.Enum(
      [
        ...(['activation', 'redemption', 'reservation', 'rollback'] as const),
        ...(['code_assigned', 'code_disabled', 'code_enabled'] as const),
      ],
      {
        description: 'What it was; `code_...`: a code became the client’s, or stopped or began to work.',
        examples: ['redemption'],
      },
    ),
    id: id(
      'The id of the activation, the redemption, the reservation, the rollback or the change of the code.',
    ),
    at: instant('When.', '2026-12-01T10:00:00Z'),
    coupon: CouponName,
    code: Type.String({ description: 'The code, as codes are compared.', examples: ['WINTER10'] }),
    orderId: nullable(Type.String({ description: 'The order; null: none was named.', examples: ['1001'] })),
    currency: nullable(currency('ISO 4217: in what the amounts are; null: there are none.')),
    amount: nullable(
      money(
        "The order's value before the discount, or what of it was returned, in minor units; null: it was not told.",
      ),
    ),
    discount: nullable(
      money('The discount on the lines, or what of it came back, in minor units; null: it is not known.'),
    ),
    shippingDiscount: nullable(
      money('The discount on the shipping, or what of it came back, in minor units; null: it is not known.'),
    ),
    lines: nullable(
      Type.Array(
        answer('TimelineLine', 'A line of the cart.', {
          lineId: Type.String({ description: 'The id of the line, as the cart had it.', examples: ['1'] }),
          quantity: count('How many units the cart had of it, or how many came back.'),
          discount: money('The discount on it, or how much of it came back with the units.'),
        }),
        { description: 'The lines that have a discount, or that came back; null: no cart was sent.' },
      ),
    ),
    expiresAt: nullable(instant('When the code, or the hold, is over; null: never.')),
    state: nullable(
      Type.Enum(['held', 'expired', 'released', 'confirmed'], {
        description: 'Of a reservation: how it stands; else null.',
        examples: ['confirmed'],
      }),
    ),
    redemptionId: nullable(
      id('Of a rollback: what it gave back of; of a reservation: what it was confirmed as; else null.'),
    ),
    reason: nullable(
      Type.String({
        description:
          'Why: of a rollback, of a code that was disabled or enabled, and of what somebody did for the client and said why; else null.',
        examples: ['order_cancelled'],
      }),
    ),
  },
);

/** The answer of `GET /v1/clients/{clientId}/timeline`. */
export const TimelinePage = pageOf('TimelinePage', 'What a client did, the newest first.', TimelineEntry);

/** The body of `POST /v1/client-tokens`. */
export const ClientTokenBody = closed('NewClientToken', 'For whom a token is made, and for how long.', {
  client: closed('ClientName', 'Names the client; it is made when nobody knows it yet.', {
    id: Type.Optional(clientId),
    email: Type.Optional(email),
    customIdentify: Type.Optional(customIdentify),
  }),
  expiresIn: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 3600,
      default: 900,
      description: 'Seconds until the token is over.',
      examples: [600],
    }),
  ),
  origins: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 128 }), {
      minItems: 1,
      maxItems: 20,
      description:
        'The origins of the pages that may show the token, as browsers send them: scheme, host and, where it is not the usual one, port. Requests of other pages are refused then. Left out: no page of another origin can read an answer, and nothing else is asked of where it is shown.',
      examples: [['https://shop.example']],
    }),
  ),
});

/** A checked {@link ClientTokenBody}. */
export type ClientTokenFields = Static<typeof ClientTokenBody>;

/** The answer of `POST /v1/client-tokens`. */
export const ClientTokenAnswer = answer('ClientToken', 'A short-lived, signed word for one client.', {
  token: Type.String({ description: 'Shown as a bearer, or as `token` of a client.' }),
  expiresAt: instant('When it is over.', '2026-11-22T12:10:00Z'),
  client: answer('ClientTokenSubject', 'For whom it speaks.', { id: id('The id of the client.') }),
});

/** The answer of `GET /v1/clients/{clientId}/export`. */
export const ClientExport = answer('ClientExport', 'Everything that is stored about a client.', {
  client: ClientAnswer,
  identifiers: Type.Array(
    answer('ExportedIdentifier', 'By what the client is known.', {
      kind: Type.Enum(['uuid', 'email', 'custom'], {
        description: 'An id, an e-mail address or an identifier of the store.',
        examples: ['email'],
      }),
      value: Type.String({ description: 'The identifier.', examples: ['ann@example.com'] }),
    }),
    { description: 'All by which the client is known, beside its id.' },
  ),
  coupons: Type.Array(
    answer('ExportedCoupon', 'A coupon that the client has.', {
      couponId: id('The coupon.'),
      code: nullable(
        Type.String({ description: 'The code of its own; null: it has the one of everybody.' }),
        {
          examples: ['2912345678906'],
        },
      ),
    }),
    { description: 'What the client has activated, redeemed or reserved, or has a code of; 10,000 at most.' },
  ),
  timeline: Type.Array(TimelineEntry, {
    description: 'All that the client did and what became of it, the newest first; 10,000 at most.',
  }),
  isAll: Type.Boolean({
    description: 'Whether that is all; else the rest is in the timeline.',
    examples: [true],
  }),
});
