import type { RuleCondition } from './condition.ts';
import type { Fix } from './fix.ts';
import type { Parameters } from './parameter.ts';
import type { Asks, ParameterProblem, RuleRefusal, Seen } from './rule.ts';
import * as table from './rule-table.ts';
import type { Situation } from './situation.ts';

type Table = typeof table;
type EachRule = Table[keyof Table];

/** The name of a rule. */
export type RuleName = EachRule['name'];

/** For what conditions can fail: the reasons of the rules, and `<name>_excluded` for each that must not hold. */
export type RuleReason = EachRule['reasons'][number] | `${RuleName}_excluded`;

/** The parameters of a rule. */
export type RuleParameters<Name extends RuleName> = Extract<EachRule, { readonly name: Name }>['parameters'];

/** The reasons of a rule. */
export type RuleReasons<Name extends RuleName> = Extract<
  EachRule,
  { readonly name: Name }
>['reasons'][number];

/** Any rule, for those who treat all alike. Its functions take a condition that `checkCondition` has let pass. */
export interface AnyRule {
  readonly name: RuleName;
  readonly summary: string;
  readonly asks: Asks;
  readonly parameters: Parameters;
  readonly oneOf?: readonly string[];
  readonly reasons: readonly RuleReason[];
  readonly examples: readonly Readonly<Record<string, unknown>>[];
  problem?(parameters: Readonly<Record<string, unknown>>): ParameterProblem | null;
  parts?(parameters: RuleCondition): readonly Readonly<Record<string, unknown>>[];
  check(parameters: RuleCondition, situation: Situation): RuleRefusal<RuleReason> | null;
  excluded?(parameters: RuleCondition, situation: Situation): { readonly actual?: Seen; readonly fix?: Fix };
}

/** Every rule, by name. */
export const RULES: ReadonlyMap<string, AnyRule> = new Map(
  Object.values(table).map((rule) => [rule.name, rule as unknown as AnyRule]),
);

/** Every reason of a rule, once. */
export const RULE_REASONS: readonly RuleReason[] = [
  ...new Set([...RULES.values()].flatMap(({ name, reasons }) => [...reasons, `${name}_excluded` as const])),
];
