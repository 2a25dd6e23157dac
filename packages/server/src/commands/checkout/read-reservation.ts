import { isLive } from '@couponry/engine';
import type { CodePorts } from '../ports.ts';
import type { StoredReservation } from './checkout-reads.ts';
import {
  type ReservationStatus,
  type ReservationView,
  sharedId,
  viewOfReservations,
} from './checkout-view.ts';

/**
 * Reads a reservation of one code or several and how it stands this instant; null when there is none.
 *
 * @param ids those of each code, where they share none
 */
export async function readReservation(
  ports: CodePorts,
  workspaceId: string,
  id: string,
  ids: readonly string[] | null = null,
): Promise<ReservationView | null> {
  const stored = await (ids === null
    ? ports.checkout.reservations(workspaceId, id)
    : ports.checkout.reservationsOf(workspaceId, ids));
  return stored.length === 0 ? null : await viewOfStored(ports, workspaceId, id, stored);
}

/** Tells how a reservation that was read stands this instant. */
export async function viewOfStored(
  ports: CodePorts,
  workspaceId: string,
  id: string,
  stored: readonly StoredReservation[],
): Promise<ReservationView> {
  const redemptions = stored.flatMap(({ redemption }) => redemption ?? []);
  const reservations = stored.map(({ reservation }) => reservation);
  const view = await viewOfReservations(ports, workspaceId, reservations, {
    status: statusOf(stored, ports.clock.now()),
    redemptionId: redemptions.length === 0 ? null : sharedId(redemptions),
  });
  return { ...view, id };
}

/** They are settled together; only codes that an order used otherwise may have gone on alone. */
function statusOf(stored: readonly StoredReservation[], now: number): ReservationStatus {
  const each = stored.map(({ reservation, stands }): ReservationStatus => {
    if (stands !== 'held') return stands;
    return isLive(stands, reservation, now) ? 'held' : 'expired';
  });
  const order: readonly ReservationStatus[] = ['held', 'confirmed', 'released', 'expired'];
  return order.find((status) => each.includes(status)) ?? 'expired';
}
