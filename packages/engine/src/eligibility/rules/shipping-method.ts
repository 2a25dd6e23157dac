import { membershipRule } from '../membership-rule.ts';

/** The order is sent by a method. */
export const shippingMethod = membershipRule({
  name: 'shipping_method',
  summary: 'The order is sent by one of these methods, or by none of those.',
  asks: 'cart',
  of: 'texts',
  examples: [{ in: ['standard'] }, { notIn: ['express'] }],
  seen: ({ cart }) => [cart.shipping?.method ?? []].flat(),
  fix: (wanted) => ({ type: 'choose_shipping', in: wanted }),
});
