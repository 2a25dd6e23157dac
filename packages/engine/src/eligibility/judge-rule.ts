import type { Refusal } from '../reasons.ts';
import { RULES } from './rules.ts';
import type { Situation } from './situation.ts';
import type { Wish } from './wish.ts';

/** Why a rule does not hold, or holds and must not; null where it is as it is wanted to be. */
export function judgeRule(
  { condition, wanted }: Extract<Wish, { readonly kind: 'rule' }>,
  situation: Situation,
): Refusal | null {
  const rule = RULES.get(condition.rule);
  // Stored by a newer version that runs beside this one: nobody here can say that it holds, nor that it does not.
  if (rule === undefined) return { reason: 'rule_unknown', actual: condition.rule };
  const refusal = rule.check(condition, situation);
  if (wanted) return refusal === null ? null : { ...refusal, rule: rule.name };
  if (refusal !== null) return null;
  const told = rule.excluded?.(condition, situation) ?? {};
  return { reason: `${rule.name}_excluded`, rule: rule.name, expected: { not: condition }, ...told };
}
