import Type from 'typebox';
import { PREFIX_PATTERN } from '../../fields/patterns.ts';
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
      pattern: PREFIX_PATTERN,
      default: '29',
      description: 'The GS1 prefix that the numbers begin with, 1 to 6 digits.',
      examples: ['29'],
    }),
  ),
});

const PatternCodes = closed('PatternCodes', 'Codes of their own, made by a pattern.', {
  kind: Type.Literal('pattern', { description: 'A code of its own for each activation, made by a pattern.' }),
  pattern: Type.String({
    maxLength: 200,
    description:
      'Each `#` becomes one of the 30 characters `23456789ABCDEFGHJKMNPQRSTVWXYZ`, at random; letters, digits, `-`, `.` and `_` stay. 3 to 64 characters, at least 5 of them `#`.',
    examples: ['WIN-####-####'],
  }),
});

const ImportedCodes = closed('ImportedCodes', 'Codes that were made elsewhere and are imported.', {
  kind: Type.Literal('imported', {
    description:
      'Codes that were made elsewhere: import them with `POST /v1/coupons/{couponId}/codes/import`. An activation hands out one that is nobody’s.',
  }),
});

/** What codes a coupon has. */
export const Codes = Type.Union([FriendlyCodes, Ean13Codes, PatternCodes, ImportedCodes], {
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

const STACKING = {
  priority: Type.Integer({
    minimum: -1_000_000,
    maximum: 1_000_000,
    description: 'Coupons that apply together are taken by priority, the higher first, then by code.',
    examples: [0],
  }),
  group: nullable(
    Type.String({
      minLength: 1,
      maxLength: 64,
      description: 'Of one group at most one coupon applies to an order; null: it is in none.',
    }),
    { examples: ['seasonal'] },
  ),
  exclusive: Type.Boolean({
    description: 'Whether it applies alone or not at all.',
    examples: [false],
  }),
  base: Type.Enum(['reduced', 'original'], {
    description:
      'What it is taken from: what the coupons before it have left of each line, or the first amounts; never more than what is left.',
    examples: ['reduced'],
  }),
};

/** How a coupon goes with others. */
export const StackingTerms = closed('Stacking', 'How the coupon goes with others on one order.', STACKING);

/** {@link StackingTerms} as they are sent: what is left out stays, or is 0, null, `false` and `reduced` for a new coupon. */
export const StackingInput = closed('StackingInput', 'How the coupon goes with others on one order.', {
  priority: Type.Optional(STACKING.priority),
  group: Type.Optional(STACKING.group),
  exclusive: Type.Optional(STACKING.exclusive),
  base: Type.Optional(STACKING.base),
});
