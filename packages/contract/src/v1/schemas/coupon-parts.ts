import { MAX_MINOR } from '@couponry/engine';
import Type from 'typebox';
import { closed, nullable } from './fields.ts';

const TEN_YEARS = 315_360_000;
const MAX_USES = Number.MAX_SAFE_INTEGER;

const max = (description: string) =>
  Type.Integer({ minimum: 1, maximum: MAX_USES, description, examples: [1000] });

const FriendlyCodes = closed('FriendlyCodes', 'One code for everybody.', {
  kind: Type.Literal('friendly', { description: 'One code for everybody.' }),
  code: Type.String({
    maxLength: 200,
    description:
      'The code: 3 to 64 characters, none of them a blank or one of `/ ? # \\`. Compared without regard to case.',
    examples: ['WINTER10'],
  }),
});

const Ean13Codes = closed('Ean13Codes', 'An EAN-13 number of its own for each activation.', {
  kind: Type.Literal('ean13', { description: 'An EAN-13 number of its own for each activation.' }),
  prefix: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,6}$',
      default: '29',
      description: 'The GS1 prefix that the numbers begin with, 1 to 6 digits.',
      examples: ['29'],
    }),
  ),
});

/** What codes a coupon has. */
export const Codes = Type.Union([FriendlyCodes, Ean13Codes], {
  title: 'Codes',
  description: 'What codes the coupon has.',
});

const ActivationLimit = closed('ActivationLimit', 'How many activations there are in all.', {
  on: Type.Literal('activations', { description: 'Counts activations: each client once.' }),
  max: max('The most activations.'),
});

const RedemptionLimit = closed('RedemptionLimit', 'How often the coupon can be used.', {
  on: Type.Literal('redemptions', { description: 'Counts redemptions, and uses held by a reservation.' }),
  per: Type.Enum(['client', 'code', 'coupon'], {
    description: 'Whose uses are counted: those by one client, of one code, or of the coupon as a whole.',
    examples: ['client'],
  }),
  period: Type.Optional(
    Type.Enum(['day', 'week', 'month'], {
      description:
        'Counts anew in each day, week (from Monday) or month of `timeZone`; left out: over all time.',
      examples: ['week'],
    }),
  ),
  max: max('The most uses.'),
});

const DiscountLimit = closed('DiscountLimit', 'A budget: the most discount that is given in all.', {
  on: Type.Literal('discount', { description: 'Counts the discount that was given and not given back.' }),
  max: max("The budget, in minor units of the coupon's currency."),
});

/** A bound on how often a coupon is used or what it costs. */
export const LimitSchema = Type.Union([ActivationLimit, RedemptionLimit, DiscountLimit], {
  title: 'Limit',
  description: 'A bound. Each kind at most once for the same `per` and `period`.',
});

const PercentDiscount = closed('PercentDiscount', 'A percentage of the order.', {
  kind: Type.Literal('percent', { description: 'A percentage of the order.' }),
  percent: Type.Number({
    exclusiveMinimum: 0,
    maximum: 100,
    description: 'The percentage, with at most 4 decimals. The discount is rounded half up to a minor unit.',
    examples: [12.5],
  }),
});

const AmountDiscount = closed('AmountDiscount', 'An amount off the order.', {
  kind: Type.Literal('amount', { description: 'An amount off the order, never more than the order.' }),
  amount: Type.Integer({
    minimum: 1,
    maximum: MAX_MINOR,
    description: "The amount, in minor units of the coupon's currency.",
    examples: [1000],
  }),
});

/** What a redemption is worth. */
export const DiscountSchema = Type.Union([PercentDiscount, AmountDiscount], {
  title: 'Discount',
  description: 'What a redemption is worth.',
});

const required = Type.Boolean({
  description: 'Whether a client has to activate the coupon before it can be redeemed.',
  examples: [true],
});
const validFor = nullable(
  Type.Integer({
    minimum: 1,
    maximum: TEN_YEARS,
    description: 'Seconds from an activation until its code is over; null: until `endsAt`.',
    examples: [86_400],
  }),
);

/** How a coupon is activated. */
export const ActivationTerms = closed('ActivationTerms', 'How the coupon is activated.', {
  required,
  validFor,
});

/** {@link ActivationTerms} as they are sent: what is left out stays, or is `false` and `null` for a new coupon. */
export const ActivationInput = closed('ActivationInput', 'How the coupon is activated.', {
  required: Type.Optional(required),
  validFor: Type.Optional(validFor),
});

/** What a rollback does. */
export const RollbackTerms = closed('RollbackTerms', 'What a rollback does.', {
  givesBack: Type.Boolean({
    description: 'Whether a redemption that is rolled back as a whole can be used again.',
    examples: [true],
  }),
});
