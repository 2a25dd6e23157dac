import type { Condition, RuleCondition } from './condition.ts';
import type { Asks } from './rule.ts';
import { RULES } from './rules.ts';

/** What has to be known to judge a condition, beside the cart, without which nothing that has conditions is redeemed. */
export interface Reads {
  /** The client: its tags, segments and attributes. */
  readonly client: boolean;
  /** How many orders the client has had. */
  readonly orders: boolean;
}

/**
 * What a condition asks for, so that no more is loaded than it needs.
 *
 * @param condition one that `checkCondition` has let pass; null asks for nothing
 * @example readsOf({ rule: 'nth_order', equals: 1 }) // { client: true, orders: true }
 */
export function readsOf(condition: Condition | null): Reads {
  const asked = new Set(condition === null ? [] : asksOf(condition));
  const orders = asked.has('orders');
  return { client: orders || asked.has('client'), orders };
}

function asksOf(condition: Condition): readonly Asks[] {
  const { all, any, not } = condition as Partial<Readonly<Record<'all' | 'any' | 'not', unknown>>>;
  if (not !== undefined) return asksOf(not as Condition);
  const parts = (all ?? any) as readonly Condition[] | undefined;
  if (parts !== undefined) return parts.flatMap(asksOf);
  const rule = RULES.get((condition as RuleCondition).rule);
  return rule === undefined ? [] : [rule.asks];
}
