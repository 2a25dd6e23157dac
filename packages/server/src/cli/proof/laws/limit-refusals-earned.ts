import type { CountChange } from '../history/count-changes.ts';
import { type Bound, boundsOf, localDay } from '../history/limit-scope.ts';
import type { ProofCoupon } from '../history/proof-coupon.ts';
import { rowCertainFrom, rowPossibleFrom } from '../history/row-times.ts';
import { canBeSo } from './can-be-so.ts';
import type { Evidence, Law } from './law.ts';
import { LIMIT_REASONS, type Refused, refusalsOf } from './refusals.ts';

/** A change by the clock of the proof: from when on an increase is possible, or a decrease certain. */
interface Possible {
  readonly change: CountChange;
  readonly at: number;
}

/**
 * Nobody is turned away while there is room. A decision falls at one instant between asking and answering; the refusal is
 * unearned when at none of them as much can have been used as the limit allows. What is used counts from when it was first
 * asked for, and counts no more from when somebody was told that it was given back: so only what is certain is told.
 */
export const limitRefusalsEarned: Law = {
  name: 'limit-refusals-earned',
  says: 'nobody was refused for a limit that was not reached',
  check: (evidence) => {
    const possible = new Map<string, readonly Possible[]>();
    const limited = Map.groupBy(refusalsOf(evidence), ({ couponId }) => couponId);
    for (const couponId of limited.keys()) possible.set(couponId, possibleChanges(evidence, couponId));
    return [...limited].flatMap(([couponId, refusals]) => {
      const coupon = evidence.coupon(couponId);
      if (coupon === undefined) return [];
      return refusals.flatMap((refused) => {
        const found = unearned(evidence, coupon, refused, possible.get(couponId) ?? []);
        return found === null ? [] : [{ what: found, operations: [refused.operation], rows: [] }];
      });
    });
  },
};

/** A sentence, where the refusal is for limits only and none of them can have been reached. */
function unearned(
  evidence: Evidence,
  coupon: ProofCoupon,
  refused: Refused,
  possible: readonly Possible[],
): string | null {
  const [limits, rest] = [
    refused.reasons.filter(isLimit),
    refused.reasons.filter((reason) => !isLimit(reason)),
  ];
  if (!evidence.knowsActivations && limits.includes('activations_used_up')) return null;
  if (limits.length === 0 || rest.some((reason) => canBeSo(evidence, refused, reason))) return null;
  const concerned = boundsOf(coupon).filter(({ reason }) => refused.reasons.includes(reason));
  const own = ownRows(evidence, refused);
  const others = possible.filter(({ change }) => !own.has(change.of));
  const most = concerned.map((bound) => ({
    bound,
    used: mostUsed(evidence, coupon, bound, refused, others),
  }));
  if (most.some(({ bound, used }) => used + needed(coupon, bound, refused) > bound.max)) return null;
  const told = most.map(({ bound, used }) => `at most ${used} of ${bound.max} ${bound.what}`).join(', ');
  return `It was refused (${refused.reasons.join(' or ')}) by "${coupon.name}", of which ${told || 'nothing'} can have been used.`;
}

function isLimit(reason: string): boolean {
  return LIMIT_REASONS.has(reason);
}

/** A decision that sees what the same operation did is a repeat, never a refusal; and a dead hold does not stand in its own way. */
function ownRows({ attribution }: Evidence, { operation }: Refused): ReadonlySet<unknown> {
  const own = attribution.rowsOf(operation).map(({ row }) => row);
  const { wish } = operation;
  return new Set(wish.kind === 'confirm' ? [...own, ...attribution.reservations(wish.reservationId)] : own);
}

/** How much is needed at the most; of a budget, the whole discount of the order. */
function needed(coupon: ProofCoupon, { what }: Bound, { amount, beside }: Refused): number {
  if (what !== 'discount') return 1 + beside;
  const { kind, value } = coupon.discount;
  const most =
    kind === 'percent' ? Math.ceil(((amount ?? 0) * value) / 100) : Math.min(value, amount ?? value);
  return most * (1 + beside);
}

/** The most that can have been used at one instant of the refusal, in the shares that it can be about. */
function mostUsed(
  { clockMargin }: Evidence,
  coupon: ProofCoupon,
  bound: Bound,
  refused: Refused,
  possible: readonly Possible[],
): number {
  const days = [refused.from - clockMargin, refused.to + clockMargin].map((at) =>
    localDay(at, coupon.timeZone),
  );
  const shares = new Set(
    days.map((day) => bound.shareOf({ clientId: refused.clientId, code: refused.code ?? '', day })),
  );
  const ofShare = [...shares].map((share) => {
    if (share === null) return 0;
    const counted = possible.filter(
      ({ change }) => change.what === bound.what && bound.shareOf(change) === share,
    );
    return highest(counted, refused.from, refused.to);
  });
  return Math.max(0, ...ofShare);
}

/** The highest sum between two instants; of one instant, increases come first. */
function highest(possible: readonly Possible[], from: number, to: number): number {
  const before = possible.filter(({ at }) => at <= from).reduce((sum, { change }) => sum + change.by, 0);
  const within = possible
    .filter(({ at }) => at > from && at <= to)
    .toSorted((one, other) => one.at - other.at || other.change.by - one.change.by);
  let sum = before;
  let most = before;
  for (const { change } of within) {
    sum += change.by;
    most = Math.max(most, sum);
  }
  return most;
}

function possibleChanges({ attribution, changesOf, clockMargin }: Evidence, couponId: string): Possible[] {
  return changesOf(couponId).map((change) => {
    if (change.row === null) return { change, at: change.at + clockMargin };
    // The activation that a dead hold had made goes with it when somebody collects it.
    const isExpiry = change.row.table === 'end' && change.row.row.outcome === 'expired';
    if (isExpiry) return { change, at: change.at + clockMargin };
    const from = change.by > 0 ? rowPossibleFrom : rowCertainFrom;
    return { change, at: from(attribution, change.row) };
  });
}
