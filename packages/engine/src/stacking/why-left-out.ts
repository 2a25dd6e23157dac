import type { ExclusionRule, Refusal } from '../reasons.ts';
import type { Contender, Standing } from './contender.ts';

/**
 * Why a contender is not applied: its budget is smaller than its discount, or others stand that keep it out. Of those, by which
 * rule: one of the two is `exclusive`, they are of one `group`, or without it the client gets more (`better`; also as much with
 * fewer codes, or nothing is left to take).
 */
export function whyLeftOut(contender: Contender, standing: readonly Standing[]): Refusal {
  const { stacking, alone, budget } = contender;
  const [overBudget] = budgetRefusals(alone, budget);
  if (overBudget !== undefined) return overBudget;
  const exclusive = stacking.exclusive ? standing : standing.filter((other) => other.stacking.exclusive);
  if (exclusive.length > 0) return excludedBy('exclusive', exclusive);
  const group = standing.filter(
    (other) => stacking.group !== null && other.stacking.group === stacking.group,
  );
  return group.length > 0 ? excludedBy('group', group) : excludedBy('better', standing);
}

/**
 * Why a code is refused whose budget (minor units) is smaller than its discount; none where it is not.
 *
 * @example budgetRefusals(500, 300) // [{ reason: 'budget_used_up', actual: 500, expected: 300 }]
 */
export function budgetRefusals(alone: number, budget: number): Refusal[] {
  return alone > budget ? [{ reason: 'budget_used_up', actual: alone, expected: budget }] : [];
}

function excludedBy(rule: ExclusionRule, standing: readonly Standing[]): Refusal {
  const codes = standing.map(({ code }) => code).sort();
  const refusal = { reason: 'excluded_by', rule, excludedBy: codes } as const;
  return rule === 'better' ? refusal : { ...refusal, fix: { type: 'remove_codes', codes } };
}
