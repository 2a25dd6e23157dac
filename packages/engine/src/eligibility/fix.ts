import type { Match } from '../cart/match.ts';

/**
 * What would make a refusal go away, as something that a client or a shop can do. Money is in minor units, `at` in
 * milliseconds since the epoch; without a `match` any line of the cart will do. `maxOfEachLine`: of each line no more units count, so
 * that those to add are of several where they are more. `ofOneLine`: all of them are to be of the same line; `lineIds`: of this one.
 *
 * @example { type: 'add_amount', amount: 470, match: { category: { in: ['coffee'] } } }
 */
export type Fix =
  | AmountFix<'add_amount'>
  | AmountFix<'remove_amount'>
  | (UnitsFix<'add_units'> & {
      readonly maxOfEachLine?: number;
      readonly ofOneLine?: true;
      readonly lineIds?: readonly string[];
    })
  | UnitsFix<'remove_units'>
  | { readonly type: 'remove_lines'; readonly lineIds: readonly string[] }
  | { readonly type: 'wait_until'; readonly at: number }
  | ChoiceFix<'choose_shipping'>
  | ChoiceFix<'use_channel'>
  | ChoiceFix<'go_to_location'>
  | ChoiceFix<'use_currency'>
  | { readonly type: 'remove_codes'; readonly codes: readonly string[] }
  | { readonly type: 'sign_in' }
  | { readonly type: 'activate' }
  | { readonly type: 'send_cart' }
  | { readonly type: 'send_amount' }
  | { readonly type: 'name_one_client' };

interface AmountFix<Type extends string> {
  readonly type: Type;
  readonly amount: number;
  readonly match?: Match;
}

interface UnitsFix<Type extends string> {
  readonly type: Type;
  readonly quantity: number;
  readonly match?: Match;
}

interface ChoiceFix<Type extends string> {
  readonly type: Type;
  readonly in: readonly string[];
}

/** What kind of thing there is to do. */
export type FixType = Fix['type'];
