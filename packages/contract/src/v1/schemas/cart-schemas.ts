import Type from 'typebox';

/** More units than this no line has; with the price of one unit it is bounded once more. */
export const MAX_QUANTITY = 1_000_000_000;

/** The id of a line, as the shop calls it. */
export const lineId = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'The line, as your store calls it; unique in the cart.',
  examples: ['1'],
});
