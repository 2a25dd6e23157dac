/** Every kind of rule there is, a line each. */
export { cartAttribute } from './rules/cart-attribute.ts';
export { cartQuantity } from './rules/cart-quantity.ts';
export { cartSubtotal } from './rules/cart-subtotal.ts';
export { channel } from './rules/channel.ts';
export { clientAttribute } from './rules/client-attribute.ts';
export { clientSegment } from './rules/client-segment.ts';
export { clientTag } from './rules/client-tag.ts';
export { currency } from './rules/currency.ts';
export { dates } from './rules/dates.ts';
export { hours } from './rules/hours.ts';
export { lineMatch } from './rules/line-match.ts';
export { location } from './rules/location.ts';
export { nthOrder } from './rules/nth-order.ts';
export { shippingMethod } from './rules/shipping-method.ts';
export { weekday } from './rules/weekday.ts';
