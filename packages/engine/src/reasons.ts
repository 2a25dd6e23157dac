import type { Fix } from './eligibility/fix.ts';
import type { Seen, Wanted } from './eligibility/rule.ts';
import { RULE_REASONS, type RuleName, type RuleReason } from './eligibility/rules.ts';

/** The reasons that are not a rule's. */
const REASONS_OF_CODES = [
  'unknown_code',
  'client_ambiguous',
  'coupon_draft',
  'coupon_paused',
  'coupon_archived',
  'code_disabled',
  'not_started',
  'ended',
  'client_required',
  'not_yours',
  'not_activated',
  'code_used_up',
  'client_used_up',
  'period_used_up',
  'order_redeemed',
  'order_mismatch',
  'window_over',
  'activations_used_up',
  'coupon_used_up',
  'amount_required',
  'budget_used_up',
  'reservation_released',
  'reservation_confirmed',
  'reservation_live',
  'nothing_left',
  'more_than_left',
  'line_unknown',
  'lines_unknown',
  'lines_required',
  'amount_unknown',
  'currency_mismatch',
  'code_range_used_up',
  'friendly_code',
  'code_assigned',
  'code_used',
  'client_has_code',
] as const;

/** The reasons for which a cart is refused beside those of the rules. */
const REASONS_OF_CARTS = [
  'cart_required',
  'cart_not_eligible',
  'any_of',
  'rule_unknown',
  'no_line_matches',
  'buy_quantity_missing',
  'get_quantity_missing',
  'tier_not_reached',
  'no_shipping_costs',
  'nothing_to_discount',
  'excluded_by',
] as const;

/** The reasons for which a cart is refused: the code would do for another cart, another client or at another time. */
export const CART_REASONS: readonly CartReason[] = [...REASONS_OF_CARTS, ...RULE_REASONS];

/**
 * Every reason for which something can be refused. A reason is a stable token: texts, HTTP statuses and the codes of the
 * Coupons API 3.0.0 hang on it elsewhere, never the other way round. What each says is in the languages (`text/`).
 */
export const REASONS: readonly Reason[] = [...REASONS_OF_CODES, ...CART_REASONS];

/** A token of {@link CART_REASONS}. */
export type CartReason = (typeof REASONS_OF_CARTS)[number] | RuleReason;

/** A token of {@link REASONS}. */
export type Reason = (typeof REASONS_OF_CODES)[number] | CartReason;

/**
 * Why a code is not applied beside others: one of the two stands alone, they are of one group, or without it the client gets
 * more (or as much with fewer codes).
 */
export type ExclusionRule = 'exclusive' | 'group' | 'better';

/**
 * Why something was refused: the reason, what was seen, what would have been right, and what would help. Times are
 * milliseconds since the epoch, money is in minor units.
 *
 * @example { reason: 'not_started', actual: 1764547200000, expected: 1764633600000, fix: { type: 'wait_until', at: 1764633600000 } }
 */
export interface Refusal {
  readonly reason: Reason;
  /** The rule of the conditions that does not hold, or must not; with `excluded_by`: why the codes do not go together. */
  readonly rule?: RuleName | ExclusionRule;
  readonly actual?: Seen;
  readonly expected?: Wanted;
  readonly fix?: Fix;
  /** With `excluded_by`: the codes that are applied instead. */
  readonly excludedBy?: readonly string[];
  /** With `any_of`: the ways that are open, and for each all that is missing on it. */
  readonly alternatives?: readonly (readonly Refusal[])[];
}
