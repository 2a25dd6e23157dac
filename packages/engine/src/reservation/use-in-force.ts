import type { Redemption } from '../redemption/redemption.ts';
import type { PriorUse } from '../redemption/redemption-decision.ts';
import { isLive, type Reservation } from './reservation.ts';

/**
 * What an order has of a code, as long as nothing takes its place: its redemption, or a hold that lives; null for nothing.
 *
 * @example useInForce({ kind: 'hold', reservation }, reservation.holdsUntil) // null
 */
export function useInForce(prior: PriorUse | null, now: number): Redemption | Reservation | null {
  if (prior === null) return null;
  if (prior.kind === 'redemption') return prior.redemption;
  return isLive('held', prior.reservation, now) ? prior.reservation : null;
}
