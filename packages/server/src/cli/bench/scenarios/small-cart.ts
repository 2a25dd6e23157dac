const LINES = 5;

/** A cart of five lines as a shop sends it: 92.50 before the shipping. */
export const SMALL_CART = {
  currency: 'GBP',
  channel: 'web',
  lines: Array.from({ length: LINES }, (_, index) => ({
    id: String(index + 1),
    sku: `SKU-${index + 1}`,
    name: `Article ${index + 1}`,
    quantity: 1 + (index % 3),
    unitPrice: 250 * (index + 2),
    categories: [index % 2 === 0 ? 'home' : 'coffee'],
  })),
  shipping: { amount: 450, method: 'standard' },
};
