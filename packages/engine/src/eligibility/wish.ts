import type { Condition, RuleCondition } from './condition.ts';
import { RULES } from './rules.ts';

/** What a condition is wanted to be, without `not`: a rule that must hold or must not, wishes that must all come true, or one of them. */
export type Wish =
  | { readonly kind: 'rule'; readonly condition: RuleCondition; readonly wanted: boolean }
  | { readonly kind: 'every'; readonly parts: readonly Wish[] }
  | { readonly kind: 'one'; readonly parts: readonly Wish[] };

/**
 * The wish that a condition holds, or does not. No wish has parts of its own kind, nor only one: not (a and b) is (not a) or (not
 * b), all within all is all, and one of one is that one. A rule that asks several things and must hold is a wish for each.
 *
 * @example wishOf({ not: { any: [a, b] } }, true) // { kind: 'every', parts: [not a, not b] }
 */
export function wishOf(condition: Condition, wanted: boolean): Wish {
  const { all, any, not } = condition as Partial<Readonly<Record<'all' | 'any', readonly Condition[]>>> & {
    readonly not?: Condition;
  };
  if (not !== undefined) return wishOf(not, !wanted);
  const conditions = all ?? any;
  if (conditions === undefined) return wishOfRule(condition as RuleCondition, wanted);
  const kind = (all !== undefined) === wanted ? 'every' : 'one';
  const parts = conditions.flatMap((each) => {
    const part = wishOf(each, wanted);
    return part.kind === kind ? part.parts : part;
  });
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind, parts };
}

function wishOfRule(condition: RuleCondition, wanted: boolean): Wish {
  const { rule } = condition;
  const asked = wanted ? (RULES.get(rule)?.parts?.(condition) ?? []) : [];
  if (asked.length === 0) return { kind: 'rule', condition, wanted };
  return {
    kind: 'every',
    parts: asked.map((part) => ({ kind: 'rule', condition: { ...part, rule }, wanted })),
  };
}
