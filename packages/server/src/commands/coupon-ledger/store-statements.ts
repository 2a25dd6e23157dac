import type { Statement } from '../../platform/db/statement.ts';
import { addCouponDays } from '../../sql/add-coupon-days.ts';
import { insertClients, updateClients } from '../../sql/client-rows.ts';
import { insertCodes, updateCodes } from '../../sql/code-rows.ts';
import { insertHolders, updateHolders } from '../../sql/holder-rows.ts';
import { deleteHolds, insertHolds } from '../../sql/holds.ts';
import { insertActivations } from '../../sql/insert-activations.ts';
import { insertClientIdentifiers } from '../../sql/insert-client-identifiers.ts';
import { insertCodeChanges } from '../../sql/insert-code-changes.ts';
import { insertEventBatch } from '../../sql/insert-event-batch.ts';
import { insertIdempotencyKeys } from '../../sql/insert-idempotency-keys.ts';
import { insertRedemptions } from '../../sql/insert-redemptions.ts';
import { insertReservationEnds } from '../../sql/insert-reservation-ends.ts';
import { insertReservations } from '../../sql/insert-reservations.ts';
import { insertOrders, updateOrders } from '../../sql/orders.ts';
import { insertReturns, insertRollbacks, updateReturns } from '../../sql/rollback-rows.ts';
import { updateCouponTotals } from '../../sql/update-coupon-totals.ts';
import type { BatchChanges } from './batch-changes.ts';
import type { BatchInput } from './batch-input.ts';

/** Where and when a batch is stored. `eventId` is the id of its row of events, by which its commit is known. */
export interface BatchStamp {
  readonly workspaceId: string;
  readonly eventId: string;
  readonly stripe: number;
  readonly now: number;
}

/** The statements that store the changes of a batch, in the lock order; none for what did not change. */
export function storeStatements(
  changes: BatchChanges,
  { state, orders }: Pick<BatchInput, 'state' | 'orders'>,
  stamp: BatchStamp,
): Statement[] {
  const { workspaceId, eventId, stripe, now } = stamp;
  const statements: Statement[] = [];
  const add = (rows: { readonly length: number }, statement: () => Statement): void => {
    if (rows.length > 0) statements.push(statement());
  };
  const totals = state.changedTotals();
  const newCodes = state.changedCodes(true);
  const usedCodes = state.changedCodes(false);
  const newHolders = state.changedHolders(true);
  const changedHolders = state.changedHolders(false);
  const days = changes.days.values();
  const changedClients = [...changes.changedClients.values()];
  const newOrders = orders.changedRows(true);
  const changedOrders = orders.changedRows(false);
  add(newOrders, () => insertOrders(workspaceId, newOrders));
  add(changedOrders, () => updateOrders(workspaceId, changedOrders));
  add(changes.newClients, () => insertClients(workspaceId, changes.newClients, now));
  add(changedClients, () => updateClients(workspaceId, changedClients, now));
  add(changes.newIdentifiers, () => insertClientIdentifiers(workspaceId, changes.newIdentifiers));
  add(totals, () => updateCouponTotals(workspaceId, totals, now));
  add(newCodes, () => insertCodes(workspaceId, newCodes));
  add(usedCodes, () => updateCodes(workspaceId, usedCodes));
  add(newHolders, () => insertHolders(workspaceId, newHolders));
  add(changedHolders, () => updateHolders(workspaceId, changedHolders));
  add(changes.idempotencyKeys, () => insertIdempotencyKeys(workspaceId, changes.idempotencyKeys, now));
  add(changes.activations, () => insertActivations(workspaceId, changes.activations));
  add(changes.codeChanges, () => insertCodeChanges(workspaceId, changes.codeChanges));
  add(changes.redemptions, () => insertRedemptions(workspaceId, changes.redemptions));
  add(changes.reservations, () => insertReservations(workspaceId, changes.reservations));
  statements.push(...settlementStatements(changes, workspaceId));
  add(changes.eventItems, () => insertEventBatch(workspaceId, eventId, now, changes.eventItems));
  add(days, () => addCouponDays(workspaceId, stripe, days));
  return statements;
}

/** What becomes of holds, and what is given back: rare beside redemptions. */
function settlementStatements(changes: BatchChanges, workspaceId: string): Statement[] {
  const newHolds = [...changes.newHolds.values()];
  const newReturns = [...changes.newReturns.values()];
  const changedReturns = [...changes.changedReturns.values()];
  const { settledHolds, reservationEnds, rollbacks } = changes;
  return [
    ...(newHolds.length > 0 ? [insertHolds(workspaceId, newHolds)] : []),
    ...(settledHolds.size > 0 ? [deleteHolds(workspaceId, [...settledHolds])] : []),
    ...(newReturns.length > 0 ? [insertReturns(workspaceId, newReturns)] : []),
    ...(changedReturns.length > 0 ? [updateReturns(workspaceId, changedReturns)] : []),
    ...(reservationEnds.length > 0 ? [insertReservationEnds(workspaceId, reservationEnds)] : []),
    ...(rollbacks.length > 0 ? [insertRollbacks(workspaceId, rollbacks)] : []),
  ];
}
