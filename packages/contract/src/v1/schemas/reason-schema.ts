import { REASONS } from '@couponry/engine';
import Type, { type TSchema } from 'typebox';
import { answer, instant } from './fields.ts';

const texts = (description: string, example: string) =>
  Type.Array(Type.String(), { description, examples: [[example]] });

const seen = [Type.Integer(), Type.Number(), Type.String(), Type.Boolean(), Type.Array(Type.String())];

const FixAnswer = answer(
  'Fix',
  'What would help, where something does. Which fields there are goes by `type`.',
  {
    type: Type.Enum(
      [
        ...['add_amount', 'remove_amount', 'add_units', 'remove_units', 'remove_lines', 'wait_until'],
        ...['choose_shipping', 'use_channel', 'go_to_location', 'use_currency', 'remove_codes'],
        ...['sign_in', 'activate', 'send_cart', 'send_amount', 'name_one_client'],
      ],
      { description: 'A stable word for what there is to do.', examples: ['add_amount'] },
    ),
    amount: Type.Optional(
      Type.Integer({ description: 'How much to add or take out, in minor units.', examples: [470] }),
    ),
    quantity: Type.Optional(
      Type.Integer({ description: 'How many units to add or take out.', examples: [2] }),
    ),
    match: Type.Optional(
      Type.Object(
        {},
        {
          description: 'Of which lines; a `Match` as in the conditions. Left out: of any.',
          examples: [{ category: { in: ['coffee'] } }],
        },
      ),
    ),
    maxOfEachLine: Type.Optional(
      Type.Integer({
        description:
          'Of each line no more units count: with `add_units`, those to add are of several lines where they are more.',
        examples: [1],
      }),
    ),
    ofOneLine: Type.Optional(
      Type.Literal(true, {
        description: 'With `add_units`: all of them are to be of one line, units of the same article.',
        examples: [true],
      }),
    ),
    lineIds: Type.Optional(
      texts('The lines to take out; with `add_units` the line of which there are to be more.', '1'),
    ),
    at: Type.Optional(instant('The first instant at which it holds.')),
    in: Type.Optional(texts('What to choose from.', 'web')),
    codes: Type.Optional(texts('The codes to leave out.', 'SALE20%')),
  },
);

const alternativesOf = <Schema extends TSchema>(reason: Schema) =>
  Type.Array(Type.Array(reason), {
    description: 'With `any_of`: the ways that are open, and for each all that is missing on it.',
  });

const TOLD = {
  rule: Type.Optional(
    Type.String({
      description:
        'The rule of the conditions that does not hold, or must not; with `excluded_by` why codes do not go together: `exclusive`, `group` or `better`.',
    }),
  ),
  actual: Type.Union([...seen, Type.Null()], {
    description:
      'What was seen: a count, minor units, an instant, a word, words; null where there is nothing to tell.',
    examples: [1530],
  }),
  expected: Type.Union([...seen, Type.Object({}), Type.Null()], {
    description:
      'What it was held against, in the same form; or the condition that must hold, or must not (`{"not": ...}`).',
    examples: [2000],
  }),
  fix: Type.Optional(FixAnswer),
  excludedBy: Type.Optional(texts('With `excluded_by`: the codes that apply instead.', 'SALE20%')),
  alternatives: Type.Optional(alternativesOf(Type.Ref('Reason'))),
};

/** Why a code does not apply. */
export const ReasonAnswer = Type.Cyclic(
  {
    Reason: answer('Reason', 'Why something was refused, or would be.', {
      code: Type.Enum([...REASONS], { description: 'A stable word.', examples: ['client_used_up'] }),
      ...TOLD,
      message: Type.String({
        description: 'The same in words, in English or in the language of `Accept-Language`.',
        examples: ['This client has used the coupon as often as one client may.'],
      }),
    }),
  },
  'Reason',
);

/** What would make a code give more that applies already. */
export const NextStepAnswer = answer('NextStep', 'What keeps a code that applies from giving more.', {
  actual: Type.Integer({
    description: 'How much the cart has of what is counted: minor units or units.',
    examples: [4530],
  }),
  expected: Type.Integer({
    description: 'How much of it the next step takes: the next tier, once more of `every`, one more set.',
    examples: [5000],
  }),
  fix: FixAnswer,
  message: Type.String({
    description: 'The same in words, in English or in the language of `Accept-Language`.',
    examples: ['Add GBP 4.70 to reach the next step of the coupon.'],
  }),
});

/** What a problem tells where a rule refused: the same, beside its own code and words. */
export const TOLD_WHERE_REFUSED = {
  ...TOLD,
  actual: Type.Optional(TOLD.actual),
  expected: Type.Optional(TOLD.expected),
  alternatives: Type.Optional(alternativesOf(ReasonAnswer)),
};
