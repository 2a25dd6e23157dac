import { minAboveMax } from '../bounded-rule.ts';
import { type Bounds, sideOf } from '../bounds.ts';
import { optional, type ParametersOf } from '../parameter.ts';
import { defineRule, type RuleRefusal } from '../rule.ts';
import type { Situation } from '../situation.ts';

const parameters = {
  equals: optional('count', 'Exactly this one; 1 is the first order.'),
  min: optional('count', 'This one or a later one.'),
  max: optional('count', 'This one or an earlier one.'),
};

type NthOrder = ParametersOf<typeof parameters>;
type Token = 'nth_order_unknown' | 'nth_order_too_early' | 'nth_order_too_late';

/** Which of the client's orders this is, this one counted. */
export const nthOrder = defineRule({
  name: 'nth_order',
  summary: "Which of the client's orders this is, counting this one.",
  asks: 'orders',
  parameters,
  oneOf: ['equals', 'min', 'max'],
  reasons: ['nth_order_unknown', 'nth_order_too_early', 'nth_order_too_late'] satisfies Token[],
  examples: [{ equals: 1 }, { min: 5 }, { max: 3 }],
  problem: ({ equals, min, max }) =>
    equals !== undefined && (min !== undefined || max !== undefined)
      ? { field: 'equals', message: 'must be alone, without "min" and "max"' }
      : minAboveMax({ ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }),
  check,
  excluded: (_, { client }) => ({ actual: orderOf(client) }),
});

function check(wanted: NthOrder, { client }: Situation): RuleRefusal<Token> | null {
  const order = orderOf(client);
  if (order === null) {
    return {
      reason: 'nth_order_unknown',
      actual: null,
      ...(client === null ? { fix: { type: 'sign_in' } } : {}),
    };
  }
  const missed = sideOf(boundsOf(wanted), order);
  if (missed === null) return null;
  const reason = missed.side === 'below' ? 'nth_order_too_early' : 'nth_order_too_late';
  return { reason, actual: order, expected: missed.bound };
}

function boundsOf({ equals, ...bounds }: NthOrder): Bounds {
  return equals === undefined ? bounds : { min: equals, max: equals };
}

function orderOf(client: Situation['client']): number | null {
  const before = client?.ordersBefore ?? null;
  return before === null ? null : before + 1;
}
