import type { CountChange } from '../history/count-changes.ts';
import { type Bound, boundsOf } from '../history/limit-scope.ts';
import { mayBeDone } from '../history/outcome.ts';
import type { CouponPlan } from '../history/proof-coupon.ts';
import type { Evidence, Law } from './law.ts';

/** Every count stays within its limit at every instant; holds count from the reserve on until they are let go or dead. */
export const limitsKept: Law = {
  name: 'limits-kept',
  says: 'no limit was exceeded at any instant',
  check: (evidence) =>
    evidence.history.coupons.flatMap((coupon) => {
      const changes = evidence.changesOf(coupon.id);
      const slack = sharesALock(coupon) ? 0 : evidence.clockMargin;
      const bounds = boundsOf(coupon).filter(
        ({ what }) => what !== 'activations' || evidence.knowsActivations,
      );
      return bounds.flatMap((bound) => checkBound(evidence, coupon, bound, changes, slack));
    }),
};

function checkBound(
  { attribution }: Evidence,
  coupon: CouponPlan,
  bound: Bound,
  changes: readonly CountChange[],
  slack: number,
): ReturnType<Law['check']> {
  const counted = changes.filter(({ what }) => what === bound.what);
  const shares = Map.groupBy(counted, (change) => bound.shareOf(change) ?? '');
  shares.delete('');
  return [...shares].flatMap(([share, ofShare]) => {
    const excess = firstExcess(ofShare, bound.max, slack);
    if (excess === null) return [];
    const rows = excess.flatMap(({ row }) => (row === null ? [] : [row]));
    const sum = excess.reduce((all, { by }) => all + by, 0);
    const what = `"${coupon.name}" allows ${bound.max} ${bound.what} (${share}), and there were ${sum} at once.`;
    const first = rows.flatMap((row) => attribution.askedFor(row).find(mayBeDone) ?? []);
    return [{ what, rows, operations: [...new Set(first)] }];
  });
}

/** The changes up to the first one by which a count is too high, without what was given back by then; null for none. */
function firstExcess(
  changes: readonly CountChange[],
  max: number,
  slack: number,
): readonly CountChange[] | null {
  const when = ({ at, by }: CountChange): number => (by < 0 ? at - slack : at);
  // Of one instant, what was given back counts first: only what is certain is told.
  const sorted = changes.toSorted((one, other) => when(one) - when(other) || one.by - other.by);
  let sum = 0;
  for (const [index, { by }] of sorted.entries()) {
    sum += by;
    if (sum > max) return sorted.slice(0, index + 1);
  }
  return null;
}

/**
 * Whether all uses of a coupon wait for one lock, so that the times of its rows are the order of its decisions. Without it, two
 * servers decide for different clients at once, each by its own clock.
 */
function sharesALock({ kind, limits }: CouponPlan): boolean {
  return limits.some(
    (limit) =>
      limit.on !== 'redemptions' || limit.per === 'coupon' || (limit.per === 'code' && kind === 'friendly'),
  );
}
