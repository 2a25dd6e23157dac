import { type Coupon, normaliseCode } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { firstIdAt } from '../../platform/ids.ts';
import {
  type CouponTimelineRow,
  type IdRange,
  readCouponTimeline,
  readUsesOfOrder,
  selectCouponTimeline,
  selectUsesOfOrder,
  type WantedUses,
} from '../../sql/coupon-timeline.ts';
import { readCodes, selectCodes } from '../../sql/select-codes.ts';
import { DEFAULT_STORE } from '../keys/api-key-commands.ts';

/** Something that was done with a coupon. */
export type CouponTimelineEntry = CouponTimelineRow;

/** Which part is wanted; null where nothing is said. Times in milliseconds since the epoch. */
export interface CouponTimelineSearch {
  readonly type: 'activation' | 'redemption' | 'rollback' | null;
  readonly from: number | null;
  readonly to: number | null;
  /** The whole of an order's id, or of a code. */
  readonly text: string | null;
  /** The id of what came before; null: from the newest on. */
  readonly before: string | null;
  readonly limit: number;
}

/** An id is made when a request comes in, by the clock of one process; what it says happened is dated by the database's. */
const ASIDE_MS = 3_600_000;
const LAST_INSTANT = 253_402_300_799_000;
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Reads what was activated, redeemed and given back of a coupon, the newest first. */
export async function couponTimeline(
  pool: pg.Pool,
  workspaceId: string,
  coupon: Coupon,
  { type, from, to, text, before, limit }: CouponTimelineSearch,
): Promise<CouponTimelineEntry[]> {
  const wanted = text === null ? null : await findUses(pool, workspaceId, coupon, text);
  if (wanted === 'none') return [];
  const begin = Math.max(0, from ?? 0);
  const end = Math.max(0, to ?? LAST_INSTANT);
  const endId = to === null ? LAST_ID : firstIdAt(end + ASIDE_MS);
  const [page] = await query(pool, [
    selectCouponTimeline(workspaceId, coupon.id, {
      ...{ type, from: begin, to: end, limit, wanted },
      firstId: firstIdAt(Math.max(0, begin - ASIDE_MS)),
      beforeId: before !== null && before < endId ? before : endId,
    }),
  ]);
  return readCouponTimeline(page?.rows ?? []);
}

/** Where the ledger has what a text names, an order or a code; none: it is neither. */
async function findUses(
  pool: pg.Pool,
  workspaceId: string,
  { id: couponId, codes: own }: Coupon,
  text: string,
): Promise<WantedUses | 'none'> {
  const code = normaliseCode(text);
  const [codes, order] = await query(pool, [
    selectCodes(workspaceId, [code]),
    selectUsesOfOrder(workspaceId, text, DEFAULT_STORE),
  ]);
  const [known] = readCodes(codes?.rows ?? []);
  // A code for everybody may be another coupon's by now.
  const isFriendly =
    (known?.kind === 'friendly' && known.couponId === couponId) ||
    (own.kind === 'friendly' && normaliseCode(own.code) === code);
  if (isFriendly) return { kind: 'friendly', code };
  const { isKnown, ids } = readUsesOfOrder(order?.rows ?? []);
  const individual = known?.couponId === couponId ? known : undefined;
  if (!isKnown && individual === undefined) return 'none';
  const { issuedAt = null, activatedAt = null, lastRedeemedAt = null } = individual ?? {};
  return {
    ...{ kind: 'found', orderId: text, code, redemptionIds: ids },
    used: around(activatedAt, lastRedeemedAt),
    activated: [around(issuedAt, issuedAt), around(activatedAt, activatedAt)],
  };
}

const NOWHERE: IdRange = { from: LAST_ID, to: LAST_ID };

/** The ids of what happened between two instants; none where one of them never was. */
function around(from: number | null, to: number | null): IdRange {
  if (from === null || to === null) return NOWHERE;
  return { from: firstIdAt(Math.max(0, from - ASIDE_MS)), to: firstIdAt(to + ASIDE_MS) };
}
