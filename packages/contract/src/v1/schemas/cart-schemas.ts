import { MAX_MINOR } from '@couponry/engine';
import Type, { type Static } from 'typebox';
import { anyName } from '../../fields/any-name.ts';
import { answer, closed, count, currency, money, nullable } from './fields.ts';

/** More units than this no line has; with the price of one unit it is bounded once more. */
export const MAX_QUANTITY = 1_000_000_000;

/** More attributes than this nothing and nobody has. */
export const MAX_ATTRIBUTES = 1000;

/** The id of a line, as the shop calls it. */
export const lineId = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'The line, as your store calls it; unique in the cart.',
  examples: ['1'],
});

const minor = (description: string, example: number) =>
  Type.Integer({ minimum: 0, maximum: MAX_MINOR, description, examples: [example] });

const word = (description: string, example: string) =>
  Type.String({ maxLength: 200, description, examples: [example] });

const attributeValue = Type.Union([
  Type.String({ maxLength: 1000 }),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 100 }),
  Type.Null(),
]);

/** What a shop may tell beyond the fields that have a name here. */
export const attributesOf = (what: string, example: object) =>
  Type.Record(anyName, attributeValue, {
    maxProperties: MAX_ATTRIBUTES,
    description: `Whatever else conditions ask of the ${what}: texts, numbers, booleans or lists of texts, by name.`,
    examples: [example],
  });

const CartLine = closed('CartLine', 'A line of a cart.', {
  id: lineId,
  sku: word('The article.', '85123A'),
  name: Type.Optional(word('What the article is called.', 'White hanging heart')),
  quantity: Type.Integer({
    minimum: 1,
    maximum: MAX_QUANTITY,
    description: 'How many units, a whole number; weighed goods are one unit with its price.',
    examples: [6],
  }),
  unitPrice: minor('What one unit costs, in minor units; times `quantity` it is at most 10^12.', 255),
  categories: Type.Optional(
    Type.Array(word('A category.', 'home'), {
      maxItems: 100,
      description: 'The categories that the article is in.',
      examples: [['home']],
    }),
  ),
  onSale: Type.Optional(
    Type.Boolean({ default: false, description: 'Whether it is reduced already.', examples: [false] }),
  ),
  attributes: Type.Optional(attributesOf('line', { brand: 'Heart & Co' })),
  taxRate: Type.Optional(
    nullable(
      Type.Number({
        minimum: 0,
        maximum: 100,
        description:
          'In percent, with at most 4 decimals; it never changes a discount, only the tax that is told.',
        examples: [20],
      }),
    ),
  ),
});

const CartShipping = closed('CartShipping', 'How a cart is sent.', {
  amount: minor('What the shipping costs, in minor units.', 450),
  method: Type.Optional(nullable(word('How it is sent, as your store calls it.', 'standard'))),
});

/** A cart, as a request sends it. */
export const CartBody = closed('Cart', 'What is about to be bought. The order of its lines means nothing.', {
  currency: currency('ISO 4217. All amounts are in its minor units.'),
  channel: Type.Optional(nullable(word('Where it is sold, such as `web` or `app`.', 'web'))),
  location: Type.Optional(nullable(word('The shop in which it is sold.', 'leeds-1'))),
  lines: Type.Array(CartLine, {
    minItems: 1,
    description: 'What is in it. So many lines at most as `COUPONRY_MAX_CART_LINES` says, 1,000 by default.',
  }),
  shipping: Type.Optional(nullable(CartShipping, { description: 'The shipping; null: not known yet.' })),
  pricesIncludeTax: Type.Optional(
    nullable(
      Type.Boolean({
        description:
          'Whether unit prices hold the tax already; it never changes a discount, only the tax that is told.',
        examples: [true],
      }),
    ),
  ),
  attributes: Type.Optional(attributesOf('cart', { giftWrapped: true })),
});

/** A checked {@link CartBody}. */
export type CartFields = Static<typeof CartBody>;

/** What a code takes off a line. */
export const AllocationAnswer = answer('Allocation', 'The part of a discount that a line bears.', {
  lineId,
  amount: money('What is taken off it, in minor units.'),
});

/** What the shop adds to the order for nothing. */
export const GiftAnswer = answer('Gift', 'Something that your store adds to the order for nothing.', {
  sku: word('The article.', 'MUG'),
  quantity: count('How many.'),
});

/** What a line comes to. */
export const LineAnswer = answer('CartLineResult', 'What a line comes to, in minor units.', {
  lineId,
  amount: money('Its price before the discounts.'),
  discount: money('What all codes of the order take off it.'),
  total: money('What is left to pay for it.'),
  tax: nullable(money('The tax in it, or on top of it; null where it can not be known.')),
});
