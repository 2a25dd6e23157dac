import type { Condition, RuleCondition } from './condition.ts';
import type { Asks } from './rule.ts';
import { RULES } from './rules.ts';

/**
 * What a condition asks about, over all its rules.
 *
 * @example asksOf({ all: [{ rule: 'nth_order', equals: 1 }] }) // Set { 'orders' }
 */
export function asksOf(condition: Condition | null): ReadonlySet<Asks> {
  const asks = new Set<Asks>();
  if (condition !== null) gather(condition, asks);
  return asks;
}

function gather(condition: Condition, asks: Set<Asks>): void {
  const { all, any, not } = condition as Partial<Readonly<Record<'all' | 'any', readonly Condition[]>>> & {
    readonly not?: Condition;
  };
  if (not !== undefined) gather(not, asks);
  for (const part of all ?? any ?? []) gather(part, asks);
  const rule = RULES.get(String((condition as RuleCondition).rule));
  if (rule !== undefined) asks.add(rule.asks);
}
