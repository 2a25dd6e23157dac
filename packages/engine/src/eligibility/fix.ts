import type { Match } from '../cart/match.ts';

/**
 * What would make a refusal go away, as something that a client or a shop can do. Money is in minor units, `at` in
 * milliseconds since the epoch; without a `match` any line of the cart will do.
 *
 * @example { type: 'add_amount', amount: 470, match: { category: { in: ['coffee'] } } }
 */
export type Fix =
  | { readonly type: 'add_amount' | 'remove_amount'; readonly amount: number; readonly match?: Match }
  | { readonly type: 'add_units' | 'remove_units'; readonly quantity: number; readonly match?: Match }
  | { readonly type: 'remove_lines'; readonly lineIds: readonly string[] }
  | { readonly type: 'wait_until'; readonly at: number }
  | { readonly type: 'choose_shipping'; readonly in: readonly string[] }
  | { readonly type: 'use_channel'; readonly in: readonly string[] }
  | { readonly type: 'go_to_location'; readonly in: readonly string[] }
  | { readonly type: 'use_currency'; readonly in: readonly string[] }
  | { readonly type: 'remove_codes'; readonly codes: readonly string[] }
  | { readonly type: 'sign_in' | 'activate' | 'send_cart' | 'send_amount' | 'name_one_client' };

/** What kind of thing there is to do. */
export type FixType = Fix['type'];
