import { attributeRule } from '../attribute-rule.ts';

/** An attribute of the cart is what it has to be. */
export const cartAttribute = attributeRule({
  name: 'cart_attribute',
  summary: 'An attribute of the cart is what it has to be.',
  asks: 'cart',
  of: ({ cart }) => cart.attributes,
});
