import { answer, count, money } from './fields.ts';

/** What was counted of a coupon, over some time or in all. */
export const StatisticsTotals = answer('StatisticsTotals', 'All of it.', {
  issued: count('Codes that were made.'),
  activated: count('Activations, on purpose or by a redemption.'),
  deactivated: count('Activations that a use had made by itself and that went with it.'),
  redeemed: count('Redemptions.'),
  rolledBack: count('Redemptions that were given back as a whole, counted on the day of that.'),
  clients: count('Clients who activated or redeemed for the first time.'),
  discount: money('Discount of the redemptions, in minor units.'),
  discountBack: money('Discount that came back, in minor units.'),
  amount: money('Value of the orders with a redemption, before the discount, in minor units.'),
  amountBack: money('Value of what was returned of them, in minor units.'),
});
