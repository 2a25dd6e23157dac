import { joinHolders } from '@couponry/engine';
import type { StatementResult } from '../../platform/db/statement.ts';
import type { MergePair } from '../../sql/merge-clients.ts';
import { type CodeRow, readCodes } from '../../sql/select-codes.ts';
import { type HolderRow, readHolders } from '../../sql/select-holders.ts';
import { individualCode } from '../coupon-ledger/coupon-state.ts';

/** What becomes of codes and of what two clients have of coupons when one is merged into the other. */
export interface MergedHoldings {
  /** Codes that get another owner, or work no more. */
  readonly codes: readonly CodeRow[];
  /** What the client that stays has from now on. */
  readonly holders: readonly HolderRow[];
  /** The coupons of which the other one had something, and those of which both had. */
  readonly leftCoupons: readonly string[];
  readonly joinedCoupons: readonly string[];
  /** Codes of the client that stays which work no more: of each coupon it has one that does. */
  readonly dropped: readonly CodeRow[];
}

/** What was loaded of both, under its locks. */
interface Loaded {
  readonly codes: StatementResult | undefined;
  readonly holders: StatementResult | undefined;
}

/** Tells what two clients have together, from the locked rows of both. */
export function mergedHoldings({ from, into }: MergePair, loaded: Loaded, now: number): MergedHoldings {
  const codes = new Map(readCodes(loaded.codes?.rows ?? []).map((row) => [row.code, row]));
  const holders = readHolders(loaded.holders?.rows ?? []);
  const others = new Map(
    holders.flatMap(({ couponId, holder }) => (holder.clientId === into ? [[couponId, holder]] : [])),
  );
  const left = holders.filter(({ holder }) => holder.clientId === from);
  const dropped: CodeRow[] = [];
  const joined = left.map(({ couponId, holder }): HolderRow => {
    const other = others.get(couponId);
    if (other === undefined) return { couponId, holder: { ...holder, clientId: into } };
    const heldBy = (held: HolderRow['holder']) => {
      const row = held.code === null ? undefined : codes.get(held.code);
      return { holder: held, code: row === undefined ? null : individualCode(row) };
    };
    const both = joinHolders(heldBy(other), heldBy(holder));
    const drop = both.dropped === null ? undefined : codes.get(both.dropped.code);
    if (drop !== undefined) dropped.push({ ...drop, clientId: into, disabledAt: now });
    return { couponId, holder: both.holder };
  });
  const moved = [...codes.values()].filter(({ clientId }) => clientId === from);
  return {
    codes: [
      ...moved
        .filter(({ code }) => dropped.every((drop) => drop.code !== code))
        .map((code) => ({ ...code, clientId: into })),
      ...dropped,
    ],
    holders: joined,
    leftCoupons: left.map(({ couponId }) => couponId),
    joinedCoupons: left.flatMap(({ couponId }) => (others.has(couponId) ? [couponId] : [])),
    dropped,
  };
}
