import { WHOLE_IN_TEN_THOUSANDTHS } from '../money/parse-percent.ts';
import { percentOf } from '../money/percent-of.ts';
import type { Portion } from './take.ts';

/**
 * A percentage of a total: round half up (total x percent / 100), at most the cap.
 *
 * @param percent in ten-thousandths of a percent
 * @param cap in minor units; null: none
 * @example percentage(125_000, null).of(999) // 125
 */
export function percentage(percent: number, cap: number | null): Portion {
  const most = cap ?? Number.POSITIVE_INFINITY;
  const of = (total: number) => Math.min(percentOf(total, percent), most);
  const rate = percent / WHOLE_IN_TEN_THOUSANDTHS;
  const unrounded = (total: number) => Math.min(total * rate, most);
  return { of, unrounded, rate, isSteady: true };
}
