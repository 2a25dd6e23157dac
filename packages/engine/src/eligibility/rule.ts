import type { RuleCondition } from './condition.ts';
import type { Fix } from './fix.ts';
import type { Parameters, ParametersOf } from './parameter.ts';
import type { Situation } from './situation.ts';

/** What was seen: an amount, a count, a word, words. Null: nothing. */
export type Seen = number | string | boolean | null | readonly string[];

/** What would have been right: a bound or words, or the condition that must, or must not, hold. */
export type Wanted = Seen | RuleCondition | { readonly not: RuleCondition };

/** Why a rule does not hold. */
export interface RuleRefusal<Token extends string> {
  readonly reason: Token;
  readonly actual?: Seen;
  readonly expected?: Wanted;
  readonly fix?: Fix;
}

/** What has to be known to ask a rule: the cart alone, the time, the client, or how many orders the client had. */
export type Asks = 'cart' | 'time' | 'client' | 'orders';

/** What is wrong with parameters that fit one by one; `field` is the one to change. */
export interface ParameterProblem {
  readonly field: string;
  readonly message: string;
}

/**
 * A kind of rule: one question about cart, client or time. From this alone come its check, its JSON schema, its place in the
 * reference and its form; its words are in the languages (`text/`). A rule that is in use keeps its name and its meaning for
 * ever: what should mean something else is another rule.
 */
export interface Rule<Name extends string, Specs extends Parameters, Token extends string> {
  readonly name: Name;
  /** A sentence for those who write conditions as JSON. */
  readonly summary: string;
  readonly asks: Asks;
  readonly parameters: Specs;
  /** At least one of these parameters is given. */
  readonly oneOf?: readonly (keyof Specs & string)[];
  /** For what it can fail; beside them is `<name>_excluded`, where it holds and must not. */
  readonly reasons: readonly Token[];
  readonly examples: readonly ParametersOf<Specs>[];
  readonly problem?: (parameters: ParametersOf<Specs>) => ParameterProblem | null;
  /** Where it asks several things: each by itself, as parameters of this rule. Of those that do not hold each is told. */
  readonly parts?: (parameters: ParametersOf<Specs>) => readonly Readonly<Record<string, unknown>>[];
  /** Null: it holds. */
  readonly check: (parameters: ParametersOf<Specs>, situation: Situation) => RuleRefusal<Token> | null;
  /** What is told where it holds and must not. */
  readonly excluded?: (
    parameters: ParametersOf<Specs>,
    situation: Situation,
  ) => { readonly actual?: Seen; readonly fix?: Fix };
}

/** A rule, with the types of its parameters and reasons as they are written. */
export function defineRule<
  const Name extends string,
  const Specs extends Parameters,
  const Token extends string,
>(rule: Rule<Name, Specs, Token>): Rule<Name, Specs, Token> {
  return rule;
}
