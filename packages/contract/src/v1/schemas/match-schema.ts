import { MAX_MINOR } from '@couponry/engine';
import Type from 'typebox';
import { closed } from './fields.ts';

const MAX_VALUES = 5000;
const MAX_ATTRIBUTES = 20;

const values = (description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
    minItems: 1,
    maxItems: MAX_VALUES,
    description,
    examples: [['coffee', 'tea']],
  });

const membership = (name: string, description: string) =>
  Type.Object(
    {
      in: Type.Optional(values('It is one of these.')),
      notIn: Type.Optional(values('It is none of these.')),
    },
    { title: name, description, additionalProperties: false, minProperties: 1 },
  );

const price = (description: string) =>
  Type.Integer({ minimum: 0, maximum: MAX_MINOR, description, examples: [5000] });

/** Which lines of a cart are meant. */
export const MatchSchema = closed(
  'Match',
  'Which lines of a cart are meant: those for which everything given holds; an empty object means every line.',
  {
    sku: Type.Optional(membership('SkuMembership', 'What the sku of a line must be, or must not be.')),
    category: Type.Optional(
      membership(
        'CategoryMembership',
        'A line has several categories: `in` asks for at least one of them, `notIn` for none.',
      ),
    ),
    onSale: Type.Optional(
      Type.Boolean({ description: 'Only lines that are on sale, or only those that are not.' }),
    ),
    unitPrice: Type.Optional(
      Type.Object(
        {
          min: Type.Optional(price('At least this, in minor units.')),
          max: Type.Optional(price('At most this, in minor units; not below `min`.')),
        },
        {
          title: 'UnitPriceBounds',
          description:
            "What one unit of a line costs, as the cart says it (`unitPrice`), before any coupon: at least `min` and at most `max`, both included, in minor units of the coupon's currency.",
          additionalProperties: false,
          minProperties: 1,
          examples: [{ min: 5000 }],
        },
      ),
    ),
    attributes: Type.Optional(
      Type.Record(
        Type.String({ minLength: 1, maxLength: 100 }),
        membership(
          'AttributeMembership',
          'A line without the attribute fails `in` and passes `notIn`. Numbers and flags are compared as they are written.',
        ),
        {
          maxProperties: MAX_ATTRIBUTES,
          description: 'What attributes of a line must be, or must not be.',
          examples: [{ brand: { in: ['Acme'] } }],
        },
      ),
    ),
  },
);
