import Type, { type Static } from 'typebox';
import { anyName } from '../fields/any-name.ts';
import { CartBody } from '../v1/schemas/cart-schemas.ts';
import { nullable } from '../v1/schemas/fields.ts';

const identifier = (description: string, maxLength: number) =>
  Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()], { description }));

const CLIENT_FIELDS = {
  uuid: identifier('The id of the client, or of the browser of a guest.', 64),
  email: identifier('The e-mail address of the client.', 512),
  customIdentify: Type.Optional(
    Type.Union([Type.String({ maxLength: 1024 }), Type.Integer(), Type.Null()], {
      description: "The store's own identifier of the client; case-sensitive.",
    }),
  ),
  token: identifier('A signed client token.', 4096),
};

/** The body of `POST /coupons/{uuid}/activate`; each field can be sent in the query instead. */
export const ActivateBody = Type.Object(CLIENT_FIELDS, { additionalProperties: false });

/** The body of `POST /coupons/active/{code}/use`. */
export const UseBody = Type.Object(
  {
    ...CLIENT_FIELDS,
    orderId: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 255 }), Type.Integer(), Type.Null()], {
        description: 'The order: the same code is redeemed once for it, however often this is sent.',
      }),
    ),
    amount: Type.Optional(
      Type.Union([Type.Number(), Type.String({ maxLength: 32 }), Type.Null()], {
        description: "The order's value before the discount, decimal, in the coupon's currency.",
      }),
    ),
    cart: Type.Optional(
      nullable(CartBody, { description: 'What is bought: the whole order, instead of its `amount`.' }),
    ),
  },
  { additionalProperties: false },
);

/** The names by which a call names its client. */
export type ClientFields = Static<typeof ActivateBody>;

/** A checked {@link UseBody}. */
export type UseFields = Static<typeof UseBody>;

/** How many clients one batch may have. */
export const MAX_BATCH_CLIENTS = 5000;

/** The body of `POST /client/batch`: attributes by e-mail address. An empty object of PHP arrives as an empty list. */
export const ClientBatchBody = Type.Object(
  {
    items: Type.Union([
      Type.Record(anyName, Type.Union([Type.Object({}), Type.Array(Type.Unknown(), { maxItems: 0 })])),
      Type.Array(Type.Unknown(), { maxItems: 0 }),
    ]),
  },
  { additionalProperties: false },
);

/** A checked {@link ClientBatchBody}. */
export type ClientBatchFields = Static<typeof ClientBatchBody>;
