import type { OrderRef, Redemption, Reservation, ReservationState } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import {
  type RedemptionListing,
  readRedemptionPage,
  selectRedemptionPage,
} from '../../sql/list-redemptions.ts';
import { selectOrders } from '../../sql/orders.ts';
import { type RollbackRow, readRollbacks, selectRollbacks } from '../../sql/rollback-rows.ts';
import { readRedemptions, selectJointRedemptions, selectRedemptions } from '../../sql/select-ledger-row.ts';
import {
  readReservations,
  selectJointReservations,
  selectReservations,
} from '../../sql/select-reservations.ts';
import { redemptionFromRow, reservationFromRow } from '../coupon-ledger/ledger-rows.ts';
import { OrderState } from '../coupon-ledger/order-state.ts';
import { orderKeys } from '../coupon-ledger/plan-load.ts';

export type { RedemptionListing, RollbackRow };

/** A reservation and how it stands, as stored: one whose time has run out may still be `held`. */
export interface StoredReservation {
  readonly reservation: Reservation;
  readonly stands: ReservationState;
  readonly redemption: Redemption | null;
}

/** Asks one question of a workspace, in one round trip with whoever asks at the same time. */
type Ask<Question, Answer> = (workspaceId: string, question: Question) => Promise<Answer>;

/** Makes what is read for many at once, with the answers in the order of the questions, a question for one. */
export type Gather = <Question, Answer>(
  read: (workspaceId: string, questions: readonly Question[]) => Promise<readonly Answer[]>,
) => Ask<Question, Answer>;

/** What there is where nothing is asked of an order. */
const NO_ORDER = new OrderState([]);

/** Reads what orders have used, without locks; the rows of the ledger that it reads never change. */
export class CheckoutReads {
  readonly #pool: pg.Pool;
  readonly #redemptions: Ask<string, readonly Redemption[]>;
  readonly #reservations: Ask<string, readonly StoredReservation[]>;
  readonly #rollbacks: Ask<string, readonly RollbackRow[]>;
  readonly #orders: Ask<OrderRef, OrderState>;

  constructor(pool: pg.Pool, gather: Gather) {
    this.#pool = pool;
    this.#redemptions = gather((workspaceId, ids) => redemptionsOfAll(pool, workspaceId, ids));
    this.#reservations = gather((workspaceId, ids) => reservationsOfAll(pool, workspaceId, ids));
    this.#rollbacks = gather((workspaceId, ids) => rollbacksOfAll(pool, workspaceId, ids));
    this.#orders = gather((workspaceId, orders) => ordersOfAll(pool, workspaceId, orders));
  }

  /** The redemption with this id, or those of one request that share it; none when there is none. */
  redemptions(workspaceId: string, id: string): Promise<readonly Redemption[]> {
    return this.#redemptions(workspaceId, id);
  }

  /** Redemptions by their own ids, in this order. */
  async redemptionsOf(workspaceId: string, ids: readonly string[]): Promise<Redemption[]> {
    return (await Promise.all(ids.map((id) => this.#redemptions(workspaceId, id)))).flat();
  }

  /** Reservations by their own ids, in this order. */
  async reservationsOf(workspaceId: string, ids: readonly string[]): Promise<StoredReservation[]> {
    return (await Promise.all(ids.map((id) => this.#reservations(workspaceId, id)))).flat();
  }

  /** The reservation with this id, or those of one request that share it; none when there is none. */
  reservations(workspaceId: string, id: string): Promise<readonly StoredReservation[]> {
    return this.#reservations(workspaceId, id);
  }

  /** What an order has used of codes, without waiting for anybody; nothing, and at once, where there is no order. */
  order(workspaceId: string, order: OrderRef | null): OrderState | Promise<OrderState> {
    return order === null ? NO_ORDER : this.#orders(workspaceId, order);
  }

  /** What was given back of redemptions, of each the oldest first. */
  async rollbacks(workspaceId: string, redemptionIds: readonly string[]): Promise<RollbackRow[]> {
    return (await Promise.all(redemptionIds.map((id) => this.#rollbacks(workspaceId, id)))).flat();
  }

  /** A page of redemptions, the newest first. */
  async list(workspaceId: string, listing: RedemptionListing): Promise<Redemption[]> {
    const [result] = await query(this.#pool, [selectRedemptionPage(workspaceId, listing)]);
    return readRedemptionPage(result?.rows ?? []).map(redemptionFromRow);
  }
}

async function redemptionsOfAll(
  pool: pg.Pool,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly (readonly Redemption[])[]> {
  const [single, joint] = await query(pool, [
    selectRedemptions(workspaceId, ids),
    selectJointRedemptions(workspaceId, ids),
  ]);
  const own = readRedemptions(single?.rows ?? []).map(redemptionFromRow);
  const shared = readRedemptions(joint?.rows ?? []).map(redemptionFromRow);
  return byEither(ids, own, shared, (redemption) => redemption);
}

async function reservationsOfAll(
  pool: pg.Pool,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly (readonly StoredReservation[])[]> {
  const [single, joint] = await query(pool, [
    selectReservations(workspaceId, ids),
    selectJointReservations(workspaceId, ids),
  ]);
  const own = readReservations(single?.rows ?? []).map(storedFromRow);
  const shared = readReservations(joint?.rows ?? []).map(storedFromRow);
  return byEither(ids, own, shared, ({ reservation }) => reservation);
}

async function rollbacksOfAll(
  pool: pg.Pool,
  workspaceId: string,
  redemptionIds: readonly string[],
): Promise<readonly (readonly RollbackRow[])[]> {
  const [result] = await query(pool, [selectRollbacks(workspaceId, redemptionIds)]);
  const rows = Map.groupBy(readRollbacks(result?.rows ?? []), ({ redemptionId }) => redemptionId);
  return redemptionIds.map((id) => rows.get(id) ?? []);
}

/** All look into the same: what others have asked for as well does no harm there. */
async function ordersOfAll(
  pool: pg.Pool,
  workspaceId: string,
  orders: readonly OrderRef[],
): Promise<readonly OrderState[]> {
  const [found] = await query(pool, [selectOrders(workspaceId, orderKeys(orders))]);
  const state = new OrderState(found?.rows ?? []);
  return orders.map(() => state);
}

/** What has each id for itself, or shares it with others. */
function byEither<Use>(
  ids: readonly string[],
  own: readonly Use[],
  shared: readonly Use[],
  rowOf: (use: Use) => { readonly id: string; readonly jointId: string | null },
): Use[][] {
  const byId = Map.groupBy(own, (use) => rowOf(use).id);
  const byJointId = Map.groupBy(shared, (use) => rowOf(use).jointId);
  return ids.map((id) => byId.get(id) ?? byJointId.get(id) ?? []);
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
