import type { Refusal } from '../reasons.ts';
import type { Condition, RuleCondition } from './condition.ts';
import { RULES } from './rules.ts';
import type { Situation } from './situation.ts';
import { firstWait, waitTogether } from './wait-together.ts';

/**
 * Why a condition does not hold; empty exactly where it does.
 *
 * - Of `all`, every part that fails is told. Those that time would mend are told the instant at which all of them hold.
 * - Of `any` where no part holds, there is one refusal (`any_of`) with the `alternatives`: for each part all that is missing on
 *   that way.
 * - `not` holds exactly where what is in it does not. A rule that must not hold is refused by `<rule>_excluded`; of several
 *   the same as of the opposite: not (a and b) is (not a) or (not b).
 *
 * @param condition one that `checkCondition` has let pass; null holds
 * @example judgeEligibility({ rule: 'cart_subtotal', min: 5000 }, situation)
 *   // [{ reason: 'cart_subtotal_below_minimum', rule: 'cart_subtotal', actual: 4530, expected: 5000,
 *   //    fix: { type: 'add_amount', amount: 470 } }]
 */
export function judgeEligibility(condition: Condition | null, situation: Situation): readonly Refusal[] {
  return condition === null ? [] : judge(condition, situation, true);
}

/** Why a condition is not what it is wanted to be: true, or false. */
function judge(condition: Condition, situation: Situation, wanted: boolean): readonly Refusal[] {
  const { all, any, not } = condition as Partial<Readonly<Record<'all' | 'any' | 'not', unknown>>>;
  if (not !== undefined) return judge(not as Condition, situation, !wanted);
  const parts = (all ?? any) as readonly Condition[] | undefined;
  if (parts === undefined) return judgeRule(condition as RuleCondition, situation, wanted);
  if ((all !== undefined) === wanted) return everyPart(parts, situation, wanted);
  return onePart(parts, situation, wanted);
}

function everyPart(parts: readonly Condition[], situation: Situation, wanted: boolean): readonly Refusal[] {
  const judgeAt = (now: number) => parts.flatMap((part) => judge(part, { ...situation, now }, wanted));
  return waitTogether(judgeAt, situation.now);
}

function onePart(parts: readonly Condition[], situation: Situation, wanted: boolean): readonly Refusal[] {
  const ways: (readonly Refusal[])[] = [];
  for (const part of parts) {
    const refusals = judge(part, situation, wanted);
    if (refusals.length === 0) return [];
    ways.push(refusals);
  }
  const [only] = ways;
  if (only !== undefined && ways.length === 1) return only;
  const at = firstWait(ways);
  // A choice within a choice is one choice.
  const alternatives = ways.flatMap((way) => choiceOf(way) ?? [way]);
  return [{ reason: 'any_of', alternatives, ...(at === null ? {} : { fix: { type: 'wait_until', at } }) }];
}

function choiceOf([first, ...others]: readonly Refusal[]): Refusal['alternatives'] | null {
  return others.length === 0 && first?.reason === 'any_of' ? (first.alternatives ?? null) : null;
}

function judgeRule(condition: RuleCondition, situation: Situation, wanted: boolean): readonly Refusal[] {
  const rule = RULES.get(condition.rule);
  // Stored by a newer version that runs beside this one: nobody here can say that it holds, nor that it does not.
  if (rule === undefined) return [{ reason: 'rule_unknown', actual: condition.rule }];
  const refusal = rule.check(condition, situation);
  if (wanted) return refusal === null ? [] : [{ ...refusal, rule: rule.name }];
  if (refusal !== null) return [];
  const told = rule.excluded?.(condition, situation) ?? {};
  return [{ reason: `${rule.name}_excluded`, rule: rule.name, expected: { not: condition }, ...told }];
}
