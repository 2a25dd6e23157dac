import type { Match } from '../cart/match.ts';
import type { Limit } from '../coupon/coupon.ts';
import type { Discount } from '../discount/discount.ts';
import type { Fix, FixType } from '../eligibility/fix.ts';
import type { ParametersOf } from '../eligibility/parameter.ts';
import type { RuleName, RuleParameters, RuleReasons } from '../eligibility/rules.ts';
import type { Reason, Refusal } from '../reasons.ts';
import type { Say } from './say.ts';

/**
 * What a reason says: what it is at all, as the end of a sentence ("the order is too small"); and, where there is more to
 * tell of the case at hand, that.
 */
export type ReasonText =
  | string
  | readonly [
      what: string,
      detail: (refusal: Pick<Refusal, 'actual' | 'expected' | 'excludedBy'>, say: Say) => string,
    ];

/** The words of a rule: its name and those of its parameters in a form, what it asks, and for what it refuses. */
interface RuleTexts<Name extends RuleName> {
  readonly name: string;
  readonly parameters: { readonly [Parameter in keyof RuleParameters<Name>]: string };
  /** A clause that is true where the rule holds: "the order comes to at least GBP 50". */
  readonly holds: (parameters: ParametersOf<RuleParameters<Name>>, say: Say) => string;
  /** A clause that is true where it does not. */
  readonly fails: (parameters: ParametersOf<RuleParameters<Name>>, say: Say) => string;
  readonly reasons: { readonly [Token in Exclude<RuleReasons<Name>, SharedReason>]: ReasonText };
}

/** Reasons that several rules have; they are told once. */
type SharedReason = 'client_not_told' | `${RuleName}_excluded`;

/** The reasons that have a text of their own outside of the rules. */
type PlainReason = Exclude<Reason, { [Name in RuleName]: RuleReasons<Name> }[RuleName]> | 'client_not_told';

/** The words by which a whole coupon is told. */
interface CouponTexts {
  readonly discount: (discount: Discount, say: Say) => string;
  readonly limit: (limit: Limit, say: Say) => string;
  /** A discount that has conditions. */
  readonly under: (discount: string, clause: string) => string;
  readonly toActivate: string;
  /** A day, or a day and a time, in a time zone. */
  readonly from: (when: string, timeZone: string) => string;
  readonly until: (when: string, timeZone: string) => string;
}

/** Why an order or a row of orders is not replayed, or is odd. */
export type LeftOutReason =
  | 'cancelled'
  | 'no_lines'
  | 'worth_nothing'
  | 'other_currency'
  | 'given_back'
  | 'value_unknown'
  | 'returned'
  | 'price_below_zero'
  | 'given_away'
  | 'no_client'
  | 'cart_unknown';

/** What came of a replay of past orders. */
interface SimulationTexts {
  /** When the orders were placed; both days the same, or of one month, where that can be said. */
  readonly during: (firstDay: string, lastDay: string, say: Say) => string;
  readonly applied: (told: {
    readonly during: string;
    readonly applied: number;
    readonly replayed: number;
    readonly discount: string;
    /** Null: the orders are worth nothing. */
    readonly share: string | null;
    readonly say: Say;
  }) => string;
  readonly nothing: string;
  /** What was left out of the orders, or kept though it is odd, and why. */
  readonly leftOut: Readonly<Record<LeftOutReason, string>>;
}

/** All words of one language. Adding a language is one file, and a line in `LANGUAGES`. */
export interface Language {
  /** BCP 47; how numbers and dates are written. */
  readonly locale: string;
  readonly reasons: { readonly [Token in Exclude<PlainReason, `${RuleName}_excluded`>]: ReasonText };
  /** The reason `excluded_by` of a code that goes together with what is applied, and is worth nothing beside it. */
  readonly noBetter: ReasonText;
  /** The reason `<rule>_excluded`, whatever the rule. */
  readonly excluded: string;
  readonly rules: { readonly [Name in RuleName]: RuleTexts<Name> };
  /** What helps, as a sentence without its full stop: "Add GBP 4.70 of coffee". */
  readonly fixes: {
    readonly [Type in FixType]: (fix: Extract<Fix, { readonly type: Type }>, say: Say) => string;
  };
  /** What is in reach of a code that gives something already, after what helps: "Add GBP 4.70 of coffee to ...". */
  readonly nextStep: (fix: string) => string;
  /** What has to hold, after a reason: "needed: the order ...". */
  readonly needed: (clause: string) => string;
  /** Between clauses, and where there are none. */
  readonly and: string;
  readonly or: string;
  readonly always: string;
  readonly never: string;
  /** Units of what matches, as the object of a sentence: "coffee". */
  readonly items: (match: Match, say: Say) => string;
  readonly coupon: CouponTexts;
  readonly simulation: SimulationTexts;
}
