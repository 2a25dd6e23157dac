import { MAX_DISCOUNT_UNITS, MAX_MINOR } from '@couponry/engine';
import Type, { type Static } from 'typebox';
import { closed, nullable } from './fields.ts';
import { MatchSchema } from './match-schema.ts';

const MAX_TIERS = 50;

const percentage = (description: string) =>
  Type.Number({
    exclusiveMinimum: 0,
    maximum: 100,
    description: `${description} Above 0 and up to 100, with at most 4 decimals.`,
    examples: [12.5],
  });
const minor = (description: string, minimum: number) =>
  Type.Integer({ minimum, maximum: MAX_MINOR, description, examples: [1000] });
const units = (description: string) =>
  Type.Integer({ minimum: 1, maximum: MAX_DISCOUNT_UNITS, description, examples: [2] });
const cap = Type.Optional(
  nullable(minor('The most that it takes off, in minor units; null: whatever it comes to.', 1)),
);

const freeShipping = Type.Optional(
  Type.Boolean({
    description:
      'Whether the shipping is free, too: with what the discount gives, not where nothing in the cart is what it is for. Left out: no.',
    examples: [true],
  }),
);

const by = (description: string) =>
  Type.Enum(['subtotal', 'quantity'], { description, examples: ['subtotal'] });

const every = Type.Optional(
  closed('Every', 'As often as the order has so much; left out: once, whatever it has.', {
    by: by('What is counted before any discount: the value of the order, or the number of its units.'),
    step: minor(
      'It is given once for each whole step: so many minor units ("for every 100.00"), or so many units ("for every 3"). An order of less than one step gets nothing.',
      1,
    ),
    match: Type.Optional(MatchSchema),
    repeat: Type.Optional(
      nullable(units('How often it is given at most; null: as often as the cart allows.'), { default: null }),
    ),
  }),
);

const sets = (description: string) =>
  Type.Optional(Type.Enum(['of_each_line'], { description, examples: ['of_each_line'] }));

const OrderTarget = closed('OrderTarget', 'The whole order.', {
  on: Type.Literal('order', { description: 'The whole order.' }),
});

const ItemsTarget = closed('ItemsTarget', 'Lines of the order, or some of their units.', {
  on: Type.Literal('items', { description: 'Lines of the order, or some of their units.' }),
  match: MatchSchema,
  units: Type.Optional(
    closed('TargetUnits', 'Only so many units of the lines that match; left out: all of them.', {
      max: units('How many at most: in all, or of each line.'),
      take: Type.Enum(['cheapest', 'dearest', 'of_each_line'], {
        description:
          'Which they are. `cheapest`, `dearest`: `max` units in all, these first, by unit price; ties by the id of the line; what costs nothing comes last. `of_each_line`: of each line that matches at most `max` units, as in "20 % off, but of each article only on the first two".',
        examples: ['of_each_line'],
      }),
    }),
  ),
});

const target = Type.Optional(
  Type.Union([OrderTarget, ItemsTarget], {
    title: 'Target',
    description: 'What it is taken from; left out: the whole order.',
  }),
);

const PercentDiscount = closed('PercentDiscount', 'A percentage of the target.', {
  kind: Type.Literal('percent', { description: 'A percentage of the target.' }),
  percent: percentage('The percentage; the discount is rounded half up to a minor unit.'),
  cap,
  target,
  freeShipping,
});

const AmountDiscount = closed('AmountDiscount', 'An amount off the target.', {
  kind: Type.Literal('amount', { description: 'An amount off the target, never more than the target.' }),
  amount: minor("The amount, in minor units of the coupon's currency.", 1),
  per: Type.Optional(
    Type.Enum(['unit'], {
      description:
        '`unit`: off each unit of the target, never more than that costs; left out: once, or as often as `every` says. Not beside `every`.',
      examples: ['unit'],
    }),
  ),
  every,
  target,
  freeShipping,
});

const NewPriceDiscount = closed('NewPriceDiscount', 'A new price.', {
  kind: Type.Literal('new_price', { description: 'A new price; what costs less stays as it is.' }),
  price: minor('What each unit of the target costs, or the order as a whole, in minor units.', 0),
  quantity: Type.Optional(
    Type.Integer({
      minimum: 2,
      maximum: MAX_DISCOUNT_UNITS,
      description:
        'The price is that of so many units of the target together, as often as the cart has them: "any 3 for 10.00". The dearest make the first set, and one that costs less stays as it is. Left out: of each unit.',
      examples: [3],
    }),
  ),
  sets: sets(
    '`of_each_line`: the units of a set are all of one line, as in "3 of the same for 10.00"; left out: of any lines of the target. Only beside `quantity`, and not for `cheapest` or `dearest` units.',
  ),
  target,
  freeShipping,
});

