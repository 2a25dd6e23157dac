import type { WorkspaceCoupons } from '../coupons/coupon-cache.ts';
import type { LedgerCommand } from './command.ts';
import { lockFor } from './plan-load.ts';

/**
 * The lane in which a command waits: the coupon that it locks. Of several, the first one that only one batch can have at a time, so
 * that whoever wants that coupon, for itself or with others, gets into one batch instead of waiting for each other.
 *
 * @param seen what is known of coupons; a wrong guess is carried out as exactly, but later
 * @example laneOf(redeemWish, cache.in(workspaceId)) // redeemWish.couponId
 */
export function laneOf(command: LedgerCommand, seen: WorkspaceCoupons): string {
  if (command.kind !== 'together') return command.couponId;
  const couponIds = command.wishes.map(({ couponId }) => couponId).toSorted();
  return couponIds.find((id) => lockFor(seen, id) === 'exclusive') ?? couponIds[0] ?? '';
}
