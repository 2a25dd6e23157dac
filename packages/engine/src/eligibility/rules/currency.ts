import { membershipRule } from '../membership-rule.ts';

/** The cart is in a currency. */
export const currency = membershipRule({
  name: 'currency',
  summary: 'The cart is in one of these currencies, or in none of those.',
  asks: 'cart',
  of: 'currencies',
  examples: [{ in: ['GBP', 'EUR'] }],
  seen: ({ cart }) => [cart.currency],
  fix: (wanted) => ({ type: 'use_currency', in: wanted }),
});
