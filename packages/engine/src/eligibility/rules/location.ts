import { membershipRule } from '../membership-rule.ts';

/** The cart comes from a shop or a place. */
export const location = membershipRule({
  name: 'location',
  summary: 'The cart comes from one of these shops or places, or from none of those.',
  asks: 'cart',
  of: 'texts',
  examples: [{ in: ['leeds'] }, { notIn: ['airport'] }],
  seen: ({ cart }) => (cart.location === null ? [] : [cart.location]),
  fix: (wanted) => ({ type: 'go_to_location', in: wanted }),
});
