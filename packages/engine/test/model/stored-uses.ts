import type { LedgerEvent } from '../../src/coupon/ledger-event.ts';
import type { Redemption } from '../../src/redemption/redemption.ts';
import type { PriorUse } from '../../src/redemption/redemption-decision.ts';
import type { Reservation, ReservationState } from '../../src/reservation/reservation.ts';
import { NOTHING_RETURNED, type Returned, type Rollback } from '../../src/rollback/rollback.ts';

/** A hold, how it stands, and what it was confirmed to. */
interface StoredReservation {
  readonly reservation: Reservation;
  readonly stands: ReservationState;
  readonly redemption: Redemption | null;
}

/** A redemption, and what was given back of it. */
interface StoredRedemption {
  readonly redemption: Redemption;
  readonly returned: Returned;
  readonly parts: readonly Rollback[];
}

/** Holds, redemptions and what each order has of each code, as a database would keep them. */
export class StoredUses {
  reservations = new Map<string, StoredReservation>();
  redemptions = new Map<string, StoredRedemption>();
  /** By order and code. */
  orders = new Map<string, PriorUse>();

  /** Keeps what an event tells. */
  store(event: LedgerEvent): void {
    const { reservations, redemptions, orders } = this;
    if (event.type === 'code.reserved') {
      const { reservation } = event;
      reservations.set(reservation.id, { reservation, stands: 'held', redemption: null });
      this.#put({ kind: 'hold', reservation }, reservation);
    } else if (event.type === 'code.redeemed') {
      const { redemption } = event;
      redemptions.set(redemption.id, { redemption, returned: NOTHING_RETURNED, parts: [] });
      const confirmed = reservations.get(redemption.reservationId ?? '');
      if (confirmed !== undefined) {
        const { reservation } = confirmed;
        reservations.set(reservation.id, { reservation, stands: 'confirmed', redemption });
      }
      this.#put({ kind: 'redemption', redemption }, redemption);
    } else if (event.type === 'reservation.ended') {
      const { reservation, end } = event;
      const redemption = redemptions.get(end.redemptionId ?? '')?.redemption ?? null;
      reservations.set(reservation.id, { reservation, stands: end.end, redemption });
      const prior = orders.get(keyOf(reservation));
      if (prior?.kind === 'hold' && prior.reservation.id === reservation.id)
        orders.delete(keyOf(reservation));
    } else if (event.type === 'redemption.rolled_back') {
      const { redemption, rollback } = event;
      const prior = orders.get(keyOf(redemption));
      const isFirst = prior?.kind === 'redemption' && prior.redemption.id === redemption.id;
      if (rollback.completes && isFirst) orders.delete(keyOf(redemption));
    }
  }

  /** Keeps a part of a redemption that was given back, and what that comes to with those before it. */
  giveBack(redemptionId: string, rollback: Rollback, returned: Returned): void {
    const { redemption, parts } = this.redemptions.get(redemptionId)!;
    this.redemptions.set(redemptionId, { redemption, returned, parts: [...parts, rollback] });
  }

  /** Makes another one keep the same. */
  copyTo<Rows extends StoredUses>(copy: Rows): Rows {
    copy.reservations = new Map(this.reservations);
    copy.redemptions = new Map(this.redemptions);
    copy.orders = new Map(this.orders);
    return copy;
  }

  #put(prior: PriorUse, use: Redemption | Reservation): void {
    if (use.order !== null) this.orders.set(keyOf(use), prior);
  }
}

function keyOf({ order, code }: Redemption | Reservation): string {
  return order === null ? '' : `${order.id} ${code}`;
}
