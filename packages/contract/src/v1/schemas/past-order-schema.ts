import Type, { type Static } from 'typebox';
import { anyName } from '../../fields/any-name.ts';
import { CartBody } from './cart-schemas.ts';
import { closed, instant, nullable } from './fields.ts';

const words = (description: string, example: string) =>
  Type.Array(Type.String({ maxLength: 200 }), { maxItems: 1000, description, examples: [[example]] });

const value = Type.Union([
  Type.String({ maxLength: 1000 }),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 100 }),
  Type.Null(),
]);

const clientId = Type.String({
  minLength: 1,
  maxLength: 255,
  description: 'The client, as your store calls it.',
  examples: ['17850'],
});

const PastClient = closed('PastClient', 'Who placed a past order, and what was known of that client.', {
  id: clientId,
  tags: Type.Optional(words('Tags of the client.', 'vip')),
  segments: Type.Optional(words('Segments that the client was in.', 'newsletter')),
  attributes: Type.Optional(
    Type.Record(anyName, value, {
      description: 'Whatever else conditions ask of the client, by name.',
      examples: [{ city: 'Leeds' }],
    }),
  ),
  ordersBefore: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 1_000_000,
      default: 0,
      description:
        'How many orders the client had before this one. Those of the replay are counted by themselves; whichever is more holds.',
      examples: [0],
    }),
  ),
});

/** A past order, as a backtest is sent it: one of a list, or a line of a file of JSON lines. */
export const PastOrderBody = closed('PastOrder', 'An order that was placed, without any discount.', {
  orderId: Type.String({
    minLength: 1,
    maxLength: 255,
    description: 'The order, as your store calls it; each once.',
    examples: ['536365'],
  }),
  at: instant('When it was placed.', '2010-12-01T08:26:00Z'),
  client: Type.Optional(
    nullable(Type.Union([clientId, PastClient]), {
      description: 'Who placed it: an id, or more about the client; null or left out: a guest.',
      examples: ['17850'],
    }),
  ),
  cart: CartBody,
});

/** A checked {@link PastOrderBody}. */
export type PastOrderFields = Static<typeof PastOrderBody>;
