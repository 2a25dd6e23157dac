import { isDeletable } from '@couponry/engine';
import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import {
  deleteCoupon as deleteCouponRows,
  readStoredCoupons,
  selectStoredCoupon,
} from '../../sql/coupon-rows.ts';
import { readCouponSums, selectCouponSums } from '../../sql/coupon-sums.ts';
import { selectArchivedCodes } from '../../sql/friendly-codes.ts';
import { insertEventBatch } from '../../sql/insert-event-batch.ts';
import { lockCoupons } from '../../sql/lock-coupons.ts';
import { selectEventBatch } from '../../sql/select-event-batch.ts';
import type { Actor } from '../audit-log/actor.ts';
import { noteChange } from '../audit-log/note-change.ts';
import { type CouponPorts, type DatedCoupon, datedCoupon } from './coupon-ports.ts';
import { isIssued } from './is-issued.ts';
import { friendlyCodeOf, giveUpFriendlyCode } from './take-friendly-code.ts';

/** What became of the wish to delete a coupon, which is told as it was. */
export type DeleteOutcome =
  | { readonly kind: 'deleted'; readonly deleted: DatedCoupon }
  | { readonly kind: 'unknown_coupon' }
  | { readonly kind: 'not_deletable' };

/** Deletes a draft of which nothing was issued, under its lock: what is in flight is finished and seen before. */
export async function deleteCoupon(
  ports: CouponPorts,
  workspaceId: string,
  couponId: string,
  actor: Actor,
): Promise<DeleteOutcome> {
  const outcome = await withRetries(() => tryToDelete(ports, workspaceId, couponId, actor));
  if (outcome.kind === 'deleted') ports.onCommit(workspaceId);
  return outcome;
}

function tryToDelete(
  { pool, clock, makeId }: CouponPorts,
  workspaceId: string,
  couponId: string,
  actor: Actor,
): Promise<DeleteOutcome> {
  const now = clock.now();
  const eventId = makeId(now);
  return runTransaction<DeleteOutcome>(pool, {
    load: [
      lockCoupons(workspaceId, [couponId], 'exclusive', false),
      selectStoredCoupon(workspaceId, couponId),
      selectCouponSums(workspaceId, couponId),
      selectArchivedCodes(workspaceId),
    ],
    decide: ([, stored, summed, archived]) => {
      const [row] = readStoredCoupons(stored?.rows ?? []);
      if (row === undefined) return storingNothing({ kind: 'unknown_coupon' });
      const deleted = datedCoupon(row);
      const { coupon } = deleted;
      if (!isDeletable(coupon, isIssued(readCouponSums(summed?.rows ?? [])))) {
        return storingNothing({ kind: 'not_deletable' });
      }
      const code = friendlyCodeOf(coupon);
      const object = { kind: 'coupon', id: couponId, name: coupon.name };
      return {
        outcome: { kind: 'deleted', deleted },
        writes: [
          ...(code === null ? [] : [giveUpFriendlyCode(workspaceId, code, couponId, archived)]),
          ...deleteCouponRows(workspaceId, couponId),
          insertEventBatch(workspaceId, eventId, now, [{ type: 'coupon.deleted', couponId }]),
          noteChange(makeId, workspaceId, now, actor, { action: 'coupon.deleted', object, changes: {} }),
        ],
        witness: selectEventBatch(workspaceId, eventId),
      };
    },
  });
}
