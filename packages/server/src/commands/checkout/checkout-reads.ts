import type { OrderRef, Redemption, Reservation, ReservationState } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import {
  type RedemptionListing,
  readRedemptionPage,
  selectRedemptionPage,
} from '../../sql/list-redemptions.ts';
import { selectOrder } from '../../sql/orders.ts';
import { type RollbackRow, readRollbacks, selectRollbacks } from '../../sql/rollback-rows.ts';
import { readRedemptions, selectJointRedemptions, selectRedemptions } from '../../sql/select-ledger-row.ts';
import {
  readReservations,
  selectJointReservations,
  selectReservations,
} from '../../sql/select-reservations.ts';
import { redemptionFromRow, reservationFromRow } from '../coupon-ledger/ledger-rows.ts';
import { OrderState } from '../coupon-ledger/order-state.ts';

export type { RedemptionListing, RollbackRow };

/** A reservation and how it stands, as stored: one whose time has run out may still be `held`. */
export interface StoredReservation {
  readonly reservation: Reservation;
  readonly stands: ReservationState;
  readonly redemption: Redemption | null;
}

/** What there is where nothing is asked of an order. */
const NO_ORDER = new OrderState([]);

/** Reads what orders have used, without locks; the rows of the ledger that it reads never change. */
export class CheckoutReads {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** The redemption with this id, or those of one request that share it; none when there is none. */
  async redemptions(workspaceId: string, id: string): Promise<Redemption[]> {
    const [single, joint] = await query(this.#pool, [
      selectRedemptions(workspaceId, [id]),
      selectJointRedemptions(workspaceId, id),
    ]);
    return readRedemptions([...(single?.rows ?? []), ...(joint?.rows ?? [])]).map(redemptionFromRow);
  }

  /** Redemptions by their own ids, in this order. */
  async redemptionsOf(workspaceId: string, ids: readonly string[]): Promise<Redemption[]> {
    const [found] = await query(this.#pool, [selectRedemptions(workspaceId, ids)]);
    return inOrder(readRedemptions(found?.rows ?? []).map(redemptionFromRow), ids, ({ id }) => id);
  }

  /** Reservations by their own ids, in this order. */
  async reservationsOf(workspaceId: string, ids: readonly string[]): Promise<StoredReservation[]> {
    const [found] = await query(this.#pool, [selectReservations(workspaceId, ids)]);
    const stored = readReservations(found?.rows ?? []).map(storedFromRow);
    return inOrder(stored, ids, ({ reservation }) => reservation.id);
  }

  /** The reservation with this id, or those of one request that share it; none when there is none. */
  async reservations(workspaceId: string, id: string): Promise<StoredReservation[]> {
    const [single, joint] = await query(this.#pool, [
      selectReservations(workspaceId, [id]),
      selectJointReservations(workspaceId, id),
    ]);
    return readReservations([...(single?.rows ?? []), ...(joint?.rows ?? [])]).map(storedFromRow);
  }

  /** What an order has used of codes, without waiting for anybody; nothing, and at once, where there is no order. */
  order(workspaceId: string, order: OrderRef | null): OrderState | Promise<OrderState> {
    if (order === null) return NO_ORDER;
    const reading = query(this.#pool, [selectOrder(workspaceId, order.store, order.id)]);
    return reading.then(([found]) => new OrderState(found?.rows ?? []));
  }

  /** What was given back of redemptions, the oldest first. */
  async rollbacks(workspaceId: string, redemptionIds: readonly string[]): Promise<RollbackRow[]> {
    const [result] = await query(this.#pool, [selectRollbacks(workspaceId, redemptionIds)]);
    return readRollbacks(result?.rows ?? []);
  }

  /** A page of redemptions, the newest first. */
  async list(workspaceId: string, listing: RedemptionListing): Promise<Redemption[]> {
    const [result] = await query(this.#pool, [selectRedemptionPage(workspaceId, listing)]);
    return readRedemptionPage(result?.rows ?? []).map(redemptionFromRow);
  }
}

function storedFromRow({
  reservation,
  stands,
  redemption,
}: ReturnType<typeof readReservations>[number]): StoredReservation {
  return {
    reservation: reservationFromRow(reservation),
    stands,
    redemption: redemption && redemptionFromRow(redemption),
  };
}

function inOrder<Use>(uses: readonly Use[], ids: readonly string[], idOf: (use: Use) => string): Use[] {
  return uses.toSorted((a, b) => ids.indexOf(idOf(a)) - ids.indexOf(idOf(b)));
}
