import type { Coupon } from './coupon.ts';
import {
  type CouponTotals,
  type Holder,
  newHolder,
  type PresentedCode,
  type Uses,
  usesOf,
} from './coupon-use.ts';
import { addRecentUse, removeRecentUse } from './recent-uses.ts';

/** What a use is counted in: the coupon, the code presented and what the client for whom it counts has. */
export interface UseState {
  readonly coupon: Coupon;
  readonly totals: CouponTotals;
  readonly presented: PresentedCode;
  readonly holder: Holder | null;
}

/** One use, as it is counted: for whom, on which local day, for how much (minor units), and whether it activates by itself. */
export interface CountedUse {
  readonly clientId: string | null;
  readonly day: string;
  readonly discount: number | null;
  readonly activates: boolean;
}

/** A use counts as a redemption, or as held until it is one. */
export type UseKind = 'redemptions' | 'held';

/** Whether a use now would make the activation by itself. */
export function activatesItself({ presented, holder }: Pick<UseState, 'presented' | 'holder'>): boolean {
  if (presented.kind === 'individual') return presented.activatedAt === null;
  return (holder?.activatedAt ?? null) === null;
}

/** The state with one more use. */
export function addUse<State extends UseState>(
  state: State,
  kind: UseKind,
  use: CountedUse,
  now: number,
): State {
  const { totals, presented, holder } = state;
  const counted = <Counted extends Uses>(uses: Counted): Counted => ({
    ...uses,
    [kind]: uses[kind] + 1,
    recent: addRecentUse(uses.recent, use.day),
  });
  const used = <Used extends Holder | Extract<PresentedCode, Uses>>(one: Used, activates: boolean): Used => ({
    ...counted(one),
    activatedAt: activates ? (one.activatedAt ?? now) : one.activatedAt,
    activatedByUse: one.activatedByUse || (activates && one.activatedAt === null),
    lastRedeemedAt: kind === 'redemptions' ? now : one.lastRedeemedAt,
  });
  const mine = use.clientId === null ? null : (holder ?? newHolder(use.clientId));
  return {
    ...state,
    totals: {
      ...counted(totals),
      activations: totals.activations + (use.activates ? 1 : 0),
      discount: totals.discount + (use.discount ?? 0),
    },
    presented: presented.kind === 'individual' ? used(presented, true) : presented,
    holder: mine && used(mine, presented.kind === 'friendly' || presented.clientId === mine.clientId),
  };
}

/** The state with one use less, and whether the activation that uses had made went with the last of them. */
export function removeUse<State extends UseState>(
  state: State,
  kind: UseKind,
  use: CountedUse,
): { readonly state: State; readonly deactivates: boolean } {
  const { totals, presented, holder } = state;
  const counted = <Counted extends Uses>(uses: Counted): Counted => ({
    ...uses,
    [kind]: uses[kind] - 1,
    recent: removeRecentUse(uses.recent, use.day),
  });
  const unused = <Used extends Holder | Extract<PresentedCode, Uses>>(one: Used): Used => {
    const left = counted(one);
    return left.activatedByUse && usesOf(left) === 0
      ? { ...left, activatedAt: null, activatedByUse: false }
      : left;
  };
  const code = presented.kind === 'individual' ? unused(presented) : presented;
  const mine = holder && unused(holder);
  const deactivates = isDeactivated({ ...state, presented: code, holder: mine }, state, use);
  return {
    state: {
      ...state,
      totals: {
        ...counted(totals),
        activations: totals.activations - (deactivates ? 1 : 0),
        discount: totals.discount - (use.discount ?? 0),
      },
      presented: code,
      holder: mine,
    },
    deactivates,
  };
}

/** The state in which a held use has become a redemption. */
export function redeemHeld<State extends UseState>(state: State, now: number): State {
  const moved = <Counted extends Uses>(uses: Counted): Counted => ({
    ...uses,
    held: uses.held - 1,
    redemptions: uses.redemptions + 1,
  });
  const { totals, presented, holder } = state;
  return {
    ...state,
    totals: moved(totals),
    presented: presented.kind === 'individual' ? { ...moved(presented), lastRedeemedAt: now } : presented,
    holder: holder && { ...moved(holder), lastRedeemedAt: now },
  };
}

/** A use of a friendly code that counts for nobody is an activation of its own each time; else the row says it. */
function isDeactivated(after: UseState, before: UseState, use: CountedUse): boolean {
  if (before.presented.kind === 'friendly' && before.holder === null) return use.activates;
  return !activatesItself(before) && activatesItself(after);
}
