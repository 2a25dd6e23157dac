import { CART_REASONS, type CartReason, type Reason } from '@couponry/engine';
import { reasonText, sentence } from '@couponry/engine/text';

/** A business outcome of the Coupons API 3.0.0: HTTP 200 with this `code`, a stable `message` and a sentence. */
export interface Outcome {
  readonly code: number;
  readonly message: string;
  readonly description: string;
}

/** Every outcome that is not success. Codes and messages are read by deployed stores and never change. */
export const OUTCOMES = {
  notFound: { code: 20101, message: 'Coupon.Use.NotFound', description: 'There is no such code.' },
  notActivated: {
    code: 20102,
    message: 'Coupon.NotActivated',
    description: 'The coupon has to be activated before it can be used.',
  },
  expired: { code: 20103, message: 'Coupon.Expired', description: 'The coupon is over.' },
  notStarted: { code: 20104, message: 'Coupon.NotStarted', description: 'The coupon has not started yet.' },
  alreadyUsed: {
    code: 20105,
    message: 'Coupon.Use.AlreadyUsed',
    description: 'The coupon has been used as often as it may be.',
  },
  notYours: {
    code: 20106,
    message: 'Coupon.NotYours',
    description: 'The code was issued to another client.',
  },
  limitReached: {
    code: 20107,
    message: 'Coupon.LimitReached',
    description: 'No activation of this coupon is left.',
  },
  clientRequired: {
    code: 20108,
    message: 'Coupon.ClientRequired',
    description: 'Name the client: uuid, email, customIdentify or token.',
  },
  paused: { code: 20109, message: 'Coupon.Paused', description: 'The coupon is not running.' },
  ambiguous: {
    code: 20110,
    message: 'Client.Ambiguous',
    description: 'The identifiers given belong to different clients.',
  },
  cartNotEligible: {
    code: 20111,
    message: 'Coupon.CartNotEligible',
    description: "The coupon's conditions do not hold for this cart.",
  },
  codeTaken: { code: 20112, message: 'Coupon.CodeTaken', description: 'Another coupon has this code.' },
  tokenInvalid: {
    code: 20113,
    message: 'Client.TokenInvalid',
    description: 'The client token is forged, over, or for another workspace.',
  },
} as const satisfies Readonly<Record<string, Outcome>>;

/** Whatever is wrong with a cart is one outcome; its description says what. */
const OF_CART_REASON = Object.fromEntries(
  CART_REASONS.map((reason) => [
    reason,
    { ...OUTCOMES.cartNotEligible, description: sentence(reasonText(reason, 'en')) },
  ]),
) as Readonly<Record<CartReason, Outcome>>;

const OF_REASON: Readonly<Record<Reason, Outcome>> = {
  ...OF_CART_REASON,
  unknown_code: OUTCOMES.notFound,
  client_ambiguous: OUTCOMES.ambiguous,
  coupon_draft: { ...OUTCOMES.paused, description: 'The coupon is a draft.' },
  coupon_paused: { ...OUTCOMES.paused, description: 'The coupon is paused.' },
  coupon_archived: { ...OUTCOMES.paused, description: 'The coupon is archived.' },
  code_disabled: { ...OUTCOMES.paused, description: 'The code is disabled.' },
  not_started: OUTCOMES.notStarted,
  ended: OUTCOMES.expired,
  client_required: OUTCOMES.clientRequired,
  not_yours: OUTCOMES.notYours,
  not_activated: OUTCOMES.notActivated,
  code_used_up: { ...OUTCOMES.alreadyUsed, description: 'This code has been used as often as it may be.' },
  client_used_up: {
    ...OUTCOMES.alreadyUsed,
    description: 'This client has used the coupon as often as one client may.',
  },
  order_mismatch: {
    ...OUTCOMES.alreadyUsed,
    description: 'This code was used for this order already, with another client, amount or cart.',
  },
  window_over: { ...OUTCOMES.expired, description: 'The time that the activation allowed is over.' },
  activations_used_up: { ...OUTCOMES.alreadyUsed, description: 'The coupon is used up.' },
  period_used_up: {
    ...OUTCOMES.alreadyUsed,
    description: 'The coupon has been used as often as it may be in this day, week or month.',
  },
  coupon_used_up: { ...OUTCOMES.alreadyUsed, description: 'The coupon is used up.' },
  budget_used_up: {
    ...OUTCOMES.alreadyUsed,
    description: 'What is left of the budget of the coupon is less than the discount.',
  },
  amount_required: {
    ...OUTCOMES.alreadyUsed,
    description: 'The coupon has a budget: send the amount of the order.',
  },
  order_redeemed: { ...OUTCOMES.alreadyUsed, description: 'This order has used the code already.' },
  reservation_released: { ...OUTCOMES.alreadyUsed, description: 'The reservation was released.' },
  reservation_confirmed: {
    ...OUTCOMES.alreadyUsed,
    description: 'The reservation has become a redemption.',
  },
  reservation_live: { ...OUTCOMES.alreadyUsed, description: 'The reservation still holds.' },
  nothing_left: { ...OUTCOMES.alreadyUsed, description: 'Nothing of the redemption is left to give back.' },
  more_than_left: {
    ...OUTCOMES.alreadyUsed,
    description: 'Less of the redemption is left than is to be given back.',
  },
  line_unknown: { ...OUTCOMES.alreadyUsed, description: 'The redemption knows no line with this id.' },
  lines_unknown: { ...OUTCOMES.alreadyUsed, description: 'The redemption was made without a cart.' },
  lines_required: { ...OUTCOMES.alreadyUsed, description: 'The redemption was made with a cart.' },
  amount_unknown: {
    ...OUTCOMES.alreadyUsed,
    description: 'The value of the order was never told, so only the whole can be given back.',
  },
  currency_mismatch: { ...OUTCOMES.cartNotEligible, description: 'The coupon is in another currency.' },
  code_range_used_up: {
    ...OUTCOMES.limitReached,
    description: 'No code of this coupon is left.',
  },
  cart_required: {
    ...OUTCOMES.cartNotEligible,
    description: 'What the coupon gives depends on the cart: send the cart.',
  },
  friendly_code: { ...OUTCOMES.alreadyUsed, description: 'The code is one for everybody.' },
  code_assigned: { ...OUTCOMES.notYours, description: 'Another client has this code.' },
  code_used: { ...OUTCOMES.alreadyUsed, description: 'The code has been used.' },
  client_has_code: { ...OUTCOMES.alreadyUsed, description: 'The client has another code of this coupon.' },
  cart_not_eligible: OUTCOMES.cartNotEligible,
};

/**
 * The outcome that tells a refusal. A coupon without an activation left is "limit reached" when it is activated and "already
 * used" when it is used.
 */
export function outcomeOf(reason: Reason, asked: 'activate' | 'use'): Outcome {
  return reason === 'activations_used_up' && asked === 'activate' ? OUTCOMES.limitReached : OF_REASON[reason];
}
