/**
 * One question about cart, client or time, as data: the name of a rule and its parameters. Which rules there are, and what
 * parameters each takes, is the table of rules.
 */
export interface RuleCondition {
  readonly rule: string;
  readonly [parameter: string]: unknown;
}

/** A condition: a rule, or conditions put together. An empty `all` holds; an empty `any` does not. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | RuleCondition;
