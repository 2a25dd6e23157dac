import { REASONS, type Reason } from '@couponry/engine';
import Type from 'typebox';
import { answer } from './fields.ts';

const seen = (description: string) =>
  Type.Union([Type.Integer(), Type.String(), Type.Null()], { description, examples: [1] });

/** Why a code does not apply. */
export const ReasonAnswer = answer('Reason', 'Why something was refused, or would be.', {
  code: Type.Enum(Object.keys(REASONS) as Reason[], {
    description: 'A stable word.',
    examples: ['client_used_up'],
  }),
  actual: seen('What was seen: a count, minor units, or an instant; null where there is nothing to tell.'),
  expected: seen('The bound that it was held against, in the same form.'),
  message: Type.String({
    description: 'The same as a sentence.',
    examples: ['This client has used the coupon as often as one client may.'],
  }),
});