const ShippingDiscount = closed(
  'ShippingDiscount',
  'Free or reduced shipping, or shipping for a price. Has `percent` or `price`.',
  {
    kind: Type.Literal('shipping', { description: 'Free or reduced shipping, or shipping for a price.' }),
    percent: Type.Optional(percentage('The percentage off the shipping; 100 is free.')),
    cap,
    price: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: MAX_MINOR,
        description:
          'What the shipping costs, in minor units, as in "shipping for 4.99"; what costs less stays as it is. In the place of `percent` and `cap`.',
        examples: [499],
      }),
    ),
  },
);

const BuyGetDiscount = closed(
  'BuyGetDiscount',
  'Who buys some units gets others for less. What costs nothing is neither bought nor got.',
  {
    kind: Type.Literal('buy_get', { description: 'Who buys some units gets others for less.' }),
    buy: closed('Buy', 'What has to be bought.', {
      match: MatchSchema,
      quantity: units('How many units have to be bought.'),
    }),
    get: closed(
      'Get',
      'What one gets: the cheapest units that match. Has one of `percent`, `amount` and `price`.',
      {
        match: MatchSchema,
        quantity: units('How many units one gets.'),
        percent: Type.Optional(percentage('The percentage off each of them; 100 is free.')),
        amount: Type.Optional(minor('What each of them costs less, in minor units.', 1)),
        price: Type.Optional(minor('What each of them costs, in minor units.', 0)),
      },
    ),
    sets: sets(
      '`of_each_line`: what is bought and got together is all of one line, as in "buy 2, get 1 of the same": each line has as many whole sets as it has units for, and `get.match` has to be the same as `buy.match`. Left out: units of any lines that match.',
    ),
    repeat: Type.Optional(
      nullable(
        units(
          'How often it is given at most; null: as often as the cart allows. Of sets `of_each_line` over all lines, those of the dearest first, ties by the id of the line.',
        ),
        { default: null },
      ),
    ),
    freeShipping,
  },
);

const GiftDiscount = closed('GiftDiscount', 'Something that the shop adds to the order for nothing.', {
  kind: Type.Literal('gift', { description: 'Something that the shop adds to the order for nothing.' }),
  sku: Type.String({ minLength: 1, maxLength: 200, description: 'What it adds.', examples: ['MUG'] }),
  quantity: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MAX_DISCOUNT_UNITS,
      default: 1,
      description: 'How many; with `every`, how many each time, and never more than 1,000,000 in all.',
      examples: [1],
    }),
  ),
  every,
  freeShipping,
});

const SIMPLE = [
  PercentDiscount,
  AmountDiscount,
  NewPriceDiscount,
  ShippingDiscount,
  BuyGetDiscount,
  GiftDiscount,
] as const;

const Tier = closed('Tier', 'A discount from a certain size of the order on.', {
  from: Type.Integer({
    minimum: 0,
    maximum: MAX_MINOR,
    description: 'The least subtotal (minor units) or number of units; higher than that of the tier before.',
    examples: [5000],
  }),
  discount: Type.Union([...SIMPLE], {
    title: 'TierDiscount',
    description: 'What the tier gives; any kind but `tiers`.',
  }),
});

const TiersDiscount = closed('TiersDiscount', 'The discount of the highest tier that the order reaches.', {
  kind: Type.Literal('tiers', { description: 'The discount of the highest tier that the order reaches.' }),
  by: by('What tiers are reached by: the value of the order, or the number of its units.'),
  match: Type.Optional(MatchSchema),
  tiers: Type.Array(Tier, { minItems: 1, maxItems: MAX_TIERS, description: 'The tiers, rising by `from`.' }),
});

/** What a redemption is worth. */
export const DiscountSchema = Type.Union([...SIMPLE, TiersDiscount], {
  title: 'Discount',
  description: 'What a redemption is worth.',
});

/** A checked {@link DiscountSchema}. */
export type DiscountFields = Static<typeof DiscountSchema>;
