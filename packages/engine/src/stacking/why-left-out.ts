import type { ExclusionRule, Refusal } from '../reasons.ts';
import type { Contender, Standing } from './contender.ts';

/**
 * Why a contender is not applied: its budget is smaller than its discount, or others stand that keep it out. Of those, by which
 * rule: one of the two is `exclusive`, they are of one `group`, or without it the client gets more (`better`; also as much with
 * fewer codes, or nothing is left to take).
 */
export function whyLeftOut(contender: Contender, standing: readonly Standing[]): Refusal {
  const { stacking, alone, budget } = contender;
  if (alone > budget) return { reason: 'budget_used_up', actual: alone, expected: budget };
  const exclusive = stacking.exclusive ? standing : standing.filter((other) => other.stacking.exclusive);
  if (exclusive.length > 0) return excludedBy('exclusive', exclusive);
  const group = standing.filter(
    (other) => stacking.group !== null && other.stacking.group === stacking.group,
  );
  return group.length > 0 ? excludedBy('group', group) : excludedBy('better', standing);
}

function excludedBy(rule: ExclusionRule, standing: readonly Standing[]): Refusal {
  const codes = standing.map(({ code }) => code).sort();
  const refusal = { reason: 'excluded_by', rule, excludedBy: codes } as const;
  return rule === 'better' ? refusal : { ...refusal, fix: { type: 'remove_codes', codes } };
}
