import type { Refusal } from '../reasons.ts';
import type { Condition } from './condition.ts';
import { judgeRule } from './judge-rule.ts';
import { Outlook, waitOf } from './outlook.ts';
import type { Situation } from './situation.ts';
import { type Wish, wishOf } from './wish.ts';

/**
 * Why a condition does not hold; empty exactly where it does.
 *
 * - Of `all`, every part that fails is told. Those that time would mend are told the instant at which all of them hold: from Monday
 *   on and from 08:00 on is Monday 08:00. Where none comes in sight they say no instant at all, rather than one that does not help.
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
  return condition === null ? [] : judge(wishOf(condition, true), situation, new Outlook(situation));
}

/** Why a wish has not come true. */
function judge(wish: Wish, situation: Situation, outlook: Outlook): readonly Refusal[] {
  if (wish.kind === 'every') return everyPart(wish.parts, situation, outlook);
  if (wish.kind === 'one') return onePart(wish.parts, situation, outlook);
  const refusal = judgeRule(wish, situation);
  return refusal === null ? [] : [refusal];
}

function everyPart(parts: readonly Wish[], situation: Situation, outlook: Outlook): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const open: Wish[] = [];
  for (const part of parts) {
    const refused = judge(part, situation, outlook);
    refusals.push(...refused);
    if (refused.every((refusal) => waitOf(refusal) !== null)) open.push(part);
  }
  if (refusals.every((refusal) => waitOf(refusal) === null)) return refusals;
  const at = outlook.firstTogether(open);
  return refusals.map((refusal) => {
    if (waitOf(refusal) === null) return refusal;
    const { fix: _, ...told } = refusal;
    return at === null ? told : { ...told, fix: { type: 'wait_until', at } };
  });
}

function onePart(parts: readonly Wish[], situation: Situation, outlook: Outlook): readonly Refusal[] {
  const ways: (readonly Refusal[])[] = [];
  for (const part of parts) {
    const refusals = judge(part, situation, outlook);
    if (refusals.length === 0) return [];
    ways.push(refusals);
  }
  const at = firstWait(ways);
  // A choice within a choice is one choice.
  const alternatives = ways.flatMap((way) => choiceOf(way) ?? [way]);
  return [{ reason: 'any_of', alternatives, ...(at === null ? {} : { fix: { type: 'wait_until', at } }) }];
}

/** The first instant at which one of several ways is open that time alone opens; null: there is none. */
function firstWait(ways: readonly (readonly Refusal[])[]): number | null {
  let first: number | null = null;
  for (const way of ways) {
    const waits = way.map(waitOf);
    if (!waits.every((at) => at !== null)) continue;
    const last = Math.max(...waits);
    if (first === null || last < first) first = last;
  }
  return first;
}

function choiceOf([first, ...others]: readonly Refusal[]): Refusal['alternatives'] | null {
  return others.length === 0 && first?.reason === 'any_of' ? (first.alternatives ?? null) : null;
}
