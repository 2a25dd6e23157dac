import type { NextStep } from '../discount/next-step.ts';
import type { Take } from '../discount/take.ts';
import type { Stacking } from './stacking.ts';

/** A code that could be applied, were it the only one. */
export interface Contender {
  readonly code: string;
  readonly stacking: Stacking;
  readonly take: Take;
  /** What keeps it from giving more; null: nothing does. */
  readonly next: NextStep | null;
  /** What it would take off the order if none of the other contenders were applied, in minor units. */
  readonly alone: number;
  /** The most that it may give, in minor units; infinite where it has no budget. */
  readonly budget: number;
}

/** A code that stands: it was chosen, or was applied to the order before. */
export type Standing = Pick<Contender, 'code' | 'stacking'>;

/** By priority, the higher first, then by code: the order in which discounts are taken off. */
export function inOrder(one: Contender, other: Contender): number {
  return other.stacking.priority - one.stacking.priority || (one.code < other.code ? -1 : 1);
}

/** Whether two can not stand together. */
export function excludes({ stacking: one }: Standing, { stacking: other }: Standing): boolean {
  return one.exclusive || other.exclusive || (one.group !== null && one.group === other.group);
}

/** Whether a contender may take so much off an order: an amount within its budget (it gives the whole or nothing), or a gift. */
export function applies({ take, budget }: Contender, worth: number): boolean {
  return worth <= budget && (worth > 0 || take.kind === 'gift');
}
