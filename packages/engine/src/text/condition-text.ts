import type { Condition, RuleCondition } from '../eligibility/condition.ts';
import type { RuleName } from '../eligibility/rules.ts';
import type { Language } from './language.ts';
import { languageOf } from './languages.ts';
import { type Reader, type Say, sayFor } from './say.ts';
import { textsOfRule } from './texts-of-rule.ts';

/**
 * A condition read aloud: a clause that is true exactly where it holds. What is put together otherwise than what is around
 * it stands in brackets.
 *
 * @param condition one that `checkCondition` has let pass
 * @example conditionText(condition, reader)
 *   // 'the order comes to at least GBP 50 and (the client is tagged vip or it is the client's first order)'
 */
export function conditionText(condition: Condition, reader: Reader): string {
  const language = languageOf(reader.language);
  return clauseOf(condition, language, sayFor(language.locale, reader));
}

/** {@link conditionText} for those who have what says it. */
export function clauseOf(condition: Condition, language: Language, say: Say): string {
  const { text } = clause(condition, true, language, say);
  return text;
}

interface Clause {
  readonly text: string;
  /** By what word its parts are put together; null: it is one. */
  readonly by: string | null;
}

function clause(condition: Condition, wanted: boolean, language: Language, say: Say): Clause {
  const { all, any, not } = condition as Partial<Readonly<Record<'all' | 'any' | 'not', unknown>>>;
  if (not !== undefined) return clause(not as Condition, !wanted, language, say);
  const parts = (all ?? any) as readonly Condition[] | undefined;
  if (parts === undefined)
    return { text: ruleClause(condition as RuleCondition, wanted, language, say), by: null };
  // Not (a and b) is (not a) or (not b).
  const isAll = (all !== undefined) === wanted;
  const clauses = parts.map((part) => clause(part, wanted, language, say));
  const [only] = clauses;
  if (only === undefined) return { text: isAll ? language.always : language.never, by: null };
  if (clauses.length === 1) return only;
  const by = isAll ? language.and : language.or;
  const texts = clauses.map(({ text, by: inner }) => (inner === null || inner === by ? text : `(${text})`));
  return { text: texts.join(` ${by} `), by };
}

function ruleClause(condition: RuleCondition, wanted: boolean, language: Language, say: Say): string {
  const texts = textsOfRule(condition.rule as RuleName, language);
  // Stored by a newer version: its name is all that can be told.
  if (texts === undefined) return condition.rule;
  return wanted ? texts.holds(condition, say) : texts.fails(condition, say);
}
