import { type Holder, type IndividualCode, usesOf } from '../coupon/coupon-use.ts';
import { joinRecentUses } from '../coupon/recent-uses.ts';

/** What a client has of a coupon, and its individual code (null: the friendly one, or none). */
export interface HeldBy {
  readonly holder: Holder;
  readonly code: IndividualCode | null;
}

/** What became of two. `dropped`: the code that works no more, because a client has one that works. */
export interface JoinedHolders {
  readonly holder: Holder;
  readonly dropped: IndividualCode | null;
}

/**
 * What a client has of a coupon once another one is merged into it: all uses of both, also past limits. Of two codes that work the one
 * stays that is worth more to the client: with fewer uses, else the one that lasts longer, else the client's own.
 *
 * @example joinHolders(ofAnn, ofAnnsOldAccount).holder.redemptions // the sum of both
 */
export function joinHolders(into: HeldBy, from: HeldBy): JoinedHolders {
  const more = rank(from) - rank(into);
  const kept = more > 0 || (more === 0 && isBetter(from, into)) ? from : into;
  const left = kept === into ? from : into;
  const { code, codeDisabled } = kept.holder;
  const [a, b] = [into.holder, from.holder];
  const longer = lastsLonger(b, a) ? b : a;
  const holder: Holder = {
    clientId: a.clientId,
    code,
    codeDisabled,
    ...activationOf(code === null ? longer : kept.holder),
    redemptions: a.redemptions + b.redemptions,
    held: a.held + b.held,
    recent: joinRecentUses(a.recent, b.recent),
    lastRedeemedAt: latest(a.lastRedeemedAt, b.lastRedeemedAt),
  };
  return { holder, dropped: rank(left) === WORKS ? left.code : null };
}

const WORKS = 2;

/** A code that works before one that is disabled, and that before none. */
function rank({ holder }: HeldBy): number {
  if (holder.code === null) return 0;
  return holder.codeDisabled ? 1 : WORKS;
}

function isBetter(one: HeldBy, other: HeldBy): boolean {
  if (one.code === null || other.code === null) return false;
  const more = usesOf(other.code) - usesOf(one.code);
  return more === 0 ? endOf(one.code) > endOf(other.code) : more > 0;
}

/** An activation on purpose before one that a use has made, and that before none; then the one that ends later. */
function lastsLonger(one: Holder, other: Holder): boolean {
  const more = strength(one) - strength(other);
  return more === 0 ? endOf(one) > endOf(other) : more > 0;
}

function strength({ activatedAt, activatedByUse }: Holder): number {
  if (activatedAt === null) return 0;
  return activatedByUse ? 1 : 2;
}

function endOf({ expiresAt }: Pick<Holder, 'expiresAt'>): number {
  return expiresAt ?? Number.POSITIVE_INFINITY;
}

function activationOf({ activatedAt, activatedByUse, expiresAt }: Holder) {
  return { activatedAt, activatedByUse, expiresAt };
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
