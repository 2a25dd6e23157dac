/** The pure engine: the same input always gives the same answer. It imports nothing and knows no clock. */
export type * from './activation/activation.ts';
export type * from './activation/activation-decision.ts';
export { heldCode } from './activation/activation-guards.ts';
export { decideActivation } from './activation/decide-activation.ts';
export { allocate } from './allocation/allocate.ts';
export type * from './cart/cart.ts';
export type * from './cart/cart-client.ts';
export type * from './cart/cart-use.ts';
export type * from './cart/evaluation.ts';
export { cartTotals, lineResults } from './cart/line-results.ts';
export type * from './cart/match.ts';
export type * from './client/client.ts';
export { clientIdOf } from './client/client.ts';
export { identifyClient } from './client/identify-client.ts';
export { type HeldBy, type JoinedHolders, joinHolders } from './client/join-holders.ts';
export { checkCodePattern } from './code/code-pattern.ts';
export { DEFAULT_EAN13_PREFIX, type Ean13Range, ean13FromIndex, ean13Range } from './code/code-range.ts';
export { isEan8 } from './code/ean8.ts';
export { isEan13 } from './code/ean13.ts';
export { checkFriendlyCode } from './code/friendly-code.ts';
export { type IssuingRange, issuingRange } from './code/issuing-range.ts';
export { lookupKeys } from './code/lookup-keys.ts';
export { normaliseCode } from './code/normalise-code.ts';
export { type PseudoRandomFunction, permute } from './code/permutation.ts';
export type * from './code-change/code-change.ts';
export type * from './code-change/code-change-decision.ts';
export { decideAssignment } from './code-change/decide-assignment.ts';
export { decideSwitch } from './code-change/decide-switch.ts';
export type * from './coupon/coupon.ts';
export { COUPON_STATES } from './coupon/coupon.ts';
export type * from './coupon/coupon-use.ts';
export { NO_TOTALS, NO_USES, newHolder, usesOf } from './coupon/coupon-use.ts';
export { discountOfOrder } from './coupon/discount-of-order.ts';
export { checkEdit, type EditProblem } from './coupon/edit-coupon.ts';
export { presentExpiry } from './coupon/expiry.ts';
export { isDeletable } from './coupon/is-deletable.ts';
export type * from './coupon/ledger-event.ts';
export { countsOfEvent, NO_COUNTS } from './coupon/ledger-event.ts';
export {
  countsByClient,
  isShared,
  maxActivations,
  maxDiscount,
  maxPerClient,
  maxUses,
  periodLimits,
  sharesALimit,
} from './coupon/limit-of.ts';
export { type PlainDiscount, plainDiscountOf } from './coupon/plain-discount.ts';
export { type PublishWarning, publishWarnings } from './coupon/publish-warnings.ts';
export type * from './coupon/recent-uses.ts';
export { NO_RECENT_USES } from './coupon/recent-uses.ts';
export { usedOfLimit } from './coupon/used-of-limit.ts';
export type * from './discount/discount.ts';
export { givesFreeShipping, MAX_DISCOUNT_UNITS, ON_ORDER } from './discount/discount.ts';
export type * from './discount/next-step.ts';
export { asksOf } from './eligibility/asks-of.ts';
export { checkCondition, MAX_DEPTH, MAX_PARTS } from './eligibility/check-condition.ts';
export { checkMatch } from './eligibility/check-match.ts';
export type * from './eligibility/condition.ts';
export type * from './eligibility/fix.ts';
export { judgeEligibility } from './eligibility/judge-eligibility.ts';
export { PARAMETER_SHAPES } from './eligibility/parameter-shapes.ts';
export { type Reads, readsOf } from './eligibility/reads-of.ts';
export type { Seen, Wanted } from './eligibility/rule.ts';
export { type AnyRule, RULES, type RuleName } from './eligibility/rules.ts';
export type { Shape } from './eligibility/shape.ts';
export type * from './eligibility/situation.ts';
export { evaluate } from './evaluate.ts';
export { minorDigits } from './money/currency.ts';
export { formatDecimal } from './money/format-decimal.ts';
export { MAX_MINOR, parseDecimal } from './money/parse-decimal.ts';
export { PERCENT_DIGITS, parsePercent } from './money/parse-percent.ts';
export { cartOfUse } from './order/cart-of-use.ts';
export { decideOrder, decidePlain } from './order/decide-order.ts';
export { decideUse } from './order/decide-use.ts';
export type * from './order/order-decision.ts';
export type * from './order/standing-use.ts';
export { CART_REASONS, type CartReason, REASONS, type Reason, type Refusal } from './reasons.ts';
export { countsFor } from './redemption/counts-for.ts';
export { decideRedemption } from './redemption/decide-redemption.ts';
export type * from './redemption/redemption.ts';
export type * from './redemption/redemption-decision.ts';
export { allRefusals, firstRefusal } from './redemption/redemption-guards.ts';
export { decideConfirmation } from './reservation/decide-confirmation.ts';
export { decideExpiry, decideRelease } from './reservation/decide-release.ts';
export {
  decideReservation,
  type ReservationDecision,
  type ReservationOutcome,
  type ReserveCommand,
} from './reservation/decide-reservation.ts';
export type * from './reservation/reservation.ts';
export { isLive } from './reservation/reservation.ts';
export { judgementRestsOnHolds, restsOnHolds } from './reservation/rests-on-holds.ts';
export type * from './reservation/settlement.ts';
export { useInForce } from './reservation/use-in-force.ts';
export {
  decideRollback,
  type RollbackCommand,
  type RollbackDecision,
  type RollbackOutcome,
  type RollbackState,
} from './rollback/decide-rollback.ts';
export { returnOf } from './rollback/return-of.ts';
export type * from './rollback/rollback.ts';
export { NOTHING_RETURNED } from './rollback/rollback.ts';
export type * from './simulation/past-order.ts';
export type * from './simulation/replayed-order.ts';
export { MAX_COMPANIONS, Simulation } from './simulation/simulation.ts';
export type * from './simulation/simulation-report.ts';
export { DEFAULT_STACKING, type Stacking } from './stacking/stacking.ts';
export { formatInstant, formatInstantUtc } from './time/format-instant.ts';
export { hourInZone } from './time/hour-in-zone.ts';
export { instantInZone } from './time/instant-in-zone.ts';
export { dateOfDay, dayNumber, instantsOf, localTime, minuteOfDay } from './time/local-time.ts';
export { parseInstant } from './time/parse-instant.ts';
export { dayInZone, isTimeZone } from './time/zone-day.ts';
