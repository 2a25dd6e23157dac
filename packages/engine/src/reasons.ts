/**
 * The catalogue of reasons for which a command can be refused. A reason is a stable token: texts, HTTP statuses and the
 * codes of the Coupons API 3.0.0 hang on it elsewhere, never the other way round.
 */
export const REASONS = {
  unknown_code: 'no coupon of this workspace has this code',
  client_ambiguous: 'the identifiers given belong to different clients',
  coupon_draft: 'the coupon is a draft',
  coupon_paused: 'the coupon is paused',
  coupon_archived: 'the coupon is archived',
  not_started: 'the coupon has not started',
  ended: 'the coupon has ended',
  client_required: 'the coupon needs to know the client',
  not_yours: 'the code was issued to another client',
  not_activated: 'the coupon has to be activated first',
  code_used_up: 'this code has been used as often as it may be',
  client_used_up: 'this client has used the coupon as often as one client may',
  period_used_up: 'the coupon has been used as often as it may be in this day, week or month',
  order_redeemed: 'this order has redeemed the code already',
  order_mismatch: 'this code was redeemed for this order with another client or amount',
  window_over: 'the time that the activation allowed is over',
  activations_used_up: 'no activation is left',
  coupon_used_up: 'the coupon has been used as often as it may be in all',
  amount_required: 'the coupon has a budget, so the value of the order must be known',
  budget_used_up: 'what is left of the budget of the coupon is less than the discount',
  reservation_released: 'the reservation was released',
  reservation_confirmed: 'the reservation has become a redemption',
  reservation_live: 'the reservation still holds',
  nothing_left: 'nothing of the redemption is left to give back',
  more_than_left: 'less of the redemption is left than is to be given back',
  amount_unknown: 'the value of the order was never told, so only the whole can be given back',
  currency_mismatch: 'the coupon is in another currency than the order',
  code_range_used_up: 'the range of codes is used up',
  cart_required: 'the coupon depends on what is in the cart, so the cart must be known',
  cart_not_eligible: 'the conditions of the coupon do not hold for this cart',
} as const;

/** A token of the catalogue {@link REASONS}. */
export type Reason = keyof typeof REASONS;

/**
 * Why a command was refused: the reason, what was seen and what would have been right. Times are milliseconds since the
 * epoch, money is in minor units.
 *
 * @example { reason: 'not_started', actual: 1764547200000, expected: 1764633600000 }
 */
export interface Refusal {
  readonly reason: Reason;
  readonly actual?: number | string | null;
  readonly expected?: number | string | null;
}
