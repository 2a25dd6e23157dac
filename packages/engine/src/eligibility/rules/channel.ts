import { membershipRule } from '../membership-rule.ts';

/** The cart comes over a channel. */
export const channel = membershipRule({
  name: 'channel',
  summary: 'The cart comes over one of these channels, or over none of those.',
  asks: 'cart',
  of: 'texts',
  examples: [{ in: ['web', 'app'] }, { notIn: ['phone'] }],
  seen: ({ cart }) => (cart.channel === null ? [] : [cart.channel]),
  fix: (wanted) => ({ type: 'use_channel', in: wanted }),
});
