import Type, { type Static } from 'typebox';
import { RefusedCodes } from './checkout-schemas.ts';
import { CouponAnswer } from './coupon-schemas.ts';
import { answer } from './fields.ts';
import { TOLD_WHERE_REFUSED } from './reason-schema.ts';

/** What can be wrong with a field: a stable word for each. */
export const FIELD_CODES: readonly string[] = [
  ...['missing', 'unknown', 'wrong_type', 'wrong_form', 'not_one_of', 'out_of_range', 'invalid'],
  ...['duplicate', 'same', 'unreadable', 'token_invalid', 'locked_after_issue'],
];

const FieldProblem = answer('FieldProblem', 'What is wrong with one field.', {
  field: Type.String({
    description: 'A JSON pointer into the body; of a query, a path or a header `/` and its name.',
    examples: ['/limits/0/max'],
  }),
  code: Type.String({
    description: `A stable word: ${FIELD_CODES.map((code) => `\`${code}\``).join(', ')}. There may be more.`,
    examples: ['out_of_range'],
  }),
  message: Type.String({ description: 'What it must be.', examples: ['must be >= 1'] }),
});

/** Every answer that is no success: RFC 9457. */
export const ProblemAnswer = answer('Problem', 'Why the request was not carried out (RFC 9457).', {
  type: Type.String({
    description: 'Names the problem: `urn:couponry:problem:` and its `code`.',
    examples: ['urn:couponry:problem:version_mismatch'],
  }),
  title: Type.String({ description: 'What the problem is, the same each time.' }),
  status: Type.Integer({ description: 'The HTTP status.', examples: [412] }),
  detail: Type.String({ description: 'What it is this time.' }),
  instance: Type.String({ description: 'The path that was asked for.', examples: ['/v1/coupons'] }),
  code: Type.String({ description: 'A stable word; programs go by it.', examples: ['version_mismatch'] }),
  requestId: Type.String({ description: 'Finds the request in the log of the server.', examples: ['req-1'] }),
  errors: Type.Optional(Type.Array(FieldProblem, { description: 'What is wrong with which field.' })),
  ...TOLD_WHERE_REFUSED,
  outcome: Type.Optional(
    Type.Enum(['none', 'unknown'], {
      description:
        'With 503: nothing was done, or nobody can tell. Repeat with the same key or order either way.',
      examples: ['none'],
    }),
  ),
  coupon: Type.Optional(CouponAnswer),
  results: Type.Optional(RefusedCodes),
});

/** A problem as it is answered. */
export type ProblemFields = Static<typeof ProblemAnswer>;
