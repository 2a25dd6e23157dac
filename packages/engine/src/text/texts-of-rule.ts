import type { RuleCondition } from '../eligibility/condition.ts';
import type { RuleName } from '../eligibility/rules.ts';
import type { Language } from './language.ts';
import type { Say } from './say.ts';

/** The words of any rule, for those who treat all alike. */
export interface TextsOfRule {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  holds(condition: RuleCondition, say: Say): string;
  fails(condition: RuleCondition, say: Say): string;
}

/** The words of a rule. Its clauses take a condition that `checkCondition` has let pass. */
export function textsOfRule(rule: RuleName, language: Language): TextsOfRule {
  return language.rules[rule] as unknown as TextsOfRule;
}
