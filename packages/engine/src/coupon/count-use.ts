import {
  type Holder,
  type IndividualCode,
  newHolder,
  type PresentedCode,
  type Uses,
  usesOf,
} from './coupon-use.ts';
import { addRecentUse, removeRecentUse } from './recent-uses.ts';
import { activatedRow, type UseState } from './use-state.ts';

/** One use, as it is counted: for whom, on which local day, for how much (minor units), and whether it activates by itself. */
export interface CountedUse {
  readonly clientId: string | null;
  readonly day: string;
  readonly discount: number | null;
  readonly activates: boolean;
}

/** A use counts as a redemption, or as held until it is one. */
export type UseKind = 'redemptions' | 'held';

/**
 * The state with one more use, counted in the coupon, in the code and in what the client has.
 *
 * @example addUse(state, 'held', use, now).totals.held // one more than state.totals.held
 */
export function addUse<State extends UseState>(
  state: State,
  kind: UseKind,
  use: CountedUse,
  now: number,
): State {
  const { totals, presented, holder } = state;
  const redeemed = kind === 'redemptions' ? 1 : 0;
  const used = <Row extends Holder | IndividualCode>(row: Row, activates: boolean): Row => ({
    ...row,
    redemptions: row.redemptions + redeemed,
    held: row.held + 1 - redeemed,
    recent: addRecentUse(row.recent, use.day),
    lastRedeemedAt: redeemed === 1 ? now : row.lastRedeemedAt,
    activatedAt: activates ? now : row.activatedAt,
    activatedByUse: activates || row.activatedByUse,
  });
  const mine = use.clientId === null ? null : (holder ?? newHolder(use.clientId));
  return {
    ...state,
    totals: {
      redemptions: totals.redemptions + redeemed,
      held: totals.held + 1 - redeemed,
      recent: addRecentUse(totals.recent, use.day),
      activations: totals.activations + (use.activates ? 1 : 0),
      discount: totals.discount + (use.discount ?? 0),
    },
    presented: presented.kind === 'individual' ? used(presented, presented.activatedAt === null) : presented,
    holder: mine && used(mine, mine.activatedAt === null && isActivatedWith(mine, presented)),
  };
}

/**
 * The state with one use less, and whether the activation that uses had made went with the last of them. It undoes `addUse`,
 * but for when something was redeemed last.
 *
 * @example removeUse(addUse(state, 'held', use, now), 'held', use).state // equals state
 */
export function removeUse<State extends UseState>(
  state: State,
  kind: UseKind,
  use: CountedUse,
): { readonly state: State; readonly deactivates: boolean } {
  const { totals, presented, holder } = state;
  const deactivates = isLastOfActivation(state, use);
  const counted = <Row extends Uses>(row: Row): Row => ({
    ...row,
    [kind]: row[kind] - 1,
    recent: removeRecentUse(row.recent, use.day),
  });
  const unused = <Row extends Holder | IndividualCode>(row: Row): Row =>
    deactivates && isActivatedWith(row, presented) ? deactivated(counted(row)) : counted(row);
  return {
    state: {
      ...state,
      totals: {
        ...counted(totals),
        activations: totals.activations - (deactivates ? 1 : 0),
        discount: totals.discount - (use.discount ?? 0),
      },
      presented: presented.kind === 'individual' ? unused(presented) : presented,
      holder: holder && unused(holder),
    },
    deactivates,
  };
}

/** The state in which a held use has become a redemption: it stays in its periods, and what it activated stays activated. */
export function redeemHeld<State extends UseState>(state: State, now: number): State {
  const moved = <Row extends Uses>(row: Row): Row => ({
    ...row,
    held: row.held - 1,
    redemptions: row.redemptions + 1,
  });
  const { totals, presented, holder } = state;
  return {
    ...state,
    totals: moved(totals),
    presented: presented.kind === 'individual' ? { ...moved(presented), lastRedeemedAt: now } : presented,
    holder: holder && { ...moved(holder), lastRedeemedAt: now },
  };
}

/** Whether an activation that uses had made has no other use. What counts for nobody is an activation of its own each time. */
function isLastOfActivation(state: UseState, use: CountedUse): boolean {
  const row = activatedRow(state);
  return row === null ? use.activates : row.activatedByUse && usesOf(row) === 1;
}

/** Whether a row's activation is that of the code presented; a client can also use codes that are not its own. */
function isActivatedWith(row: Holder | IndividualCode, presented: PresentedCode): boolean {
  return presented.kind === 'friendly' || row.code === presented.code;
}

function deactivated<Row extends Holder | IndividualCode>(row: Row): Row {
  return row.activatedByUse ? { ...row, activatedAt: null, activatedByUse: false } : row;
}
