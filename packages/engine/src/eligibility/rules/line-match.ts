import type { CartLine } from '../../cart/cart.ts';
import { matchingPlaces } from '../../cart/matching-places.ts';
import { amountOfLines } from '../../cart/subtotal-of.ts';
import { unitsOf } from '../../cart/units-of.ts';
import { outOfBounds } from '../bounded-rule.ts';
import type { Fix } from '../fix.ts';
import { impossibleAmount } from '../impossible-amount.ts';
import { leastToAdd } from '../least-to-add.ts';
import { optional, type ParametersOf, required } from '../parameter.ts';
import { defineRule, type RuleRefusal } from '../rule.ts';
import type { Situation } from '../situation.ts';

const parameters = {
  match: required('match', 'Which lines are meant. An empty match means every line.'),
  quantity: optional('quantities', 'How many units they have together. Left out with `amount`: at least 1.'),
  amount: optional('amounts', 'What they come to together, in minor units.'),
};

type LineMatch = ParametersOf<typeof parameters>;
type Token =
  | 'line_match_missing'
  | `line_match_${'quantity' | 'amount'}_${'below_minimum' | 'above_maximum'}`;

/** Lines of some kind are in the cart: so many units of them, or for so much. */
export const lineMatch = defineRule({
  name: 'line_match',
  summary:
    'Lines that match (products, categories, sale items, prices, attributes) are in the cart: at least one, so many units, or for so much.',
  asks: 'cart',
  parameters,
  reasons: [
    'line_match_missing',
    'line_match_quantity_below_minimum',
    'line_match_quantity_above_maximum',
    'line_match_amount_below_minimum',
    'line_match_amount_above_maximum',
  ] satisfies Token[],
  examples: [
    { match: { category: { in: ['coffee'] } } },
    { match: { sku: { in: ['85123A'] } }, quantity: { min: 2 } },
    { match: { category: { in: ['shoes'] }, unitPrice: { min: 5000 } } },
    { match: { onSale: false, attributes: { brand: { notIn: ['Acme'] } } }, amount: { min: 2000 } },
  ],
  problem: impossibleAmount,
  parts: ({ match, quantity, amount }) =>
    quantity === undefined || amount === undefined
      ? []
      : [
          { match, quantity },
          { match, amount },
        ],
  check,
  excluded: (parameters, { cart }) => {
    const lines = matching(parameters.match, cart.lines);
    const fix = escapeFrom(parameters, lines);
    return { actual: unitsOf(lines), ...(fix === null ? {} : { fix }) };
  },
});

function check({ match, quantity, amount }: LineMatch, { cart }: Situation): RuleRefusal<Token> | null {
  const lines = matching(match, cart.lines);
  const units = unitsOf(lines);
  if (quantity === undefined && amount === undefined && units === 0) {
    const fix = { type: 'add_units', quantity: 1, match } as const;
    return { reason: 'line_match_missing', actual: 0, expected: 1, fix };
  }
  return (
    outOfBounds('line_match_quantity', quantity ?? {}, units, {
      below: (missing) => ({ type: 'add_units', quantity: missing, match }),
      above: (tooMany) => ({ type: 'remove_units', quantity: tooMany, match }),
    }) ??
    outOfBounds('line_match_amount', amount ?? {}, amountOfLines(lines), {
      below: (missing) => ({ type: 'add_amount', amount: leastToAdd(missing, match), match }),
      above: (tooMuch) => ({ type: 'remove_amount', amount: tooMuch, match }),
    })
  );
}

/** What helps where it holds and must not: without those lines it does not, or there have to be more of them. */
function escapeFrom({ match, quantity, amount }: LineMatch, lines: readonly CartLine[]): Fix | null {
  const needsSome = quantity === undefined && amount === undefined;
  const holdsOfNone = !needsSome && (quantity?.min ?? 0) === 0 && (amount?.min ?? 0) === 0;
  if (!holdsOfNone) return { type: 'remove_lines', lineIds: lines.map(({ id }) => id) };
  if (quantity?.max !== undefined)
    return { type: 'add_units', quantity: quantity.max + 1 - unitsOf(lines), match };
  if (amount?.max === undefined) return null;
  const missing = amount.max + 1 - amountOfLines(lines);
  return { type: 'add_amount', amount: leastToAdd(missing, match), match };
}

function matching(match: LineMatch['match'], lines: readonly CartLine[]): readonly CartLine[] {
  return matchingPlaces(match, lines).flatMap((place) => lines[place] ?? []);
}
