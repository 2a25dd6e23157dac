import type { Redemption, Reservation, ReservationState, Returned } from '@couponry/engine';
import type { Clock } from '../../platform/clock.ts';
import { RaceLost } from '../../platform/db/sqlstate.ts';
import type { Row, StatementResult } from '../../platform/db/statement.ts';
import { PairMap } from '../../platform/pair-map.ts';
import { readReturns } from '../../sql/rollback-rows.ts';
import { readCodes } from '../../sql/select-codes.ts';
import { readIdempotencyKeys } from '../../sql/select-idempotency-keys.ts';
import { readReservations } from '../../sql/select-reservations.ts';
import type { WorkspaceCoupons } from '../coupons/coupon-cache.ts';
import { CartClients } from './cart-clients.ts';
import { linesFromText } from './cart-text.ts';
import { CodeStock } from './code-stock.ts';
import type { StoredResult } from './command.ts';
import { CouponState } from './coupon-state.ts';
import { redemptionFromRow, reservationFromRow } from './ledger-rows.ts';
import { OrderState } from './order-state.ts';
import type { LoadPlan } from './plan-load.ts';
import { loadedState } from './state-statements.ts';

/** How a reservation stands, and the redemption that it was confirmed as. */
interface StandingReservation {
  readonly reservation: Reservation;
  readonly stands: ReservationState;
  readonly redemption: Redemption | null;
}

/** All on which a batch is decided; each decision changes it for the next one. */
export interface BatchInput {
  readonly state: CouponState;
  readonly orders: OrderState;
  readonly reservations: Map<string, StandingReservation>;
  readonly returns: Map<string, Returned>;
  /** By the route and the key. */
  readonly stored: PairMap<{ readonly requestHash: string; readonly result: StoredResult }>;
  readonly takenCodes: Set<string>;
  readonly stock: CodeStock;
  /** What conditions ask of clients. */
  readonly clients: CartClients;
  readonly now: number;
}

/** What was asked for once it was known that it is wanted. `holders`: null before that was asked. */
export interface LaterRows {
  readonly orders: readonly Row[];
  readonly holders: StatementResult | null;
}

/**
 * What a batch is read with: the process's clock and what it has seen, what was read after the rest, and the clients who are named
 * by their ids.
 */
interface InputContext {
  readonly clock: Clock;
  readonly later: LaterRows;
  readonly seen: WorkspaceCoupons;
  readonly named: readonly string[];
}

/**
 * Reads what a batch has loaded. The time is taken here, after the locks: the clock's, or the last decision on what is locked
 * when that is later.
 *
 * @throws RaceLost when something was made too late to be loaded
 */
export function readInput(
  plan: LoadPlan,
  loaded: readonly StatementResult[],
  { clock, seen, later, named }: InputContext,
): BatchInput {
  const rowsOf = (name: Parameters<LoadPlan['result']>[0]) => plan.result(name, loaded)?.rows ?? [];
  const state = new CouponState({ ...loadedState(plan, loaded), owners: later.holders ?? undefined }, seen);
  if (state.hasStranger(named)) throw new RaceLost('A client was made while something else was waited for');
  let lastReserved = 0;
  const reservations: BatchInput['reservations'] = new Map();
  for (const { reservation, stands, redemption } of readReservations(rowsOf('reservations'))) {
    lastReserved = Math.max(lastReserved, reservation.at);
    reservations.set(reservation.id, {
      reservation: reservationFromRow(reservation),
      stands,
      redemption: redemption && redemptionFromRow(redemption),
    });
  }
  const returns: BatchInput['returns'] = new Map();
  for (const { redemptionId, lines, ...returned } of readReturns(rowsOf('returns'))) {
    returns.set(redemptionId, { ...returned, lines: linesFromText(lines) ?? [] });
  }
  const stored: BatchInput['stored'] = new PairMap('ends');
  for (const { route, key, requestHash, result } of readIdempotencyKeys(rowsOf('stored'))) {
    stored.set(route, key, { requestHash, result: JSON.parse(result) });
  }
  return {
    state,
    orders: new OrderState([...rowsOf('orders'), ...later.orders]),
    reservations,
    returns,
    stored,
    stock: new CodeStock(readCodes(rowsOf('stock'))),
    clients: new CartClients(plan.clientKeys, rowsOf('cart_clients')),
    takenCodes: new Set(readCodes(rowsOf('taken')).map((row) => row.code)),
    now: Math.max(clock.now(), state.lastDecidedAt, lastReserved),
  };
}
